using System.Globalization;
using System.Net.Http.Headers;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>How much of its calls of a minute an account has left, from the headers of an answer. Not every answer has them.</summary>
internal static class ZaloAllowance
{
    private const double KeptForPeople = 0.05;

    public static Verdict? Pause(HttpResponseHeaders headers, DateTimeOffset now) =>
        Header(headers, "X-RateLimit-Remain") is { } left && left <= (Header(headers, "X-RateLimit-Limit") ?? 0) * KeptForPeople
            ? new(Meaning.Limited, new(FormattableString.Invariant($"remain {left}"), "Zalo OA đã dùng gần hết lượt gọi trong phút này. Bài được giữ lại và tự gửi tiếp sau một phút."), now.AddMinutes(1))
            : null;

    private static long? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
