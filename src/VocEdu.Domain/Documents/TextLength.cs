using VocEdu.Domain.Text;

namespace VocEdu.Domain.Documents;

/// <summary>How long a text is, as Vietnamese newsrooms count.</summary>
/// <param name="Syllables">"Chữ": groups of letters or digits between spaces; Vietnamese writes each syllable apart.</param>
/// <param name="Characters">UTF-16 units, spaces included.</param>
public sealed record TextLength(int Syllables, int Characters)
{
    /// <summary>Whole minutes; 0 when there is nothing to read.</summary>
    public int ReadingMinutes => Syllables == 0 ? 0 : ReadingTime.Minutes(Syllables);

    public static TextLength Of(string text) =>
        new(ReadingTime.Syllables(text), text.Length);

    /// <summary>Of what a reader reads: texts, titles, captions and notes; not the numbers of lists, nor descriptions of pictures.</summary>
    internal static TextLength Of(RichText doc) => Of(string.Join('\n', doc.AllBlocks.SelectMany(Texts).Where(text => !string.IsNullOrEmpty(text))));

    private static string?[] Texts(RichTextBlock block) => block switch
    {
        RichTextParagraph paragraph => [.. WithNotes(paragraph.Content)],
        RichTextHeading heading => [.. WithNotes(heading.Content)],
        RichTextTable table => [table.Caption],
        RichTextImage image => [image.Caption],
        RichTextVideo video => [video.Caption],
        RichTextFile file => [file.Title],
        RichTextCallout callout => [callout.Title],
        RichTextQuestions questions => [.. questions.Items.Select(item => item.Question)],
        RichTextKeyFigures key => [.. key.Figures.SelectMany(figure => new[] { figure.Value, figure.Label }), key.Source],
        _ => [],
    };

    private static IEnumerable<string> WithNotes(IReadOnlyList<RichTextInline> content) =>
        content.OfType<RichTextFootnote>().Select(note => PlainTextRenderer.Line(note.Content)).Prepend(PlainTextRenderer.Line(content));
}
