using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Lexemes beside a document's words that say where it stands: under what it can be narrowed to (<c>#1f0c22a9</c>), and in which part of its month
/// (<c>#m2026-11.c</c>). The index intersects them with the words, so that neither a filter nor a word of nearly every document makes it read everything.</summary>
public static class Shelves
{
    private const string Parts = "0123456789abcdef";

    /// <param name="month">Of publication in Vietnam: <c>2026-11</c>.</param>
    public static IEnumerable<string> Of(Guid itemId, string kind, string month, IEnumerable<string> themes, IEnumerable<string> audiences, IEnumerable<string> guides, IEnumerable<string> schools, string? place)
    {
        yield return $"{Month(month)}{Hash($"{itemId}")[0]}";
        yield return Field("kind", kind);
        foreach (var theme in themes) yield return Field("theme", theme);
        foreach (var audience in audiences) yield return Field("audience", audience);
        foreach (var guide in guides) yield return Field("guide", guide);
        foreach (var school in schools) yield return Field("school", school);
        if (place is not null) yield return Field("place", place);
    }

    public static string Field(string field, string value) => $"#{Hash($"{field}={value}")}";

    /// <summary>The latest months and parts of them, as a tsquery, that hold about so many documents.</summary>
    /// <param name="year">Of this year only.</param>
    public static string Latest(int most, int? year, Words words)
    {
        var chosen = new List<string>();
        var months = words.Months.Where(m => year is null || m.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{year}-"), StringComparison.Ordinal)).ToList();
        if (year is null && months.Count > 0) chosen.Add(Whole(Next(months[0])));      // begun since the words were read
        foreach (var month in months)
        {
            if (words.CountBeginning(Month(month)) is var whole && whole <= most)
            {
                chosen.Add(Whole(month));
                most -= whole;
            }
            else
            {
                foreach (var part in Parts.Select(p => $"{Month(month)}{p}").TakeWhile(_ => most > 0))
                {
                    chosen.Add($"'{part}'");
                    most -= words.Count(part);
                }
            }

            if (most <= 0) break;
        }

        return string.Join(" | ", chosen);
    }

    private static string Month(string month) => $"#m{month}.";

    private static string Whole(string month) => $"'{Month(month)}':*";

    private static string Next(string month) => DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 4);
}
