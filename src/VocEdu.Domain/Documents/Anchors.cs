using System.Globalization;
using System.Text;

namespace VocEdu.Domain.Documents;

/// <summary>Hands out the anchors of one page's headings: <c>ho-so-can-nop</c>, and <c>ho-so-can-nop-2</c> for the next of the same name.</summary>
internal sealed class Anchors
{
    private const int MaxLength = 80;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string For(RichTextHeading heading)
    {
        var wanted = heading.Id ?? FromText(PlainTextRenderer.Line(heading.Content));
        var id = wanted;
        for (var n = 2; !taken.Add(id); n++) id = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
        return id;
    }

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));

    private static string FromText(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (slug.Length >= MaxLength) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var id = slug.ToString().Trim('-');
        return id.Length == 0 ? "muc" : id;
    }
}
