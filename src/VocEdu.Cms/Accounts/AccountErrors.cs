using Microsoft.AspNetCore.Identity;

namespace VocEdu.Cms.Accounts;

/// <summary>What the account store answers, in Vietnamese.</summary>
public sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Không lưu được tài khoản. Vui lòng thử lại.");

    public override IdentityError ConcurrencyFailure() =>
        Say(nameof(ConcurrencyFailure), "Người khác vừa sửa tài khoản này. Hãy tải lại trang rồi sửa tiếp.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Mật khẩu hiện tại không đúng.");

    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), $"Mật khẩu cần ít nhất {length} ký tự.");

    public override IdentityError InvalidUserName(string? userName) =>
        Say(nameof(InvalidUserName), "Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các ký tự . _ -");

    public override IdentityError DuplicateUserName(string userName) =>
        Say(nameof(DuplicateUserName), "Tên đăng nhập này đã có người dùng. Vui lòng chọn tên khác.");

    public override IdentityError InvalidToken() => Say(nameof(InvalidToken), "Mã không đúng hoặc đã hết hạn.");

    private static IdentityError Say(string code, string sentence) => new() { Code = code, Description = sentence };
}
