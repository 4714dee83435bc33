using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using QRCoder;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>Everyone's own second proof: a code app with recovery codes, or passkeys.</summary>
[EnableRateLimiting(RateLimitOptions.SignInPolicy)]
public sealed class SecondFactorModel(
    PersonSignIn signIn, UserManager<Person> people, IUserStore<Person> store, CmsDb db, AuditLog audit, IOptions<AccountOptions> options, IStringLocalizer<SharedStrings> t)
    : PageModel
{
    private const int RecoveryCodeCount = 10;
    private Person _person = null!;

    [BindProperty] public string? Code { get; set; }

    public bool IsOn => _person.TwoFactorEnabled;
    public bool IsOwed => User.IsInRole(nameof(Role.Administrator)) && options.Value.SecondFactorForAdministrators && !IsOn && Passkeys.Count == 0;
    public int CodesLeft { get; private set; }
    public string SetupKey { get; private set; } = "";
    public string QrCode { get; private set; } = "";
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _person = (await people.GetUserAsync(User))!;
        await next();
    }

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostTurnOnAsync(CancellationToken cancel)
    {
        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await people.VerifyTwoFactorTokenAsync(_person, people.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            ModelState.AddModelError(nameof(Code), t["Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng."]);
            await ShowAsync();
            return Page();
        }

        await people.SetTwoFactorEnabledAsync(_person, true);
        await MakeCodesAsync();
        await NoteAsync("Bật xác thực hai bước", cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostTurnOffAsync(CancellationToken cancel)
    {
        await people.SetTwoFactorEnabledAsync(_person, false);
        await people.ResetAuthenticatorKeyAsync(_person);
        await NoteAsync("Tắt xác thực hai bước", cancel);
        TempData.SayDone("Đã tắt xác thực hai bước bằng ứng dụng.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostNewCodesAsync(CancellationToken cancel)
    {
        if (!IsOn) return RedirectToPage();
        await MakeCodesAsync();
        await NoteAsync("Tạo mã dự phòng mới", cancel);
        return Page();
    }

    /// <summary>What the browser needs to make a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(
        await signIn.MakePasskeyCreationOptionsAsync(new() { Id = _person.Id.ToString(), Name = _person.UserName!, DisplayName = _person.FullName }),
        MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAddPasskeyAsync(string credential, string? name, CancellationToken cancel)
    {
        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded)
        {
            TempData.SayFailed("Thiết bị chưa tạo được khóa truy cập. Bạn có thể thử lại hoặc dùng ứng dụng xác thực.");
            return RedirectToPage();
        }

        made.Passkey.Name = name?.Trim() is { Length: > 0 and <= 60 } given ? given : null;
        await people.AddOrUpdatePasskeyAsync(_person, made.Passkey);
        await NoteAsync("Thêm khóa truy cập", cancel);
        TempData.SayDone("Đã thêm khóa truy cập. Lần sau bạn có thể đăng nhập không cần mật khẩu.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string id, CancellationToken cancel)
    {
        var passkeys = await people.GetPasskeysAsync(_person);
        if (passkeys.FirstOrDefault(p => Convert.ToHexString(p.CredentialId) == id) is not { } passkey) return NotFound();
        await people.RemovePasskeyAsync(_person, passkey.CredentialId);
        await NoteAsync("Xóa khóa truy cập", cancel);
        TempData.SayDone("Đã xóa khóa truy cập.");
        return RedirectToPage();
    }

    private async Task MakeCodesAsync()
    {
        RecoveryCodes = [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(_person, RecoveryCodeCount) ?? []];
        await ShowAsync();
    }

    private async Task NoteAsync(string action, CancellationToken cancel)
    {
        audit.Add(User.Actor(), action, "person", _person.Id.ToString());
        await db.SaveChangesAsync(cancel);
        await signIn.RefreshSignInAsync(_person);
    }

    private async Task ShowAsync()
    {
        Passkeys = await people.GetPasskeysAsync(_person);
        CodesLeft = await people.CountRecoveryCodesAsync(_person);
        if (IsOn) return;

        var key = await people.GetAuthenticatorKeyAsync(_person);
        if (key is null)
        {
            // Not by the manager, which would end every session of somebody who has only looked.
            key = people.GenerateNewAuthenticatorKey();
            await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(_person, key, HttpContext.RequestAborted);
            await people.UpdateAsync(_person);
        }

        SetupKey = string.Join(' ', key!.Chunk(4).Select(four => new string(four)));
        var address = $"otpauth://totp/VocEduCMS:{Uri.EscapeDataString(_person.UserName!)}?secret={key}&issuer=VocEduCMS&digits=6";
        using var drawing = new QRCodeGenerator().CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        QrCode = $"data:image/png;base64,{Convert.ToBase64String(new PngByteQRCode(drawing).GetGraphic(6))}";
    }
}
