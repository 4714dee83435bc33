using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>The form that the phone keeps for when there is no network: the same for everybody, about nobody.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead)]
public sealed class OfflineModel : PageModel
{
    public SubmitView View { get; } = new(new() { Genre = StoryKinds.Usual[0].Genre }, null, null, null, new Dictionary<Guid, Media.MediaFile>(), Person: null);
}
