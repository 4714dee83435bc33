namespace VocEdu.Domain.Documents;

/// <summary>One block of an article on Zalo: text of one paragraph without line breaks, or a picture with its caption.</summary>
public abstract record ZaloBlock
{
    private ZaloBlock() { }

    /// <summary>A line of text.</summary>
    /// <param name="Content">Plain text, one line, never empty.</param>
    public sealed record Paragraph(string Content) : ZaloBlock;

    /// <summary>A picture between paragraphs.</summary>
    /// <param name="Image">The host turns it into a public address.</param>
    /// <param name="Caption">Caption and credit; empty when there is neither.</param>
    public sealed record Picture(RichTextImage Image, string Caption) : ZaloBlock;
}

/// <summary>Cuts a document into the blocks a Zalo article is made of. Tables become a line per row, with the column names repeated.</summary>
public static class ZaloBlocks
{
    public static IReadOnlyList<ZaloBlock> Render(RichText doc) => [.. doc.Blocks.SelectMany(Block), .. doc.Footnotes.Select(note => new ZaloBlock.Paragraph(PlainTextRenderer.Note(note)))];

    private static IEnumerable<ZaloBlock> Block(RichTextBlock block) => block switch
    {
        RichTextImage image => [new ZaloBlock.Picture(image, image.CaptionLine)],
        RichTextQuote quote => quote.Content.SelectMany(Block),
        RichTextGallery gallery => gallery.Pictures.SelectMany(Block),
        RichTextCallout callout => Led(callout.Title is null ? $"{callout.KindName}:" : $"{callout.KindName}: {callout.Title}", callout.Content),
        RichTextQuestions questions => questions.Items.SelectMany(item => Led(item.Question, item.Answer)),
        RichTextList list => list.Items.SelectMany((item, i) => Item(list, item, i)),
        RichTextTable table => Table(table),
        _ => Paragraphs(PlainTextRenderer.Block(block)),
    };

    private static IEnumerable<ZaloBlock> Led(string first, IEnumerable<RichTextBlock> content) =>
        first.Length == 0 ? content.SelectMany(Block) : content.SelectMany(Block).Prepend(new ZaloBlock.Paragraph(first));

    private static IEnumerable<ZaloBlock> Item(RichTextList list, IReadOnlyList<RichTextBlock> item, int index)
    {
        var mark = list.Ordered ? FormattableString.Invariant($"{list.Start + index}. ") : "• ";
        return item.SelectMany(Block).Select((block, i) =>
            i == 0 && block is ZaloBlock.Paragraph first ? new ZaloBlock.Paragraph(mark + first.Content) : block);
    }

    private static IEnumerable<ZaloBlock> Table(RichTextTable table)
    {
        var names = table.Rows[0].All(cell => cell.Header) && table.Rows[0].All(cell => cell.ColSpan == 1)
            ? table.Rows[0].Select(Words).ToList()
            : null;
        if (table.Caption is not null) yield return new ZaloBlock.Paragraph(table.Caption);
        foreach (var row in table.Rows.Skip(names is null ? 0 : 1))
        {
            var cells = row.Select((cell, i) => names is { } known && i > 0 && row.Count == known.Count ? $"{known[i]}: {Words(cell)}" : Words(cell));
            var line = string.Join("; ", cells.Where(text => text.Length > 0));
            if (line.Length > 0) yield return new ZaloBlock.Paragraph(line);
        }
        foreach (var picture in table.Rows.SelectMany(row => row).SelectMany(cell => cell.Content).OfType<RichTextImage>().SelectMany(Block))
            yield return picture;
    }

    private static string Words(RichTextCell cell) =>
        string.Join(' ', cell.Content.Where(block => block is not RichTextImage).Select(PlainTextRenderer.Block)).ReplaceLineEndings(" ").Trim();

    private static IEnumerable<ZaloBlock> Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new ZaloBlock.Paragraph(line));
}
