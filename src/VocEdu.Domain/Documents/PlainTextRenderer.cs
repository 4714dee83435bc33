using System.Globalization;

namespace VocEdu.Domain.Documents;

/// <summary>The words of a document: for search, counting and channels without markup.</summary>
public static class PlainTextRenderer
{
    /// <summary>Blocks apart by an empty line, list items and table rows on lines of their own, pictures by caption or alternative text; notes at the end.</summary>
    public static string Render(RichText doc) =>
        string.Join("\n\n", new[] { Blocks(doc.Blocks, "\n\n"), string.Join('\n', doc.Footnotes.Select(Note)) }.Where(text => text.Length > 0));

    internal static string Note(RichTextFootnote note) => string.Create(CultureInfo.InvariantCulture, $"[{note.Number}] {Line(note.Content)}");

    /// <summary>The words of one line; a break becomes a space, references to notes are left out.</summary>
    internal static string Line(IEnumerable<RichTextInline> content) =>
        string.Concat(content.Select(inline => inline switch { RichTextRun run => run.Text, RichTextFootnote => "", _ => " " })).Trim();

    internal static string Block(RichTextBlock block) => block switch
    {
        RichTextParagraph paragraph => Lines(paragraph.Content),
        RichTextHeading heading => Lines(heading.Content).ReplaceLineEndings(" "),
        RichTextList list => string.Join('\n', list.Items.Select((item, i) => Item(list, item, i))),
        RichTextQuote quote => Blocks(quote.Content, "\n\n"),
        RichTextTable table => Table(table),
        RichTextImage image => image.CaptionLine.Length > 0 ? image.CaptionLine : image.Alt,
        RichTextGallery gallery => Blocks(gallery.Pictures, "\n"),
        RichTextVideo video => string.Join('\n', new[] { video.Caption is null ? "Video" : $"Video: {video.Caption}", video.YouTubeId is { } id ? YouTubeAddress.Of(id) : "" }.Where(text => text.Length > 0)),
        RichTextFile file => file.Title is null ? "Tệp đính kèm" : $"Tệp đính kèm: {file.Title}",
        RichTextCallout callout => string.Join('\n', new[] { callout.Title is null ? callout.KindName : $"{callout.KindName}: {callout.Title}", Blocks(callout.Content, "\n") }.Where(text => text.Length > 0)),
        RichTextQuestions questions => string.Join("\n\n", questions.Items.Select(Question)),
        RichTextKeyFigures key => string.Join('\n', key.Figures.Select(figure => $"{figure.Value} {figure.Label}".Trim()).Append(key.Source is null ? "" : $"Nguồn: {key.Source}").Where(text => text.Length > 0)),
        _ => "",
    };

    private static string Question(RichTextQuestion item) =>
        string.Join('\n', new[] { item.Question.Length > 0 ? $"Hỏi: {item.Question}" : "", Blocks(item.Answer, "\n") is { Length: > 0 } answer ? $"Đáp: {answer}" : "" }.Where(text => text.Length > 0));

    private static string Blocks(IEnumerable<RichTextBlock> blocks, string separator) =>
        string.Join(separator, blocks.Select(Block).Where(text => text.Length > 0));

    private static string Lines(IEnumerable<RichTextInline> content) =>
        string.Concat(content.Select(inline => inline switch
        {
            RichTextRun run => run.Text,
            RichTextFootnote note => string.Create(CultureInfo.InvariantCulture, $"[{note.Number}]"),
            _ => "\n",
        })).Trim();

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
