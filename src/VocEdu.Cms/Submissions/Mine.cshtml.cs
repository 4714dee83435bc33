using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions;

/// <summary>All a unit has ever written, and in plain words what became of it; what waits for the reader comes first.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead)]
public sealed class MineModel(CmsDb db, StoryProgress progress, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;
    private const int MostWaiting = 50;

    public static readonly IReadOnlyList<(string Code, string Name, ContentState[] States)> Groups =
    [
        ("chua-gui", "Chưa gửi", [ContentState.Draft]),
        ("dang-xu-ly", "Đang xử lý", [ContentState.UnitReview, ContentState.Submitted, ContentState.Received, ContentState.Editing, ContentState.InReview, ContentState.Approved, ContentState.Scheduled]),
        ("can-bo-sung", "Cần bổ sung", [ContentState.ChangesRequested]),
        ("da-dang", "Đã đăng", [ContentState.Published, ContentState.Archived]),
        ("khong-dung", "Không sử dụng, đã gỡ", [ContentState.NotUsed, ContentState.Withdrawn]),
    ];

    /// <summary>A code of <see cref="Groups"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "nhom")] public string? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = "")] public ContentFilter Filter { get; set; } = new();

    /// <summary>What the person has to do something about, oldest first.</summary>
    public List<ContentItem> Waiting { get; private set; } = [];
    public List<ContentItem> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }
    public bool HasAny { get; private set; }

    /// <summary>Why an item came back or is not used: the last reason given.</summary>
    public Dictionary<Guid, string> Reasons { get; private set; } = [];
    public Dictionary<Guid, string> Addresses { get; private set; } = [];
    public IReadOnlyList<OpenCall> Calls { get; private set; } = [];
    public bool IsFiltered => Chosen is not null || !string.IsNullOrWhiteSpace(Filter.Text);
    public bool IsFirstPage => Filter.Before is null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        var mine = db.Items.AsNoTracking().VisibleTo(actor);
        if (IsFirstPage && !IsFiltered)
        {
            ContentState[] turns = actor.Has(Role.UnitHead) ? [ContentState.ChangesRequested, ContentState.UnitReview] : [ContentState.ChangesRequested];
            Waiting = await mine.Where(item => turns.Contains(item.State)).OrderBy(item => item.StateSince).Take(MostWaiting).ToListAsync(cancel);
            Calls = await OpenCall.ForAsync(db, actor, Vietnam.Today(clock), cancel);
        }

        (Rows, NextPage) = await Filter.PageAsync(Chosen is { } states ? mine.Where(item => states.Contains(item.State)) : mine, PageSize, cancel);
        if (NextPage is not null && Group is not null) NextPage += $"&nhom={Uri.EscapeDataString(Group)}";
        HasAny = Rows.Count > 0 || await mine.AnyAsync(cancel);
        await ExplainAsync(cancel);
    }

    public string Next(ContentItem item) => progress.Next(item, clock.GetUtcNow());

    private ContentState[]? Chosen => Groups.FirstOrDefault(group => group.Code == Group).States;

    private async Task ExplainAsync(CancellationToken cancel)
    {
        var shown = Rows.Concat(Waiting).DistinctBy(item => item.Id).ToList();
        var ids = shown.ConvertAll(item => item.Id);
        Addresses = await db.Publications.Where(p => ids.Contains(p.ItemId)).ToDictionaryAsync(p => p.ItemId, p => p.Path, cancel);
        var returned = shown.Where(item => item.State is ContentState.ChangesRequested or ContentState.NotUsed or ContentState.Withdrawn).Select(item => item.Id).ToList();
        var steps = await db.Events.AsNoTracking().Where(e => returned.Contains(e.ItemId) && e.Reason != null && e.FromState != e.ToState)
            .OrderBy(e => e.Id).Select(e => new { e.ItemId, e.Reason }).ToListAsync(cancel);
        foreach (var step in steps) Reasons[step.ItemId] = step.Reason!;
    }
}
