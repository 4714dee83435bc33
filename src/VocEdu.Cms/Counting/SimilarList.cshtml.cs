using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Works that may be the same, to be decided about before figures are frozen.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class SimilarListModel(CmsDb db, SimilarWorks similar, MergeWorks merge, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "nam")] public int? Year { get; set; }
    public IReadOnlyList<SimilarPair> Pairs { get; private set; } = [];
    public CountingPeriod Period { get; private set; } = null!;
    public int PresentYear { get; private set; }
    public bool MayDecide => User.Actor().Has(CountingServices.Bookers);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        PresentYear = CountingWindow.Rule.YearOf(Vietnam.Today(clock));
        Period = CountingWindow.Rule.Year(Year is { } asked && asked > PresentYear - 10 && asked <= PresentYear ? asked : PresentYear);
        Pairs = await similar.PairsAsync(Period.From, Period.To, cancel);
    }

    public async Task<IActionResult> OnPostMergeAsync(Guid earlier, Guid later, CancellationToken cancel)
    {
        if (!MayDecide) return Forbid();
        if (await merge.RunAsync(later, earlier, t["Cùng một tác phẩm, được đăng hai lần."], User.Actor().Name, cancel) is { } refusal) TempData.SayFailed(t[refusal.Message]);
        else TempData.SayDone("Đã gộp: hai lần đăng được tính một lần. Có thể tách lại ở trang của tác phẩm.");
        return RedirectToPage(new { nam = Year });
    }

    public async Task<IActionResult> OnPostApartAsync(Guid earlier, Guid later, CancellationToken cancel)
    {
        if (!MayDecide) return Forbid();
        var actor = User.Actor();
        if (await db.Works.CountAsync(w => w.Id == earlier || w.Id == later, cancel) != 2) return NotFound();
        var now = clock.GetUtcNow();
        var added = await db.Database.ExecuteSqlAsync(
            $"insert into publishing.distinct_works values (least({earlier}, {later}), greatest({earlier}, {later}), {actor.Name}, {now}) on conflict do nothing", cancel);
        if (added > 0)
        {
            audit.Add(actor, "Xác nhận hai tác phẩm khác nhau", "work", earlier.ToString(), later.ToString());
            await db.SaveChangesAsync(cancel);
        }
        TempData.SayDone("Đã ghi nhận là hai tác phẩm khác nhau.");
        return RedirectToPage(new { nam = Year });
    }
}
