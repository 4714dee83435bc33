using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Releases;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>Everything the newsroom has, narrowed by what is looked for.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter)]
public sealed class ContentsModel(CmsDb db) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true, Name = "")] public ContentFilter Filter { get; set; } = new();

    public List<ContentItem> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }

    /// <summary>Sets that ticked items can join; null where the person gathers none.</summary>
    public List<(Guid Id, string Name)>? OpenReleases { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Rows, NextPage) = await Filter.PageAsync(db.Items.VisibleTo(User.Actor()), PageSize, cancel);
        if (User.Actor().Has(ManageReleases.Makers)) OpenReleases = await db.OpenReleasesAsync(cancel);
    }
}
