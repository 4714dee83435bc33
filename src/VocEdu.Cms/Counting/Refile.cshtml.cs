using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Sets right what was written down about an external publication: its unit, themes, activities, genre or name. Date and proof have pages of their own.</summary>
[NeedsRole(CountingServices.Bookers)]
public sealed class RefileModel(CmsDb db, CorrectExternal correct, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    /// <summary>Names what was shown when the form was opened.</summary>
    [BindProperty] public string? Seen { get; set; }
    [BindProperty, StringLength(200, ErrorMessage = "Tên nơi đăng, phát không được quá {1} ký tự.")] public string? Outlet { get; set; }
    [BindProperty, StringLength(500, ErrorMessage = "Tên tác phẩm không được quá {1} ký tự.")] public string? Title { get; set; }
    [BindProperty] public string? Genre { get; set; }
    [BindProperty, StringLength(200, ErrorMessage = "Tên tác giả không được quá {1} ký tự.")] public string? Author { get; set; }
    [BindProperty] public string? UnitCode { get; set; }
    [BindProperty] public bool Repost { get; set; }
    [BindProperty] public List<string> Themes { get; set; } = [];
    [BindProperty] public List<string> Audiences { get; set; } = [];
    [BindProperty] public List<string> Activities { get; set; } = [];
    [BindProperty, StringLength(500, ErrorMessage = "Lý do không được quá {1} ký tự.")] public string? Reason { get; set; }

    public Work Work { get; private set; } = null!;
    public IReadOnlyList<PlanTerms> Plans { get; private set; } = [];
    public List<SelectListItem> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        (Seen, Outlet, Title, Genre, Author, UnitCode, Repost) = (ExternalRecord.Of(Work).Stamp, Work.Outlet, Work.Title, Work.Genre, Work.Author, Work.UnitCode, Work.Repost);
        (Themes, Audiences, Activities) = (Work.Themes, Work.Audiences, Work.Activities);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        var unit = UnitCode == Work.UnitCode ? null : await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == UnitCode, cancel);
        if (unit is null && UnitCode != Work.UnitCode) ModelState.AddModelError(nameof(UnitCode), t["Vui lòng chọn đơn vị đã đặt bài."]);
        var becomes = new ExternalRecord(
            Genre ?? "", VietnameseText.Normalize(Title).Trim(), VietnameseText.Normalize(Outlet).Trim(), VietnameseText.Normalize(Author).Trim() is { Length: > 0 } author ? author : null,
            UnitCode ?? "", unit?.NameOn(Work.FirstPublicOn).Name ?? Work.UnitName, Repost,
            Known(Themes, Work.Themes, p => p.Themes), Known(Audiences, Work.Audiences, p => p.Audiences), Known(Activities, Work.Activities, p => p.Activities));
        if (ModelState.IsValid && await correct.RunAsync(id, Seen, becomes, Reason, User.Actor().Name, cancel) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field is { } field ? char.ToUpperInvariant(field[0]) + field[1..] : "", t[refusal.Message]);
            if (refusal.Code == "refile.changed")
            {
                await LoadAsync(id, cancel);
                ModelState.Remove(nameof(Seen));
                Seen = ExternalRecord.Of(Work).Stamp;      // saved again, it is what they want
            }
        }
        if (ModelState.IsValid)
        {
            TempData.SayDone("Đã sửa ghi nhận. Sổ cái giữ nội dung cũ và lý do.");
            return Redirect($"{WorkAddress.List}/{id}");
        }
        return Page();
    }

    /// <summary>Codes of the work that no plan on offer has: they may be taken away.</summary>
    public IReadOnlyList<PlanTerm> Others(IEnumerable<string> codes, Func<PlanTerms, IReadOnlyList<PlanTerm>> of) =>
        [.. codes.Where(c => !Plans.Any(p => of(p).Any(term => term.Code == c))).Select(c => new PlanTerm(c, c))];

    private List<string> Known(List<string> chosen, List<string> had, Func<PlanTerms, IReadOnlyList<PlanTerm>> of) =>
        [.. chosen.Distinct().Where(c => had.Contains(c) || Plans.Any(p => of(p).Any(term => term.Code == c)))];

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.Origin == WorkOrigin.External, cancel) is not { } work) return false;
        Work = work;
        Plans = await PlanTerms.InForceAsync(db, work.FirstPublicAt, cancel);
        Units = await db.Units.ChoicesAsync(clock, cancel);
        if (!Units.Exists(u => u.Value == work.UnitCode)) Units.Insert(0, new(work.UnitName, work.UnitCode));      // closed since
        return true;
    }
}
