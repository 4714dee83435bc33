using System.Text.RegularExpressions;

namespace VocEdu.Domain.Checks;

/// <summary>Habits of the keyboard.</summary>
internal static partial class Typing
{
    /// <summary>Single spaces, none before a mark that closes a word; also where they stand in different runs.</summary>
    public static IReadOnlyList<string> Tidy(IReadOnlyList<string> runs)
    {
        var line = string.Concat(runs);
        var kept = Enumerable.Repeat(true, line.Length).ToArray();
        foreach (var match in Doubled().EnumerateMatches(line)) kept.AsSpan(match.Index + 1, match.Length - 1).Clear();
        foreach (var match in BeforeMark().EnumerateMatches(line)) kept.AsSpan(match.Index, match.Length).Clear();
        var at = 0;
        return [.. runs.Select(run => string.Concat(run.Where(_ => kept[at++])))];
    }

    /// <summary>Straight quotation marks in pairs become “ and ”; a line with an odd one is left to a person.</summary>
    public static string CurlQuotes(string line)
    {
        if (line.Count(c => c == '"') % 2 == 1) return line;
        var opens = false;
        return string.Concat(line.Select(c => c != '"' ? c : (opens = !opens) ? '“' : '”'));
    }

    [GeneratedRegex(@"(?<=\S)[ \u00A0]{2,}(?=\S)", RegexOptions.None, 1000)]
    private static partial Regex Doubled();

    // Not before an ellipsis, a decimal such as " .5", or a smiley.
    [GeneratedRegex(@"(?<=\S)[ \u00A0]+(?=[,;:!?.](?:\s|$))", RegexOptions.None, 1000)]
    private static partial Regex BeforeMark();
}
