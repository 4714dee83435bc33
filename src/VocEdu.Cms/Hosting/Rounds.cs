using VocEdu.Cms.Api;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Handbooks;
using VocEdu.Cms.Media;
using VocEdu.Cms.Moving;
using VocEdu.Cms.Moving.Import;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Schools;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Submissions.Feeds;
using VocEdu.Cms.Writing.Drafts;
using VocEdu.Cms.Writing.Trash;
using VocEdu.Publishing;

namespace VocEdu.Cms.Hosting;

/// <summary>What is looked after every so often, by one job node. What must happen at its very second has an alarm of its own, and what is about files of each node is done by each.</summary>
internal static class Rounds
{
    public static EngineSetup WithRounds(this EngineSetup engine) => engine
        .Ring<SendMail>(TimeSpan.FromSeconds(15))
        .Ring<MorningMail>(TimeSpan.FromMinutes(1))
        .Ring<RemindReviewers>(TimeSpan.FromMinutes(1))
        .Ring<ChannelWatch>(TimeSpan.FromMinutes(1))
        .Ring<RemindByHand>(TimeSpan.FromMinutes(1))
        .Ring<MakeExportsRound>(TimeSpan.FromSeconds(15))
        .Ring<RunImportsRound>(TimeSpan.FromSeconds(15))
        .Ring<PullFeedsRound>(TimeSpan.FromMinutes(1))
        .Ring<MakeHandbook>(TimeSpan.FromSeconds(10))
        .Ring<CheckLinks>(TimeSpan.FromMinutes(5))
        .Ring<WatchTargets>(TimeSpan.FromMinutes(5))
        .Ring<SweepMedia>(TimeSpan.FromMinutes(10))
        .Ring<RemindOfReports>(TimeSpan.FromMinutes(15))
        .Ring<RemindUnitsRound>(TimeSpan.FromMinutes(15))
        .Ring<RemindSchoolsRound>(TimeSpan.FromHours(1))
        .Ring<RebuildSearch>(TimeSpan.FromMinutes(1))
        .Ring<ForgetQuestions>(TimeSpan.FromHours(1))
        .Ring<PurgeTrashRound>(TimeSpan.FromHours(1))
        .Ring<ForgetDrafts>(TimeSpan.FromHours(1))
        .Ring<ForgetRequests>(TimeSpan.FromHours(1))
        .Ring<FillFingerprints>(TimeSpan.FromDays(1));
}
