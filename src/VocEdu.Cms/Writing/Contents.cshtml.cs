using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
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

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Rows, NextPage) = await Filter.PageAsync(db.Items.VisibleTo(User.Actor()), PageSize, cancel);
}
