using System.Text.Json.Nodes;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Word;

/// <summary>The inline nodes of one paragraph in the making: runs set alike are joined before old letters are converted, for a letter and its mark may be in two.</summary>
internal sealed class WordLine
{
    private readonly List<(JsonObject? Node, string Text, HtmlMarks Marks, LegacyEncoding Encoding, bool Capitals)> parts = [];

    public bool HasLegacy => parts.Exists(part => part.Encoding is not LegacyEncoding.None && !string.IsNullOrWhiteSpace(part.Text));

    /// <summary>Everything with letters is bold, and there is something.</summary>
    public bool IsBold => parts.Exists(part => part.Text.Any(char.IsLetterOrDigit)) && parts.TrueForAll(part => part.Marks.Bold || !part.Text.Any(char.IsLetterOrDigit));

    public string Text => string.Concat(parts.Select(part => part.Node is null ? Converted(part) : " ")).Trim();

    public void Add(string text, HtmlMarks marks, LegacyEncoding encoding, bool capitals)
    {
        if (text.Length == 0) return;
        if (parts is [.., { Node: null } last] && last.Marks == marks && last.Encoding == encoding && last.Capitals == capitals)
            parts[^1] = (null, last.Text + text, marks, encoding, capitals);
        else parts.Add((null, text, marks, encoding, capitals));
    }

    public void Add(JsonObject node) => parts.Add((node, "", HtmlMarks.None, LegacyEncoding.None, false));

    /// <param name="plain">Without bold: a heading is bold by itself.</param>
    public JsonArray Inlines(bool plain = false)
    {
        var inlines = new JsonArray();
        foreach (var part in parts)
        {
            if (part.Node is not null) inlines.Add(part.Node.DeepClone());
            else inlines.Add((plain ? part.Marks with { Bold = false } : part.Marks).Run(Converted(part)));
        }

        return inlines;
    }

    private static string Converted((JsonObject? Node, string Text, HtmlMarks Marks, LegacyEncoding Encoding, bool Capitals) part)
    {
        var text = LegacyText.Convert(part.Text, part.Encoding);
        return part.Capitals ? text.ToUpperInvariant() : text;
    }
}
