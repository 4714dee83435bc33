using VocEdu.Cms.Search.Finding;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <summary>A name that completes what is being typed.</summary>
public sealed class SearchSuggestion
{
    public required Guid ItemId { get; init; }

    /// <summary>The name from one of its syllables on, without marks.</summary>
    public required string Folded { get; init; }
    public required string Display { get; set; }
    public required ContentKind Kind { get; set; }
    public required float Weight { get; set; }
}

/// <summary>From which syllables on a name can be typed.</summary>
public static class Suggestions
{
    private const int MostStarts = 6, LongestName = 120;
    private const float Trade = 2, FolkName = 1.8f, School = 1.5f, Other = 0.5f;

    public static IReadOnlyList<(string Folded, string Display, float Weight)> Of(ContentKind kind, string title, IEnumerable<string> folkNames)
    {
        var weight = kind switch { ContentKind.CareerGuide => Trade, ContentKind.School => School, _ => Other };
        return [.. Starts(title, weight).Concat(folkNames.SelectMany(name => Starts(name, FolkName)))
            .GroupBy(row => row.Folded, StringComparer.Ordinal).Select(rows => rows.MaxBy(row => row.Weight))];
    }

    private static IEnumerable<(string Folded, string Display, float Weight)> Starts(string name, float weight)
    {
        var syllables = SearchForms.Of(name);
        var display = name.Length <= LongestName ? name.Trim() : name[..LongestName].Trim();
        for (var i = 0; i < Math.Min(MostStarts, syllables.Count); i++)
        {
            if (i > 0 && Generic.Share(syllables[i]) < 1) continue;
            var folded = string.Join(' ', syllables.Skip(i).Select(s => s.Folded));
            yield return (folded[..Math.Min(folded.Length, LongestName)], display, i == 0 ? weight : weight * 0.9f);
        }
    }
}
