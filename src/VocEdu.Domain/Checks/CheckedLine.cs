using VocEdu.Domain.Documents;

namespace VocEdu.Domain.Checks;

/// <summary>A line of text and where it stands; one that is set in several ways has several runs.</summary>
public sealed record CheckedLine(FindingPlace Place, IReadOnlyList<string> Runs)
{
    public string Text { get; } = string.Concat(Runs);

    /// <summary>The place of some words in this line.</summary>
    public FindingPlace At(string words) => Place with { Words = words };

    public static IEnumerable<CheckedLine> Of(string field, string text) =>
        text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new CheckedLine(new(field), [line.TrimEnd('\r')]));

    public static IEnumerable<CheckedLine> Of(RichText body) => body.Blocks.SelectMany((block, at) =>
        RichText.WithInner(block).SelectMany(LinesOf).Select(runs => new CheckedLine(new("Body", at), runs)));

    private static IEnumerable<IReadOnlyList<string>> LinesOf(RichTextBlock block) => block switch
    {
        RichTextParagraph paragraph => Broken(paragraph.Content),
        RichTextHeading heading => Broken(heading.Content),
        RichTextImage image => Filled(image.Caption, image.Credit, image.Alt),
        RichTextTable table => Filled(table.Caption),
        RichTextVideo video => Filled(video.Caption),
        RichTextFile file => Filled(file.Title),
        RichTextCallout callout => Filled(callout.Title),
        RichTextQuestions questions => Filled(questions.Items.Select(item => item.Question)),
        RichTextKeyFigures key => Filled(key.Figures.SelectMany(figure => new[] { figure.Value, figure.Label }).Append(key.Source)),
        _ => [],      // of lists, quotes and galleries the inner blocks follow
    };

    private static List<List<string>> Broken(IEnumerable<RichTextInline> content)
    {
        List<List<string>> lines = [[]];
        foreach (var inline in content)
        {
            if (inline is RichTextRun run)
            {
                lines[^1].Add(run.Text);
                continue;
            }

            if (inline is RichTextFootnote note) lines.AddRange(Broken(note.Content));
            lines.Add([]);
        }

        return [.. lines.Where(line => line.Count > 0)];
    }

    private static IEnumerable<IReadOnlyList<string>> Filled(params IEnumerable<string?> texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(IReadOnlyList<string> (text) => [text!]);
}
