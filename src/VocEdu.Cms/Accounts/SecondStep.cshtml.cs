using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
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

[AllowAnonymous]
[EnableRateLimiting(RateLimitOptions.SignInPolicy)]
public sealed class SecondStepModel(
    PersonSignIn signIn, UserManager<Person> people, CmsDb db, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mã xác thực."), StringLength(40, ErrorMessage = "Mã xác thực không được quá {1} ký tự.")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Accounts/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person) return RedirectToPage("/Accounts/SignIn");
        if (!ModelState.IsValid) return Page();

        var code = Code.Replace(" ", "", StringComparison.Ordinal);
        var result = code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        var actor = new Actor(person.Id, person.FullName, person.Roles, person.UnitId);
        audit.Add(actor, result.Succeeded ? "Đăng nhập" : "Mã xác thực không đúng", "person", person.Id.ToString());
        if (result.Succeeded)
        {
            person.LastSeenAt = clock.GetUtcNow();
            await people.UpdateAsync(person);
        }

        await db.SaveChangesAsync(cancel);
        if (result.Succeeded) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/quan-tri");

        ModelState.AddModelError(nameof(Code), t["Mã không đúng hoặc đã hết hạn."]);
        return Page();
    }
}
