using System.Text.Json;
using VocEdu.Connectors.Http;
using static VocEdu.Connectors.Http.Meaning;

namespace VocEdu.Connectors.YouTube;

/// <summary>The error table of the YouTube Data API: HTTP status and reason decide.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/errors; quota reasons as seen by other uploaders since the change of 2026.</remarks>
internal static class YouTubeErrors
{
    private enum Wait
    {
        BackOff,
        Minutes,
        QuotaDay,
        Day,
    }

    private sealed record Row(int? Status, string? Reason, Meaning Meaning, string Sentence, Wait Wait = Wait.BackOff);

    // A code is shown and stored; what comes from outside has no length of its own accord.
    private const int LongestReason = 60;

    private const string Reconnect = "Kết nối với kênh YouTube không còn hiệu lực. Video được giữ lại; quản trị kênh hãy kết nối lại kênh YouTube.";
    private const string NoPermission = "Tài khoản kết nối không có quyền đăng lên kênh YouTube này. Video được giữ lại; quản trị kênh hãy kết nối lại bằng tài khoản có quyền.";
    private const string Suspended = "Tài khoản YouTube đã bị đình chỉ hoặc đóng. Video được giữ lại; quản trị kênh hãy xử lý với YouTube rồi kết nối lại.";
    private const string Metadata = "YouTube không nhận thông tin của video. Video được giữ lại; hãy kiểm tra tiêu đề, mô tả và thẻ rồi gửi lại.";
    private const string Quota = "Ứng dụng đã dùng hết hạn mức YouTube trong ngày. Video được giữ lại và tự gửi tiếp sau nửa đêm giờ Thái Bình Dương.";
    private const string TooFast = "YouTube nhận quá nhiều yêu cầu trong thời gian ngắn. Video được giữ lại và tự gửi tiếp sau ít phút.";
    private const string NotSent = "Không kết nối được với YouTube nên chưa gửi được gì. Video được giữ lại và tự gửi lại.";
    private const string Repeat = "YouTube đang trục trặc và chưa trả lời. Phần đã tải lên được giữ lại và tự tải tiếp.";
    private const string InDoubt = "Chưa rõ YouTube đã nhận xong video hay chưa. Hệ thống đang hỏi lại YouTube trước khi làm gì tiếp, để không đăng hai lần.";
    private const string Absent = "Video không còn trên kênh YouTube. Nếu vẫn cần đăng, hãy tạo lại bài cho kênh này.";

    // The first row that fits decides. Null: any.
    private static readonly Row[] Table =
    [
        new(400, "invalidTitle", Refused, "YouTube không nhận tiêu đề video. Video được giữ lại; hãy sửa tiêu đề (1 đến 100 ký tự, không có dấu < >) rồi gửi lại."),
        new(400, "invalidDescription", Refused, "YouTube không nhận mô tả video. Video được giữ lại; hãy rút gọn mô tả và bỏ dấu < > rồi gửi lại."),
        new(400, "invalidTags", Refused, "YouTube không nhận các thẻ của video. Video được giữ lại; hãy bớt thẻ (tổng cộng không quá 500 ký tự) rồi gửi lại."),
        new(400, "uploadLimitExceeded", Limited, "Kênh YouTube đã đạt số video được tải lên trong ngày. Video được giữ lại và tự gửi tiếp sau 24 giờ.", Wait.Day),
        new(400, "invalid_grant", Blocked, Reconnect),
        new(400, "invalid_client", Blocked, "Google không chấp nhận khóa của ứng dụng. Video được giữ lại; quản trị hệ thống hãy kiểm tra cấu hình ứng dụng Google."),
        new(400, null, Refused, Metadata),
        new(401, "youtubeSignupRequired", Blocked, "Tài khoản Google này chưa có kênh YouTube. Video được giữ lại; quản trị kênh hãy tạo kênh hoặc kết nối tài khoản khác."),
        new(401, "invalid_client", Blocked, "Google không chấp nhận khóa của ứng dụng. Video được giữ lại; quản trị hệ thống hãy kiểm tra cấu hình ứng dụng Google."),
        new(401, null, Blocked, Reconnect),
        new(403, "quotaExceeded", Limited, Quota, Wait.QuotaDay),
        new(403, "dailyLimitExceeded", Limited, Quota, Wait.QuotaDay),
        new(403, "rateLimitExceeded", Retry, TooFast, Wait.Minutes),
        new(403, "userRateLimitExceeded", Retry, TooFast, Wait.Minutes),
        new(403, "uploadRateLimitExceeded", Retry, TooFast, Wait.Minutes),
        new(403, "authenticatedUserAccountSuspended", Blocked, Suspended),
        new(403, "authenticatedUserAccountClosed", Blocked, Suspended),
        new(403, null, Blocked, NoPermission),
        new(404, null, Gone, Absent),
        new(410, null, Gone, Absent),
        new(409, "alreadyExists", Retry, Repeat),
        new(429, null, Retry, TooFast, Wait.Minutes),
    ];

    /// <param name="inDoubt">The last bytes were on their way: a failure of the far side says nothing about what it made of them.</param>
    public static Verdict Judge(Reply.Answer answer, bool inDoubt, DateTimeOffset now)
    {
        var (reason, message) = Reason(answer.Json);
        var name = reason is null ? $"http {answer.Status}" : reason[..Math.Min(reason.Length, LongestReason)];
        var row = Array.Find(Table, row => (row.Status is null || row.Status == answer.Status) && (row.Reason is null || row.Reason == reason));

        // The same reason stands for a minute and for a day; only the words tell.
        if (answer.Status == 429 && message?.Contains("per day", StringComparison.OrdinalIgnoreCase) == true)
        {
            return new(Limited, new(name, Quota), QuotaDayEnds(now));
        }

        if (row is null)
        {
            return answer.Status is >= 400 and < 500 ? new(Refused, new(name, Metadata))
                : inDoubt ? new(Unknown, new(name, InDoubt))
                : new(Retry, new(name, Repeat));
        }

        return new(row.Meaning, new(name, row.Sentence), row.Wait switch
        {
            Wait.Minutes => now.AddMinutes(5),
            Wait.QuotaDay => QuotaDayEnds(now),
            Wait.Day => now.AddHours(24),
            _ => null,
        });
    }

    public static Verdict Judge(Reply.Lost lost, bool inDoubt) =>
        lost.Status is 404 or 410 ? new(Gone, new(lost.Code, Absent)) : Verdict.Of(lost, !inDoubt, NotSent, Repeat, InDoubt);

    /// <summary>A success without what it must carry.</summary>
    public static Verdict Incomplete(bool inDoubt) => inDoubt ? new(Unknown, new("http 200", InDoubt)) : new(Retry, new("http 200", Repeat));

    public static Verdict SessionGone { get; } = new(Unknown, new("session gone", InDoubt));

    public static Verdict VideoGone { get; } = new(Gone, new("videoNotFound", Absent));

    public static Verdict RenewalRefused { get; } = new(Blocked, new("invalid_grant", Reconnect));

    /// <summary>Midnight Pacific time, daylight saving included.</summary>
    private static DateTimeOffset QuotaDayEnds(DateTimeOffset now)
    {
        var pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
        var midnight = TimeZoneInfo.ConvertTime(now, pacific).Date.AddDays(1);
        return new DateTimeOffset(midnight, pacific.GetUtcOffset(midnight)).ToUniversalTime();
    }

    // The OAuth endpoint answers {"error":"…"}, the API {"error":{"errors":[{"reason":"…"}],"status":"…"}}.
    private static (string? Reason, string? Message) Reason(JsonElement json)
    {
        var error = json.Member("error") ?? default;
        return error.ValueKind == JsonValueKind.String ? (error.GetString(), null)
            : (error.Items("errors").Select(e => e.Text("reason")).FirstOrDefault() ?? error.Text("status"), error.Text("message"));
    }
}
