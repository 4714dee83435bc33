using System.Net;
using System.Text.RegularExpressions;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>A part of a long story and where it begins.</summary>
/// <param name="Anchor">Of its heading, as the renderer gave it.</param>
public sealed partial record Chapter(string Anchor, string Title)
{
    private const int Magazine = 2, LongRead = 4;

    /// <returns>None for a story one reads in one go.</returns>
    public static IReadOnlyList<Chapter> Of(Publication item)
    {
        var headings = Heading().Matches(item.Html);
        return headings.Count < (item.Genre is "EMAG" ? Magazine : LongRead) ? []
            : [.. headings.Select(h => new Chapter(WebUtility.HtmlDecode(h.Groups["anchor"].Value), WebUtility.HtmlDecode(Tag().Replace(h.Groups["words"].Value, ""))))];
    }

    [GeneratedRegex("""<h2 id="(?<anchor>[^"]+)">(?<words>.+?)</h2>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
