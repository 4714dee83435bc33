using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Manage;

/// <summary>Pages that stand first for a question, for some days or for good.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Administrator)]
public sealed class PromotionsModel(CmsDb db, KeepPromotions keep) : PageModel
{
    private const int Most = 500;

    public sealed record Row(SearchPromotion Promotion, string? Title, string? Path);

    [BindProperty] public string? Question { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(string? tu, CancellationToken cancel)
    {
        Question = VietnameseText.Normalize(tu).Trim();
        await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid && await keep.AddAsync(Question, Address, From, Until, User.Actor(), cancel) is { } refusal) ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        if (!ModelState.IsValid)
        {
            await ShowAsync(cancel);
            return Page();
        }

        TempData.SayDone("Đã thêm kết quả ưu tiên.");
        return Redirect("/quan-tri/tim-kiem/uu-tien");
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancel)
    {
        await keep.DeleteAsync(id, User.Actor(), cancel);
        TempData.SayDone("Đã bỏ kết quả ưu tiên.");
        return Redirect("/quan-tri/tim-kiem/uu-tien");
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var promotions = await db.Set<SearchPromotion>().AsNoTracking().OrderByDescending(p => p.CreatedAt).Take(Most).ToListAsync(cancel);
        var ids = promotions.ConvertAll(p => p.ItemId);
        var pages = await db.Publications.Where(p => ids.Contains(p.ItemId)).Select(p => new { p.ItemId, p.Title, p.Path }).ToDictionaryAsync(p => p.ItemId, cancel);
        Rows = promotions.ConvertAll(p => new Row(p, pages.GetValueOrDefault(p.ItemId)?.Title, pages.GetValueOrDefault(p.ItemId)?.Path));
    }
}
