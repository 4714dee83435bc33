using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Units;

[NeedsRole(Role.Administrator | Role.Editor)]
public sealed class EditUnitModel(ManageUnits manage, CmsDb db, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    public UnitFields Fields { get; set; } = new();
    public NameFields NewName { get; set; } = new();
    public Unit Unit { get; private set; } = null!;
    public UnitName Current => Unit.NameOn(Today);
    public bool MayChange => User.Actor().Has(Role.Administrator);

    private DateOnly Today => Vietnam.Today(clock);

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = (string)RouteData.Values["id"]!;
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == id, HttpContext.RequestAborted);
        if (unit is null) context.Result = NotFound();
        else if (HttpMethods.IsPost(Request.Method) && !MayChange) context.Result = Forbid();
        else
        {
            Unit = unit;
            (Fields.Kind, Fields.ParentId, Fields.NeedsUnitHead) = (unit.Kind, unit.ParentId, unit.NeedsUnitHead);
            (NewName.Name, NewName.ShortName, NewName.From) = (Current.Name, Current.ShortName, Today);
            Fields.Parents = [.. (await db.Units.ChoicesAsync(clock, HttpContext.RequestAborted)).Where(c => c.Value != id)];
            await next();
        }
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Fields))] UnitFields fields, CancellationToken cancel)
    {
        fields.Parents = Fields.Parents;
        Fields = fields;
        if (!ModelState.IsValid) return Page();
        return Answer(await manage.ChangeAsync(User.Actor(), Unit.Id, fields.Kind, fields.ParentId, fields.NeedsUnitHead, cancel), nameof(Fields), "Đã lưu.");
    }

    public async Task<IActionResult> OnPostRenameAsync([Bind(Prefix = nameof(NewName))] NameFields newName, CancellationToken cancel)
    {
        NewName = newName;
        if (!ModelState.IsValid) return Page();
        var refusal = await manage.RenameAsync(User.Actor(), Unit.Id, newName.Name, newName.ShortName, newName.From!.Value, newName.LegalBasis, cancel);
        return Answer(refusal, nameof(NewName), "Đã đổi tên đơn vị.");
    }

    private IActionResult Answer(Refusal? refusal, string form, string done)
    {
        if (refusal is not null)
        {
            ModelState.AddModelError($"{form}.{refusal.Field}", t[refusal.Message]);
            return Page();
        }

        TempData.SayDone(done);
        return RedirectToPage();
    }

    public sealed class NameFields
    {
        [Required(ErrorMessage = "Vui lòng nhập tên mới."), StringLength(200, ErrorMessage = "Tên đơn vị không được quá {1} ký tự.")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Vui lòng nhập tên ngắn."), StringLength(80, ErrorMessage = "Tên ngắn không được quá {1} ký tự.")]
        public string ShortName { get; set; } = "";

        [Required(ErrorMessage = "Vui lòng chọn ngày áp dụng.")] public DateOnly? From { get; set; }

        [StringLength(200, ErrorMessage = "Căn cứ không được quá {1} ký tự.")] public string? LegalBasis { get; set; }
    }
}
