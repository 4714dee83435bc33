using VocEdu.Cms.Api;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Publishing;

namespace VocEdu.Cms.Hosting;

/// <summary>What is looked after every so often, by one job node. What must happen at its very second has an alarm of its own.</summary>
internal static class Rounds
{
    public static EngineSetup WithRounds(this EngineSetup engine) => engine
        .Ring<PullFeedsRound>(TimeSpan.FromMinutes(1))
        .Ring<RemindUnitsRound>(TimeSpan.FromMinutes(15))
        .Ring<PurgeTrashRound>(TimeSpan.FromHours(1))
        .Ring<ForgetDrafts>(TimeSpan.FromHours(1))
        .Ring<ForgetRequests>(TimeSpan.FromHours(1));
}
