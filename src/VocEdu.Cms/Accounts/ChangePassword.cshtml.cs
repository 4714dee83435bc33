using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Accounts;

[EnableRateLimiting(RateLimitOptions.SignInPolicy)]
public sealed class ChangePasswordModel(
    PersonSignIn signIn, UserManager<Person> people, CmsDb db, AuditLog audit, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mật khẩu hiện tại.")] public string Current { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mật khẩu mới."), StringLength(512, ErrorMessage = "Mật khẩu không được quá {1} ký tự.")]
    public string New { get; set; } = "";

    [BindProperty, Compare(nameof(New), ErrorMessage = "Hai lần nhập mật khẩu mới không giống nhau.")] public string Again { get; set; } = "";

    public bool IsFirst => User.HasClaim(PersonClaims.MustChangePassword, "true");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Page();
        if (Current == New)
        {
            ModelState.AddModelError(nameof(New), t["Mật khẩu mới phải khác mật khẩu hiện tại."]);
            return Page();
        }

        var person = (await people.GetUserAsync(User))!;
        person.MustChangePassword = false;
        var result = await people.ChangePasswordAsync(person, Current, New);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
                ModelState.AddModelError(error.Code == nameof(AccountErrors.PasswordMismatch) ? nameof(Current) : nameof(New), t[error.Description]);
            return Page();
        }

        audit.Add(User.Actor(), "Đổi mật khẩu", "person", person.Id.ToString());
        await db.SaveChangesAsync(cancel);
        await signIn.RefreshSignInAsync(person);
        TempData.SayDone("Đã đổi mật khẩu. Các thiết bị khác đã được đăng xuất.");
        return Redirect("/quan-tri");
    }
}
