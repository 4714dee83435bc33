using System.Globalization;
using System.Text.RegularExpressions;

namespace VocEdu.Domain.Checks;

/// <summary>Numbers and dates as foreign keyboards and spreadsheets leave them. Only what cannot be read otherwise is rewritten.</summary>
internal static partial class VietnameseFigures
{
    /// <summary><c>1,250,000.50</c> becomes <c>1.250.000,50</c>, <c>80.83%</c> becomes <c>80,83%</c>.</summary>
    public static string Rewrite(string line) => Foreign().Replace(line, match => string.Concat(match.Value.Select(c => c switch { ',' => '.', '.' => ',', _ => c })));

    /// <summary><c>2026-05-02</c> becomes <c>02/05/2026</c>.</summary>
    public static string RewriteDates(string line) => IsoDate().Replace(line, match =>
        DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)
            : match.Value);

    // Two groups of thousands, thousands with decimals, or decimals before a unit: each has one reading only.
    [GeneratedRegex(@"(?<![\d.,/\p{L}-])(?:\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+|\d{1,3},\d{3}(?=\s(?:đồng|₫|VNĐ|người|học sinh|sinh viên|học viên)\b)|\d{1,3}\.\d{1,2}(?=%|\s(?:triệu|tỷ|nghìn|kg|km|ha|mét)\b))(?![\d/])", RegexOptions.None, 1000)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"(?<![\d\p{L}/-])(?:19|20)\d{2}-\d{2}-\d{2}(?![\d\p{L}/-])", RegexOptions.None, 1000)]
    private static partial Regex IsoDate();
}
