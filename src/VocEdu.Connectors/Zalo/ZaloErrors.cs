using System.Globalization;
using VocEdu.Connectors.Http;
using static VocEdu.Connectors.Http.Meaning;

namespace VocEdu.Connectors.Zalo;

internal enum ZaloCall
{
    Read,

    /// <summary>A film nobody can see.</summary>
    Stage,

    /// <summary>The only call, beside a broadcast, that must not be repeated blindly.</summary>
    Create,
    Verify,
    Update,
    Remove,

    /// <summary>A message to all followers: never repeated.</summary>
    Broadcast,
}

/// <summary>The error table of the Official Account API. The number decides; the HTTP status is 200 for nearly everything.</summary>
/// <remarks>Sources: Zalo SDKs, the NukeViet module, and live observations, which win where they differ.</remarks>
internal static class ZaloErrors
{
    private const string PackageTooSmall = "Gói dịch vụ của Zalo OA không cho gửi tin đến người quan tâm. Bài viết vẫn ở trên OA; nếu cần gửi tin, quản trị kênh hãy nâng gói trong trang quản lý Zalo.";

    private sealed record Row(int Code, Meaning Meaning, string Sentence, ZaloCall? On = null, TimeSpan Pause = default);

    private const string Reconnect = "Kết nối với Zalo OA không còn hiệu lực. Bài được giữ lại; quản trị kênh hãy kết nối lại Zalo OA.";
    private const string NoGrant = "Ứng dụng chưa được cấp quyền quản lý bài viết của Zalo OA. Bài được giữ lại; quản trị kênh hãy kết nối lại và cấp đủ quyền.";
    private const string Message = "Zalo không cho gửi loại tin này từ Zalo OA. Bài được giữ lại; hãy xem quyền của OA trong trang quản lý Zalo.";
    private const string Secret = "Zalo không chấp nhận khóa của ứng dụng. Bài được giữ lại; quản trị hệ thống hãy kiểm tra cấu hình ứng dụng Zalo.";

    // The first row that fits decides.
    private static readonly Row[] Table =
    [
        new(-32, Limited, "Zalo OA gửi quá nhiều yêu cầu trong một phút. Bài được giữ lại và tự gửi tiếp sau ít phút.", Pause: TimeSpan.FromMinutes(1)),
        new(-211, Refused, "Zalo OA đã dùng hết lượt gửi tin của gói trong ngày hoặc trong tháng. Bài viết vẫn ở trên OA; lượt mới có vào ngày mai hoặc đầu tháng sau.", ZaloCall.Broadcast),
        new(-221, Refused, "Chỉ Zalo OA đã xác thực mới được gửi tin đến người quan tâm. Bài viết vẫn ở trên OA; quản trị kênh hãy xác thực OA với Zalo.", ZaloCall.Broadcast),
        new(-224, Refused, PackageTooSmall, ZaloCall.Broadcast),
        new(-233, Refused, "Zalo không cho OA này gửi tin vào lúc này: gói dịch vụ, loại OA hoặc khung giờ không cho phép. Bài viết vẫn ở trên OA; hãy xem quyền gửi tin trong trang quản lý Zalo.", ZaloCall.Broadcast),
        new(-311, Refused, PackageTooSmall, ZaloCall.Broadcast),
        new(-320, Refused, PackageTooSmall, ZaloCall.Broadcast),
        new(-211, Limited, "Zalo OA đã dùng hết hạn mức của gói. Bài được giữ lại và tự gửi tiếp khi có hạn mức mới; quản trị kênh có thể nâng gói.", Pause: TimeSpan.FromHours(24)),
        new(-214, Pending, "Zalo đang xử lý bài. Hệ thống tự kiểm tra lại."),
        new(-124, Blocked, Reconnect),
        new(-216, Blocked, Reconnect),
        new(-200, Refused, "Zalo không tải được ảnh của bài nên bài chưa được tạo. Hãy kiểm tra ảnh mở được trên mạng và không quá 1 MB, hoặc thay ảnh khác, rồi gửi lại.", ZaloCall.Verify),
        new(-200, Refused, "Zalo không nhận ảnh bìa của bài. Bài được giữ lại; hãy thay ảnh bìa JPEG hoặc PNG không quá 1 MB rồi gửi lại.", ZaloCall.Create),
        new(-200, Refused, "Zalo không nhận ảnh bìa của bài. Bài được giữ lại; hãy thay ảnh bìa JPEG hoặc PNG không quá 1 MB rồi gửi lại.", ZaloCall.Update),
        new(-201, Refused, "Zalo không nhận bài vì có thông tin không hợp lệ. Bài được giữ lại; hãy kiểm tra tiêu đề, tác giả, lời dẫn và địa chỉ ảnh rồi gửi lại."),
        new(-210, Refused, "Zalo không nhận bài vì có thông tin vượt giới hạn. Bài được giữ lại; hãy rút gọn bài rồi gửi lại."),
        new(-209, Refused, "Zalo không mở chức năng này cho ứng dụng. Bài được giữ lại; quản trị hệ thống hãy kiểm tra quyền của ứng dụng Zalo."),
        new(-202, Blocked, Secret),
        new(-204, Blocked, "Zalo OA này đã bị xóa. Bài được giữ lại; quản trị kênh hãy kết nối một Zalo OA khác."),
        new(-205, Blocked, "Zalo OA này không tồn tại. Bài được giữ lại; quản trị kênh hãy kết nối lại Zalo OA."),
        new(-207, Blocked, "Zalo OA chưa cho phép ứng dụng bên thứ ba. Bài được giữ lại; quản trị kênh hãy cấp phép trong trang quản lý Zalo rồi kết nối lại."),
        new(-208, Blocked, Secret),
        new(-212, Blocked, NoGrant),
        new(-215, Blocked, Secret),
        new(-220, Blocked, Reconnect),
        new(-221, Blocked, "Zalo OA chưa được xác thực. Bài được giữ lại; quản trị kênh hãy xác thực OA với Zalo rồi kết nối lại."),
        new(-224, Blocked, "Gói dịch vụ của Zalo OA không có chức năng này. Bài được giữ lại; quản trị kênh hãy nâng gói rồi kết nối lại."),
        new(-240, Blocked, "Zalo đã ngừng chức năng mà ứng dụng đang dùng. Bài được giữ lại; quản trị hệ thống hãy cập nhật phần mềm."),
        new(-242, Blocked, Secret),
        new(-213, Refused, Message),
        new(-217, Refused, Message),
        new(-218, Refused, Message),
        new(-230, Refused, Message),
        new(-233, Refused, Message),
        new(-305, Refused, Message),
        new(-311, Blocked, "Ứng dụng chưa gắn với tài khoản trả phí của Zalo. Bài được giữ lại; quản trị kênh hãy gắn tài khoản rồi kết nối lại."),
        new(-320, Blocked, "Ứng dụng chưa gắn với tài khoản trả phí của Zalo. Bài được giữ lại; quản trị kênh hãy gắn tài khoản rồi kết nối lại."),
        new(-321, Blocked, "Tài khoản Zalo đã hết số dư. Bài được giữ lại; quản trị kênh hãy nạp tiền rồi kết nối lại."),
        new(-14014, Blocked, "Zalo không nhận mã gia hạn kết nối, có thể vì mã đã được dùng. Bài được giữ lại; quản trị viên của OA hãy kết nối lại."),
        new(-14020, Blocked, "Kết nối với Zalo OA đã quá ba tháng không gia hạn. Bài được giữ lại; quản trị viên của OA hãy kết nối lại."),
    ];

    private const string NotSent = "Không kết nối được với Zalo nên chưa gửi được gì. Bài được giữ lại và tự gửi lại.";
    private const string Repeat = "Zalo đang trục trặc và chưa trả lời. Bài được giữ lại và tự gửi lại.";
    private const string InDoubt = "Chưa rõ Zalo đã nhận bài hay chưa. Hệ thống đang tìm bài trên Zalo OA trước khi gửi lại, để không đăng hai lần.";

    /// <param name="code">The envelope's <c>error</c>; null when there is none.</param>
    public static Verdict Judge(int? code, string? message, ZaloCall call, DateTimeOffset now)
    {
        var name = code?.ToString(CultureInfo.InvariantCulture) ?? "http 200";
        if (code is null)
        {
            return call is ZaloCall.Create or ZaloCall.Broadcast ? new(Unknown, new(name, InDoubt)) : new(Retry, new(name, Repeat));
        }

        // The text was seen live, its number only in a table: either is taken.
        var sought = call == ZaloCall.Verify && message?.Contains("being processed", StringComparison.OrdinalIgnoreCase) == true ? -214 : code;
        var row = Array.Find(Table, row => row.Code == sought && (row.On is null || row.On == call));
        return row is null
            ? new(Retry, new(name, Repeat))
            : new(row.Meaning, new(name, row.Sentence), row.Meaning == Limited ? now + row.Pause : null);
    }

    public static Verdict Judge(Reply.Lost lost, ZaloCall call) => Verdict.Of(lost, call is not (ZaloCall.Create or ZaloCall.Broadcast), NotSent, Repeat, InDoubt);

    public static Verdict RenewalRefused { get; } = new(Blocked, new("-216", Reconnect));
}
