using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

[NeedsRole(Role.Administrator)]
public sealed class NewPersonModel(ManagePeople manage, CmsDb db, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên đăng nhập."), StringLength(60, ErrorMessage = "Tên đăng nhập không được quá {1} ký tự.")]
    [RegularExpression("[A-Za-z0-9._-]+", ErrorMessage = "Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các ký tự . _ -")]
    public string UserName { get; set; } = "";

    [BindProperty] public PersonFields Fields { get; set; } = new();

    public Guid? Created { get; private set; }
    public string? Password { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Fields.Units = await db.Units.ChoicesAsync(clock, cancel);

    /// <remarks>Answers with a page, not a redirect: the password must not travel through a cookie.</remarks>
    public async Task OnPostAsync(CancellationToken cancel)
    {
        Fields.Units = await db.Units.ChoicesAsync(clock, cancel);
        if (!ModelState.IsValid) return;

        var (person, password, refusal) = await manage.CreateAsync(User.Actor(), UserName, Fields.FullName, Fields.RoleSet(), Fields.UnitId, null, cancel);
        if (refusal is not null) ModelState.AddModelError(refusal.Field is { } field ? $"Fields.{field}" : nameof(UserName), t[refusal.Message]);
        else (Created, Password) = (person!.Id, password);
    }
}
