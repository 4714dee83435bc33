using System.Globalization;

namespace VocEdu.Domain.Documents;

/// <summary>The words of a document: for search, counting and channels without markup.</summary>
public static class PlainTextRenderer
{
    /// <summary>Blocks apart by an empty line, list items and table rows on lines of their own, pictures by caption or alternative text.</summary>
    public static string Render(RichText doc) => Blocks(doc.Blocks, "\n\n");

    /// <summary>The words of one line; a break becomes a space.</summary>
    internal static string Line(IEnumerable<RichTextInline> content) =>
        string.Concat(content.Select(inline => inline is RichTextRun run ? run.Text : " ")).Trim();

    internal static string Block(RichTextBlock block) => block switch
    {
        RichTextParagraph paragraph => Lines(paragraph.Content),
        RichTextHeading heading => Line(heading.Content),
        RichTextList list => string.Join('\n', list.Items.Select((item, i) => Item(list, item, i))),
        RichTextQuote quote => Blocks(quote.Content, "\n\n"),
        RichTextTable table => Table(table),
        RichTextImage image => image.CaptionLine.Length > 0 ? image.CaptionLine : image.Alt,
        _ => "",
    };

    private static string Blocks(IEnumerable<RichTextBlock> blocks, string separator) =>
        string.Join(separator, blocks.Select(Block).Where(text => text.Length > 0));

    private static string Lines(IEnumerable<RichTextInline> content) =>
        string.Concat(content.Select(inline => inline is RichTextRun run ? run.Text : "\n")).Trim();

    private static string Item(RichTextList list, IReadOnlyList<RichTextBlock> item, int index)
    {
        var mark = list.Ordered ? string.Create(CultureInfo.InvariantCulture, $"{list.Start + index}. ") : "- ";
        return mark + Blocks(item, "\n").ReplaceLineEndings("\n  ");
    }

    private static string Table(RichTextTable table)
    {
        var rows = table.Rows.Select(row => string.Join(" | ", row.Select(cell => Blocks(cell.Content, " ").ReplaceLineEndings(" "))));
        return string.Join('\n', table.Caption is null ? rows : rows.Prepend(table.Caption));
    }
}
