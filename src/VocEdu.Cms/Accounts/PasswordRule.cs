using Microsoft.AspNetCore.Identity;

namespace VocEdu.Cms.Accounts;

/// <summary>A password alone has to be long and mixed; beside a second factor eight characters do (vietnam.md §10).</summary>
public sealed class PasswordRule : IPasswordValidator<Person>
{
    private const int LengthAlone = 14;

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var text = password ?? "";
        if (user.UserName is { Length: > 3 } name && text.Contains(name, StringComparison.OrdinalIgnoreCase))
            return Refuse("password.has-name", "Mật khẩu không được chứa tên đăng nhập.");
        if (user.TwoFactorEnabled) return Task.FromResult(IdentityResult.Success);

        var mixed = text.Any(char.IsLower) && text.Any(char.IsUpper) && text.Any(char.IsDigit) && text.Any(c => !char.IsLetterOrDigit(c));
        return text.Length >= LengthAlone && mixed
            ? Task.FromResult(IdentityResult.Success)
            : Refuse("password.weak", "Mật khẩu cần ít nhất 14 ký tự, gồm chữ thường, chữ hoa, chữ số và ký hiệu.");
    }

    private static Task<IdentityResult> Refuse(string code, string sentence) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = sentence }));
}
