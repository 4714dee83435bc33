using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Comparing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>One line of the history; what it says is read only when it is looked at.</summary>
public sealed record VersionLine(int Number, DateTimeOffset SavedAt, string SavedByName, string? Note);

/// <summary>What an item said and what became of it: versions, steps, comparison in words, roll back.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter)]
public sealed class HistoryModel(CmsDb db, SaveContent save, Wording wording) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public List<VersionLine> Versions { get; private set; } = [];
    public List<ContentEvent> Steps { get; private set; } = [];
    public bool MayEdit { get; private set; }

    /// <summary>Numbers of the two versions that are compared.</summary>
    [BindProperty(SupportsGet = true)] public int? From { get; set; }
    [BindProperty(SupportsGet = true)] public int? To { get; set; }

    /// <summary>Null while nothing is compared.</summary>
    public IReadOnlyList<PartChange>? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    /// <param name="number">The version to say again.</param>
    /// <param name="seen">The newest version the person knew of.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, int number, int seen, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == id, cancel) || await VersionAsync(id, number, cancel) is not { } old) return NotFound();
        var draft = ContentDraft.Of(old) with { Note = $"Khôi phục từ phiên bản {number}" };
        switch (await save.RunAsync(id, seen, draft, User.Actor(), cancel))
        {
            case SaveOutcome.Saved { Version: var saved } when saved.Number == seen:
                TempData.SayDone($"Phiên bản {number} không khác bản hiện nay nên không cần khôi phục.");
                break;
            case SaveOutcome.Saved { Version: var saved }:
                TempData.SayDone($"Đã khôi phục phiên bản {number} thành phiên bản {saved.Number}.");
                break;
            case SaveOutcome.Refused refused:
                TempData.SayFailed(refused.Why.Message);
                break;
            default:
                TempData.SayFailed("Bài vừa được người khác sửa nên chưa khôi phục. Hãy xem phiên bản mới nhất rồi thử lại.");
                break;
        }

        return Redirect($"/quan-tri/noi-dung/{id}/lich-su");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return false;
        Item = item;
        MayEdit = actor.WhyNotEdit(item) is null;
        Versions = await db.Versions.Where(v => v.ItemId == id).OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.SavedAt, v.SavedByName, v.Note)).ToListAsync(cancel);
        Steps = await db.Events.AsNoTracking().Where(e => e.ItemId == id).OrderByDescending(e => e.Id).ToListAsync(cancel);
        if (From is { } first && To is { } second && await VersionAsync(id, first, cancel) is { } from && await VersionAsync(id, second, cancel) is { } to)
            Changes = await Comparison.OfAsync(ContentDraft.Of(from), ContentDraft.Of(to), wording, cancel);
        return true;
    }

    private Task<ContentVersion?> VersionAsync(Guid id, int number, CancellationToken cancel) =>
        db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == id && v.Number == number, cancel);
}
