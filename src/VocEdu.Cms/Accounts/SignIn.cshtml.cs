using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
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
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

[AllowAnonymous]
[EnableRateLimiting(RateLimitOptions.SignInPolicy)]
public sealed class SignInModel(
    PersonSignIn signIn, UserManager<Person> people, CmsDb db, AuditLog audit, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    // Checked when nobody has that name, so that the answer takes as long as for a wrong password.
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(null!, Guid.NewGuid().ToString());

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên đăng nhập."), StringLength(256, ErrorMessage = "Tên đăng nhập không được quá {1} ký tự.")]
    public string UserName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mật khẩu."), StringLength(512, ErrorMessage = "Mật khẩu không được quá {1} ký tự.")]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Page();

        var person = await people.FindByNameAsync(UserName.Trim());
        if (person is null) people.PasswordHasher.VerifyHashedPassword(null!, NobodysHash, Password);
        else
        {
            var result = await signIn.PasswordSignInAsync(person, Password, isPersistent: false, lockoutOnFailure: true);
            if (result.RequiresTwoFactor) return RedirectToPage("/Accounts/SecondStep", new { ReturnUrl });
            if (result.Succeeded) return await WelcomeAsync(person, cancel);

            await NoteAsync(person, result.IsLockedOut ? "Đăng nhập bị từ chối vì tài khoản đang khóa" : "Đăng nhập không thành công", cancel);
        }

        // One sentence for every cause: an outsider learns neither which names exist nor which are locked.
        ModelState.AddModelError("", t["Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai liên tiếp, tài khoản tạm khóa 15 phút."]);
        return Page();
    }

    /// <summary>What the browser needs to ask its owner for a passkey; says nothing about who has one.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostPasskeyAsync(string credential, CancellationToken cancel)
    {
        ModelState.Clear();
        var proof = await signIn.PerformPasskeyAssertionAsync(credential);
        if (proof.Succeeded && await signIn.CanSignInAsync(proof.User) && !await people.IsLockedOutAsync(proof.User))
        {
            await people.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
            await signIn.SignInAsync(proof.User, isPersistent: false, "passkey");
            return await WelcomeAsync(proof.User, cancel);
        }

        ModelState.AddModelError("", t["Chưa đăng nhập được bằng khóa truy cập. Hãy thử lại hoặc dùng mật khẩu."]);
        return Page();
    }

    private async Task<IActionResult> WelcomeAsync(Person person, CancellationToken cancel)
    {
        person.LastSeenAt = clock.GetUtcNow();
        await people.UpdateAsync(person);
        await NoteAsync(person, "Đăng nhập", cancel);
        return Onward();
    }

    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/quan-tri");

    private async Task NoteAsync(Person person, string action, CancellationToken cancel)
    {
        audit.Add(new Actor(person.Id, person.FullName, person.Roles, person.UnitId), action, "person", person.Id.ToString());
        await db.SaveChangesAsync(cancel);
    }
}
