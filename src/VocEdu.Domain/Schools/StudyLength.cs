using System.Globalization;
using System.Text.RegularExpressions;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Schools;

/// <summary>How long a course takes, read from the words it is told in: <c>3 – 6 tháng</c>, <c>2,5 năm</c>, <c>8 tuần</c>, <c>120 giờ</c>.</summary>
public static partial class StudyLength
{
    /// <summary>Hours that are taught in a month of full days.</summary>
    private const double HoursAMonth = 120, DaysAMonth = 22, WeeksAMonth = 52 / 12.0;

    /// <summary>The length named first, of a range its shorter end.</summary>
    /// <returns>Months; null where the words name none.</returns>
    public static double? Months(string? words)
    {
        var found = Length().Match(VietnameseText.Fold(words));
        if (!found.Success || !double.TryParse(found.Groups["number"].ValueSpan.ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        return found.Groups["unit"].Value switch
        {
            "nam" => (12 * number) + (found.Groups["half"].Success ? 6 : 0) + (found.Groups["more"].Success ? int.Parse(found.Groups["more"].ValueSpan, CultureInfo.InvariantCulture) : 0),
            "thang" => number + (found.Groups["half"].Success ? .5 : 0),
            "tuan" => number / WeeksAMonth,
            "gio" or "tiet" => number / HoursAMonth,
            _ => number / DaysAMonth,
        };
    }

    [GeneratedRegex(@"(?<number>[0-9]{1,4}([.,][0-9]{1,2})?)(\s*(-|–|—|den)\s*[0-9]{1,4}([.,][0-9]{1,2})?)?\s*(?<unit>nam|thang|tuan|gio|tiet|ngay|buoi)\b(\s+(?<half>ruoi)\b)?(\s+(va\s+)?(?<more>[0-9]{1,2})\s*thang\b)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Length();
}
