using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Manage;

/// <summary>The department's synonyms and abbreviations, tried out at once.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Administrator)]
public sealed class SynonymsModel(CmsDb db, KeepSynonyms keep, FindContent find) : PageModel
{
    private const int MostTried = 5, PageSize = 30;

    [BindProperty] public Guid? Id { get; set; }
    [BindProperty] public bool Abbreviation { get; set; }
    [BindProperty] public string? Phrases { get; set; }

    public IReadOnlyList<SearchSynonym> Groups { get; private set; } = [];
    public string Sought { get; private set; } = "";

    /// <summary>How many groups stand on the pages before this one.</summary>
    public int Before { get; private set; }

    /// <summary>How many were found in all.</summary>
    public int Count { get; private set; }
    public int? Next => Before + Groups.Count < Count ? Before + Groups.Count : null;
    public string Try { get; private set; } = "";
    public IReadOnlyList<Card>? Found { get; private set; }

    public async Task OnGetAsync(string? tu, Guid? sua, string? tim, string? thu, int bo, CancellationToken cancel)
    {
        Before = Math.Max(0, bo);
        if (sua is { } id && await db.Set<SearchSynonym>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } group)
            (Id, Abbreviation, Phrases) = (group.Id, group.Abbreviation, string.Join('\n', group.Phrases));
        else Phrases = VietnameseText.Normalize(tu).Trim();
        await ShowAsync(tim, thu, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await keep.SaveAsync(Id, Abbreviation, Phrases, User.Actor(), cancel) is { } refusal)
        {
            ModelState.AddModelError(nameof(Phrases), refusal.Message);
            await ShowAsync(null, null, cancel);
            return Page();
        }

        TempData.SayDone("Đã lưu nhóm từ. Tìm kiếm dùng ngay từ bây giờ.");
        return Redirect($"/quan-tri/tim-kiem/tu-dong-nghia?thu={Uri.EscapeDataString((Phrases ?? "").Split('\n')[0].Trim())}");
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancel)
    {
        await keep.DeleteAsync(id, User.Actor(), cancel);
        TempData.SayDone("Đã xóa nhóm từ.");
        return Redirect("/quan-tri/tim-kiem/tu-dong-nghia");
    }

    private async Task ShowAsync(string? tim, string? thu, CancellationToken cancel)
    {
        Sought = VietnameseText.Normalize(tim).Trim();
        Try = VietnameseText.Normalize(thu).Trim();
        var sought = SearchPromotion.KeyOf(Sought);
        var all = await db.Set<SearchSynonym>().AsNoTracking().OrderByDescending(s => s.UpdatedAt).ThenBy(s => s.Id).ToListAsync(cancel);
        var found = all.Where(g => sought.Length == 0 || g.Phrases.Exists(p => SearchPromotion.KeyOf(p).Contains(sought, StringComparison.Ordinal))).ToList();
        (Count, Groups) = (found.Count, [.. found.Skip(Before).Take(PageSize)]);
        if (Try.Length == 0) return;
        var hits = (await find.RunAsync(Try, null, cancel)).Hits.Take(MostTried).Select(h => h.ItemId).ToList();
        var cards = await db.Publications.AsNoTracking().Where(p => hits.Contains(p.ItemId)).Select(Card.Of).ToDictionaryAsync(c => c.ItemId, cancel);
        Found = [.. hits.Where(cards.ContainsKey).Select(id => cards[id])];
    }
}
