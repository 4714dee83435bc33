using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>What units have sent and nobody has finished with: the oldest first, since it is due first.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class InboxModel(CmsDb db, MoveContent move, StoryProgress progress, FindDuplicates duplicates, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public static readonly IReadOnlyList<(string Code, string Name, ContentState[] States)> Stages =
    [
        ("cho-tiep-nhan", "Chờ tiếp nhận", [ContentState.Submitted]),
        ("dang-lam", "Đang biên tập", [ContentState.Received, ContentState.Editing]),
        ("cho-don-vi", "Chờ đơn vị bổ sung", [ContentState.ChangesRequested]),
        ("cho-duyet", "Chờ duyệt", [ContentState.InReview]),
    ];

    private static readonly string[] FilterNames = ["buoc", "don-vi", "dat", "chu-de", "cua-toi", "sau"];

    /// <summary>A code of <see cref="Stages"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "buoc")] public string? Stage { get; set; }
    [BindProperty(SupportsGet = true, Name = "don-vi")] public string? UnitId { get; set; }
    [BindProperty(SupportsGet = true, Name = "dat")] public Guid? CallId { get; set; }
    [BindProperty(SupportsGet = true, Name = "chu-de")] public string? Theme { get; set; }

    /// <summary>Only what is given to the reader.</summary>
    [BindProperty(SupportsGet = true, Name = "cua-toi")] public bool Mine { get; set; }

    /// <summary>Where the page begins: the last row of the page before it.</summary>
    [BindProperty(SupportsGet = true, Name = "sau")] public string? After { get; set; }

    public List<InboxRow> Rows { get; private set; } = [];
    public string? NextPage { get; private set; }
    public List<Choice> OpenCalls { get; private set; } = [];
    public IReadOnlyList<Choice> Editors { get; private set; } = [];
    public string Chosen => Stages.Any(stage => stage.Code == Stage) ? Stage! : Stages[0].Code;

    /// <summary>The list as it was: its address with the filters of a query, and nothing else the query may say.</summary>
    public static string At(string? query) => QueryHelpers.AddQueryString("/quan-tri/bai-don-vi-gui", QueryHelpers.ParseQuery(query)
        .Where(part => FilterNames.Contains(part.Key) && part.Value.ToString().Length is > 0 and <= 200));

    public async Task OnGetAsync([FromServices] AccountsDb accounts, CancellationToken cancel)
    {
        var states = Stages.First(stage => stage.Code == Chosen).States;
        var me = User.Actor().Id;
        var items = db.Items.AsNoTracking().VisibleTo(User.Actor()).Where(item => states.Contains(item.State)
            && db.Events.Any(e => e.ItemId == item.Id && e.ToState == ContentState.Submitted && e.FromState != e.ToState));
        if (!string.IsNullOrEmpty(UnitId)) items = items.Where(item => item.UnitId == UnitId);
        if (CallId is { } call) items = items.Where(item => db.Set<Submission>().Any(s => s.ItemId == item.Id && s.CallId == call));
        if (!string.IsNullOrEmpty(Theme)) items = items.Where(item => WithTheme(Theme).Contains(item.Id));
        if (Mine) items = items.Where(item => item.AssignedTo == me);
        if (ReadCursor() is var (since, last)) items = items.Where(item => item.StateSince > since || (item.StateSince == since && item.Id > last));

        var page = await items.OrderBy(item => item.StateSince).ThenBy(item => item.Id).Take(PageSize + 1).ToListAsync(cancel);
        if (page.Count > PageSize)
        {
            page.RemoveAt(PageSize);
            NextPage = Address(page[^1]);
        }

        Editors = await SentStoryModel.EditorsAsync(accounts, cancel);
        OpenCalls = await db.Set<StoryCall>().AsNoTracking().OrderByDescending(c => c.OpenedAt).Take(50).Select(c => new Choice(c.Id.ToString(), c.Title)).ToListAsync(cancel);
        Rows = await RowsAsync(page, cancel);
    }

    /// <summary>Takes in what was ticked; each row names the version that was on the screen.</summary>
    public async Task<IActionResult> OnPostReceiveAsync(List<string> chosen, CancellationToken cancel)
    {
        var (done, refusals) = (0, new List<string>());
        foreach (var row in chosen.Take(PageSize))
        {
            if (row.Split(':') is not [var idText, var versionText] || !Guid.TryParse(idText, out var id) || !int.TryParse(versionText, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) continue;
            db.ChangeTracker.Clear();
            if (await move.RunAsync(id, new(ContentState.Received, version), User.Actor(), cancel) is { } refusal) refusals.Add(refusal.Message);
            else done++;
        }

        if (done > 0) TempData.SayDone($"Đã tiếp nhận {done} bài.");
        if (refusals.Count > 0) TempData.SayFailed($"{refusals.Count} bài chưa tiếp nhận được. {string.Join(' ', refusals.Distinct())}");
        else if (done == 0) TempData.SayFailed("Bạn chưa chọn bài nào.");
        return Redirect(At(Request.QueryString.Value));
    }

    private IQueryable<Guid> WithTheme(string theme) => db.Database.SqlQuery<Guid>(
        $"select v.item_id as \"Value\" from cms.content_version v join cms.content_item i on i.id = v.item_id and i.version = v.number where v.fields->'themes' ? {theme}");

    private async Task<List<InboxRow>> RowsAsync(List<ContentItem> page, CancellationToken cancel)
    {
        var ids = page.ConvertAll(item => item.Id);
        var sent = await db.Set<Submission>().AsNoTracking().Where(s => ids.Contains(s.ItemId)).ToDictionaryAsync(s => s.ItemId, cancel);
        var callIds = sent.Values.Select(s => s.CallId).OfType<Guid>().Distinct().ToList();
        var calls = await db.Set<StoryCall>().AsNoTracking().Where(c => callIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, cancel);
        var similar = await duplicates.LikestAsync(page, User.Actor(), cancel);
        var now = clock.GetUtcNow();
        return page.ConvertAll(item => new InboxRow(
            item, progress.Due(item.State, item.StateSince), now,
            sent.GetValueOrDefault(item.Id)?.CallId is { } call ? calls.GetValueOrDefault(call) : null,
            sent.GetValueOrDefault(item.Id)?.Files.Count ?? 0,
            item.AssignedTo is { } editor ? Editors.FirstOrDefault(e => e.Code == editor.ToString())?.Name : null,
            similar.GetValueOrDefault(item.Id)));
    }

    private string Address(ContentItem last)
    {
        var query = new QueryString();
        foreach (var (name, value) in (IEnumerable<(string, string?)>)[("buoc", Stage), ("don-vi", UnitId), ("dat", CallId?.ToString()), ("chu-de", Theme), ("cua-toi", Mine ? "true" : null)])
            if (!string.IsNullOrEmpty(value)) query = query.Add(name, value);
        return query.Add("sau", $"{last.StateSince.UtcTicks}_{last.Id}").ToString();
    }

    private (DateTimeOffset Since, Guid Last)? ReadCursor() => After?.Split('_') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var guid)
            ? (new DateTimeOffset(at, TimeSpan.Zero), guid) : null;
}

/// <summary>One story in the inbox.</summary>
/// <param name="Due">When its present step should be done; null when it is not the newsroom's turn.</param>
/// <param name="Call">Title of the call it answers.</param>
public sealed record InboxRow(ContentItem Item, DateTimeOffset? Due, DateTimeOffset Now, string? Call, int Files, string? Editor, SimilarStory? Similar)
{
    public bool IsOverdue => Due < Now;

    public TimeSpan Age => Now - Item.StateSince;
}
