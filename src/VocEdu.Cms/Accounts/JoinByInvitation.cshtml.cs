using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Resources;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Accounts;

/// <summary>Somebody who was invited chooses a name and a password and is in. Whoever has no valid link learns nothing at all.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimitOptions.SignInPolicy), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class JoinByInvitationModel(ManageInvitations invitations, PersonSignIn signIn, CmsDb db, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Vui lòng nhập họ và tên."), StringLength(120, ErrorMessage = "Họ và tên không được quá {1} ký tự.")] public string FullName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập tên đăng nhập."), StringLength(256, ErrorMessage = "Tên đăng nhập không được quá {1} ký tự.")] public string UserName { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Vui lòng nhập mật khẩu."), StringLength(512, ErrorMessage = "Mật khẩu không được quá {1} ký tự.")] public string Password { get; set; } = "";

    [BindProperty, Compare(nameof(Password), ErrorMessage = "Hai lần nhập mật khẩu không giống nhau.")] public string Again { get; set; } = "";

    public Invitation? Invitation { get; private set; }
    public string? UnitName { get; private set; }

    public async Task OnGetAsync(string secret, CancellationToken cancel)
    {
        await LoadAsync(secret, cancel);
        FullName = Invitation?.FullName ?? "";
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancel)
    {
        await LoadAsync(secret, cancel);
        if (Invitation is null || !ModelState.IsValid) return Page();
        var (person, refusal) = await invitations.AcceptAsync(secret, UserName, FullName, Password, cancel);
        if (person is not null)
        {
            await signIn.SignInAsync(person, isPersistent: false);
            return LocalRedirect("/quan-tri");
        }

        // Whether the name is taken or merely not allowed is said alike.
        ModelState.AddModelError("", t[refusal!.Code is "account.DuplicateUserName" or "account.InvalidUserName" ? "Tên đăng nhập này không dùng được. Vui lòng chọn tên khác, gồm chữ không dấu, chữ số và các ký tự . _ -" : refusal.Message]);
        return Page();
    }

    private async Task LoadAsync(string secret, CancellationToken cancel)
    {
        Invitation = await invitations.FindAsync(secret, cancel);
        if (Invitation is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Invitation.UnitId is { } id) UnitName = (await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == id, cancel)).NameOn(Vietnam.Today(clock)).Name;
    }
}
