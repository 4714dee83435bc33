using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Word;

/// <summary>What the styles of a document say about a paragraph and its fonts.</summary>
internal sealed partial class WordStyles(MainDocumentPart main)
{
    private const int MostAncestors = 12;      // a circle of styles must not turn for ever

    private readonly Dictionary<string, Style> styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null).GroupBy(style => style.StyleId!.Value!).ToDictionary(group => group.Key, group => group.First());

    private readonly string? defaultFont = Font(main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.RunFonts);

    public bool IsTitle(Paragraph paragraph) => Chain(paragraph).Any(style => Name(style) is "title" or "ten tai lieu");

    public bool IsCaption(Paragraph paragraph) => Chain(paragraph).Any(style => Name(style) is "caption" or "chu thich");

    /// <summary>1 to 9; null for running text.</summary>
    public int? HeadingLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and >= 0 and < 9) return own + 1;
        foreach (var style in Chain(paragraph))
        {
            if (HeadingName().Match(Name(style)) is { Success: true } named) return named.Groups["level"].Value[0] - '0';
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and >= 0 and < 9) return level + 1;
        }

        return null;
    }

    public NumberingProperties? Numbering(Paragraph paragraph) => paragraph.ParagraphProperties?.NumberingProperties
        ?? Chain(paragraph).Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(found => found is not null);

    /// <summary>The encoding of a run's letters: old fonts say it for certain.</summary>
    public LegacyEncoding EncodingOf(Run run, Paragraph? paragraph, out bool capitals)
    {
        var font = Font(run.RunProperties?.RunFonts) ?? ById(run.RunProperties?.RunStyle?.Val?.Value).Select(style => Font(style.StyleRunProperties?.RunFonts)).FirstOrDefault(name => name is not null)
            ?? (paragraph is null ? [] : Chain(paragraph)).Select(style => Font(style.StyleRunProperties?.RunFonts)).FirstOrDefault(name => name is not null) ?? defaultFont ?? "";
        // The capital letters of .VnTime lie in a font of their own, .VnTimeH.
        capitals = font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) && font.EndsWith('H');
        return font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Tcvn3
            : font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Vni
            : LegacyEncoding.None;
    }

    private static string? Font(RunFonts? fonts) => fonts?.Ascii?.Value ?? fonts?.HighAnsi?.Value;

    private static string Name(Style style) => VietnameseText.Fold(style.StyleName?.Val?.Value ?? style.StyleId?.Value ?? "").Trim();

    private IEnumerable<Style> Chain(Paragraph paragraph) => ById(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value);

    private IEnumerable<Style> ById(string? id)
    {
        for (var i = 0; i < MostAncestors && id is not null && styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    // Word in Vietnamese calls them Đầu đề 1; files of other programs Tiêu đề 1.
    [GeneratedRegex(@"^(?:heading|dau de|tieu de) ?(?<level>[1-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingName();
}
