using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Units;

[NeedsRole(Role.Administrator)]
public sealed class NewUnitModel(ManageUnits manage, CmsDb db, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên đơn vị."), StringLength(200, ErrorMessage = "Tên đơn vị không được quá {1} ký tự.")]
    public string Name { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên ngắn."), StringLength(80, ErrorMessage = "Tên ngắn không được quá {1} ký tự.")]
    public string ShortName { get; set; } = "";

    [BindProperty] public UnitFields Fields { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancel) => Fields.Parents = await db.Units.ChoicesAsync(clock, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Fields.Parents = await db.Units.ChoicesAsync(clock, cancel);
        if (!ModelState.IsValid) return Page();

        var (id, refusal) = await manage.CreateAsync(User.Actor(), Name, ShortName, Fields.Kind, Fields.ParentId, Fields.NeedsUnitHead, cancel);
        if (refusal is not null)
        {
            ModelState.AddModelError(refusal.Field ?? "", t[refusal.Message]);
            return Page();
        }

        TempData.SayDone("Đã tạo đơn vị.");
        return RedirectToPage("/Units/EditUnit", new { id });
    }
}
