using System.Globalization;
using System.Text.RegularExpressions;

namespace VocEdu.Domain.Checks;

/// <summary>Dates that no calendar has.</summary>
internal static partial class DateRules
{
    public static IEnumerable<Finding> Impossible(CheckedDraft draft) => draft.Story
        .SelectMany(line => Date().Matches(line.Text).Where(match => !IsDate(match)).Select(match => line.At(match.Value)))
        .DistinctBy(place => place.Words)
        .Select(place => new Finding("date-impossible", FindingSeverity.Warns,
            $"Không có ngày “{place.Words}”. Ngày viết theo thứ tự ngày/tháng/năm; hãy kiểm tra lại.", place));

    private static bool IsDate(Match match) => DateOnly.TryParseExact(match.Value, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"(?<![\d/])\d{1,2}/\d{1,2}/(?:19|20)\d{2}(?![\d/])", RegexOptions.None, 1000)]
    private static partial Regex Date();
}
