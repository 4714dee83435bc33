using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>What an item said and what became of it: versions, steps, comparison in words, roll back.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter)]
public sealed class HistoryModel(CmsDb db, SaveContent save) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public List<ContentVersion> Versions { get; private set; } = [];
    public List<ContentEvent> Steps { get; private set; } = [];
    public bool MayEdit { get; private set; }

    /// <summary>Numbers of the two versions that are compared.</summary>
    [BindProperty(SupportsGet = true)] public int? From { get; set; }
    [BindProperty(SupportsGet = true)] public int? To { get; set; }

    public IReadOnlyList<(string Part, IReadOnlyList<(WordChange Change, string Text)> Words)> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, int number, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || Versions.Find(v => v.Number == number) is not { } old) return NotFound();
        var draft = ContentDraft.Of(old) with { Note = $"Khôi phục từ phiên bản {number}" };
        switch (await save.RunAsync(id, Item.Version, draft, User.Actor(), cancel))
        {
            case SaveOutcome.Saved saved:
                TempData.SayDone($"Đã khôi phục phiên bản {number} thành phiên bản {saved.Version.Number}.");
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
        Versions = await db.Versions.AsNoTracking().Where(v => v.ItemId == id).OrderByDescending(v => v.Number).ToListAsync(cancel);
        Steps = await db.Events.AsNoTracking().Where(e => e.ItemId == id).OrderByDescending(e => e.Id).ToListAsync(cancel);
        if (Versions.Find(v => v.Number == From) is { } from && Versions.Find(v => v.Number == To) is { } to) Changes = Compare(from, to);
        return true;
    }

    private static List<(string, IReadOnlyList<(WordChange, string)>)> Compare(ContentVersion from, ContentVersion to)
    {
        (string Part, Func<ContentVersion, string> Text)[] parts =
        [
            ("Tiêu đề", v => v.Title),
            ("Tóm tắt", v => v.Summary),
            ("Nội dung", v => PlainTextRenderer.Render(RichText.Parse(v.Body))),
            ("Lời đăng Facebook", v => v.ChannelTexts.Facebook?.Text ?? ""),
            ("Mô tả trên YouTube", v => v.ChannelTexts.YouTube?.Description ?? ""),
            ("Mô tả trên Zalo", v => v.ChannelTexts.Zalo?.Description ?? ""),
        ];
        return [.. parts.Where(part => part.Text(from) != part.Text(to)).Select(part => (part.Part, WordDiff.Compare(part.Text(from), part.Text(to))))];
    }
}
