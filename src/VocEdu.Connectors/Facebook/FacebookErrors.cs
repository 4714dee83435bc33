using System.Globalization;
using System.Text.Json;
using VocEdu.Connectors.Http;
using static VocEdu.Connectors.Http.Meaning;

namespace VocEdu.Connectors.Facebook;

/// <summary>How a call may be repeated: decides what a lost answer means.</summary>
internal enum GraphCall
{
    Read,

    /// <summary>A photo nobody can see; an unused one vanishes by itself.</summary>
    Stage,
    Create,
    Update,
    Delete,
}

/// <summary>The error catalogue of the Graph API: code and subcode decide, never the words.</summary>
/// <remarks>Sources: Pages API error codes, error handling guide; 2, 506, 80001 and 1366xxx as seen by other publishers.</remarks>
internal static class FacebookErrors
{
    private sealed record Row(int? Code, int? Subcode, Meaning Meaning, string Sentence, int PauseHours = 0, GraphCall? On = null);

    // The first row that fits decides. Null: any.
    private static readonly Row[] Table =
    [
        new(null, 1366051, Unknown, "Facebook báo các ảnh này đã được đăng trước đó. Hệ thống đang tìm bài trên Trang trước khi làm gì tiếp."),
        new(null, 1366046, Refused, "Facebook không nhận ảnh vì quá lớn hoặc sai định dạng. Bài được giữ lại; hãy thay ảnh JPEG hoặc PNG nhỏ hơn 4 MB rồi gửi lại."),
        new(null, 1363022, Refused, "Facebook báo video quá nhỏ. Bài được giữ lại; hãy chọn lại tệp video rồi gửi lại."),
        new(null, 1363023, Refused, "Facebook báo video quá lớn. Bài được giữ lại; hãy xuất video nhỏ hơn rồi gửi lại."),
        new(null, 1363042, Blocked, "Ứng dụng không có quyền đăng video lên Trang Facebook. Bài được giữ lại; quản trị kênh hãy kết nối lại và chọn đủ các quyền được hỏi."),
        new(null, 1609005, Refused, "Facebook không mở được liên kết của bài. Bài được giữ lại; hãy kiểm tra trang công khai của bài rồi gửi lại."),
        new(null, 1609008, Refused, "Facebook không nhận liên kết dẫn về chính Facebook. Bài được giữ lại; hãy đổi liên kết rồi gửi lại."),
        new(null, 1346003, Refused, "Facebook cho rằng nội dung này vi phạm quy định. Bài được giữ lại; hãy sửa nội dung rồi gửi lại."),
        new(null, 1404102, Refused, "Facebook cho rằng nội dung này trái Tiêu chuẩn cộng đồng. Bài được giữ lại; hãy sửa nội dung rồi gửi lại."),
        new(null, 1404006, Blocked, "Facebook yêu cầu kiểm tra bảo mật tài khoản quản trị Trang. Bài được giữ lại; quản trị kênh hãy hoàn tất kiểm tra trong Facebook rồi kết nối lại."),
        new(null, 1404112, Blocked, "Tài khoản quản trị Trang đang bị Facebook hạn chế. Bài được giữ lại; quản trị kênh hãy xử lý trong Facebook rồi kết nối lại."),
        new(null, 1404078, Blocked, "Facebook yêu cầu Trang xác nhận quyền đăng bài. Bài được giữ lại; quản trị kênh hãy xác nhận trong Facebook rồi kết nối lại."),
        new(null, 4854002, Blocked, "Facebook yêu cầu quản trị viên của Trang xác minh danh tính. Bài được giữ lại; quản trị kênh hãy xác minh trong Facebook rồi kết nối lại."),
        new(190, 458, Blocked, "Ứng dụng đã bị gỡ khỏi tài khoản Facebook quản trị Trang. Bài được giữ lại; quản trị kênh hãy kết nối lại Trang."),
        new(190, 459, Blocked, "Facebook đang tạm khóa tài khoản quản trị Trang để kiểm tra. Bài được giữ lại; quản trị kênh hãy đăng nhập Facebook để mở khóa rồi kết nối lại Trang."),
        new(190, 460, Blocked, "Mật khẩu Facebook của người kết nối đã thay đổi nên kết nối hết hiệu lực. Bài được giữ lại; quản trị kênh hãy kết nối lại Trang."),
        new(190, 463, Blocked, "Kết nối với Trang Facebook đã hết hạn. Bài được giữ lại; quản trị kênh hãy kết nối lại Trang."),
        new(190, 464, Blocked, "Tài khoản Facebook của người kết nối chưa được xác nhận. Bài được giữ lại; quản trị kênh hãy xác nhận tài khoản rồi kết nối lại Trang."),
        new(190, 492, Blocked, "Người kết nối không còn vai trò quản lý Trang Facebook. Bài được giữ lại; hãy cấp lại vai trò hoặc để người khác kết nối lại Trang."),
        new(190, null, Blocked, "Kết nối với Trang Facebook không còn hiệu lực. Bài được giữ lại; quản trị kênh hãy kết nối lại Trang."),
        new(102, null, Blocked, "Phiên làm việc với Facebook không còn hiệu lực. Bài được giữ lại; quản trị kênh hãy kết nối lại Trang."),
        new(200, null, Refused, "Facebook không cho sửa bài này, có thể vì bài do ứng dụng khác tạo. Hãy sửa bài trực tiếp trên Trang.", On: GraphCall.Update),
        new(200, null, Refused, "Facebook không cho gỡ bài này, có thể vì bài do ứng dụng khác tạo. Hãy gỡ bài trực tiếp trên Trang.", On: GraphCall.Delete),
        new(10, null, Blocked, "Ứng dụng thiếu quyền đăng bài lên Trang Facebook. Bài được giữ lại; quản trị kênh hãy kết nối lại và chọn đủ các quyền được hỏi."),
        .. Enumerable.Range(200, 100).Select(code => new Row(code, null, Blocked,
            "Ứng dụng thiếu quyền đăng bài lên Trang Facebook. Bài được giữ lại; quản trị kênh hãy kết nối lại và chọn đủ các quyền được hỏi.")),
        new(4, null, Limited, "Ứng dụng đã gọi Facebook quá nhiều trong giờ qua. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."),
        new(17, null, Limited, "Tài khoản đã gọi Facebook quá nhiều trong giờ qua. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."),
        new(32, null, Limited, "Trang đã dùng hết lượt gọi Facebook cho phép. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."),
        new(80001, null, Limited, "Trang đã dùng hết lượt gọi Facebook cho phép trong 24 giờ. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."),
        new(341, null, Limited, "Ứng dụng đã đạt giới hạn của Facebook. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."),
        new(613, null, Limited, "Trang gửi yêu cầu đến Facebook quá nhanh. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."),
        new(368, null, Limited, "Facebook tạm chặn Trang đăng bài vì đăng quá nhanh hoặc bị báo cáo. Bài được giữ lại và tự gửi tiếp sau vài giờ; quản trị kênh nên xem thông báo trong Facebook.", PauseHours: 6),
        new(506, null, Unknown, "Facebook báo bài trùng với một bài vừa đăng. Hệ thống đang tìm bài trên Trang trước khi làm gì tiếp."),
        new(197, null, Refused, "Facebook báo bài không có nội dung. Hãy viết lời giới thiệu cho bài rồi gửi lại."),
        new(324, null, Refused, "Facebook báo bài thiếu ảnh. Hãy chọn lại ảnh rồi gửi lại."),
        new(100, 33, Gone, "Bài không còn trên Trang Facebook. Nếu vẫn cần đăng, hãy tạo lại bài cho kênh này."),
        new(100, null, Refused, "Facebook không nhận bài vì có thông tin không hợp lệ. Bài được giữ lại; hãy kiểm tra lời giới thiệu, liên kết và ảnh rồi gửi lại."),
        new(2061006, null, Refused, "Facebook không nhận một địa chỉ trong bài. Bài được giữ lại; hãy kiểm tra liên kết rồi gửi lại."),
        new(1349125, null, Refused, "Facebook không nhận định dạng của bài. Bài được giữ lại; hãy kiểm tra nội dung rồi gửi lại."),
    ];

    private const string NotSent = "Không kết nối được với Facebook nên chưa gửi được gì. Bài được giữ lại và tự gửi lại.";
    private const string Repeat = "Facebook đang trục trặc và chưa trả lời. Bài được giữ lại và tự gửi lại.";
    private const string InDoubt = "Chưa rõ Facebook đã nhận bài hay chưa. Hệ thống đang tìm bài trên Trang trước khi gửi lại, để không đăng hai lần.";

    public static Verdict Judge(Reply.Answer answer, GraphCall call, DateTimeOffset limitedUntil, DateTimeOffset now)
    {
        var error = answer.Json.Member("error") ?? default;
        var code = Number(error, "code");
        var subcode = Number(error, "error_subcode");
        var name = code is null ? $"http {answer.Status}" : subcode is null ? $"{code}" : $"{code}/{subcode}";
        if (Array.Find(Table, row => Fits(row, code, subcode, call)) is not { } row)
        {
            return InDoubtOrRepeat(name, call);     // 1, 2 and what nobody has seen yet
        }

        var until = row.PauseHours > 0 ? now.AddHours(row.PauseHours) : limitedUntil;
        return new Verdict(row.Meaning, new(name, row.Sentence), row.Meaning == Limited ? until : null);
    }

    public static Verdict Judge(Reply.Lost lost, GraphCall call) =>
        Verdict.Of(lost, Repeatable(call), NotSent, Repeat, InDoubt);

    /// <summary>An answer without the field it must have.</summary>
    public static Verdict Incomplete(GraphCall call) => InDoubtOrRepeat("http 200", call);

    private static Verdict InDoubtOrRepeat(string name, GraphCall call) =>
        Repeatable(call) ? new(Retry, new(name, Repeat)) : new(Unknown, new(name, InDoubt));

    private static bool Repeatable(GraphCall call) => call is GraphCall.Read or GraphCall.Stage or GraphCall.Delete;

    private static bool Fits(Row row, int? code, int? subcode, GraphCall call) =>
        (row.Code is null || row.Code == code) && (row.Subcode is null || row.Subcode == subcode) && (row.On is null || row.On == call);

    private static int? Number(JsonElement json, string name) =>
        int.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
