using System.Text.Json;

namespace VocEdu.Domain.Documents;

/// <content>Frames, galleries, films, files, questions, figures and notes.</content>
internal sealed partial class RichTextParser
{
    private int notes;

    // One picture alone is a picture.
    private void Gallery(JsonElement node, List<RichTextBlock> into)
    {
        var pictures = new List<RichTextImage>();
        foreach (var child in RichTextAttributes.Children(node))
        {
            var type = RichTextAttributes.Text(child, "type") ?? "";
            RichTextAttributes.ReportUnknown(child, type, dropped);
            if (type != "image") dropped.Add(RichTextAttributes.Misplaced);
            else if (RichTextAttributes.Image(child, dropped) is { } picture) pictures.Add(Counted(picture));
        }
        if (pictures.Count > 1) into.Add(Counted(new RichTextGallery(pictures)));
        else into.AddRange(pictures);
    }

    private void Callout(JsonElement node, int depth, List<RichTextBlock> into)
    {
        var (titles, rest) = Split(node, "calloutTitle");
        var content = new List<RichTextBlock>();
        Blocks(rest, depth, content);
        if (content.Count == 0) content.Add(RichTextAttributes.Paragraph([]));
        into.Add(Counted(new RichTextCallout(RichTextAttributes.Kind(node, dropped), Words(titles), content)));
    }

    private void Questions(JsonElement node, int depth, List<RichTextBlock> into)
    {
        var items = new List<RichTextQuestion>();
        foreach (var child in RichTextAttributes.Children(node))
        {
            if (RichTextAttributes.Text(child, "type") != "questionItem")
            {
                dropped.Add(RichTextAttributes.Misplaced);
                continue;
            }
            var (questions, rest) = Split(child, "question");
            var answer = new List<RichTextBlock>();
            foreach (var part in rest)
            {
                if (RichTextAttributes.Text(part, "type") == "answer") Blocks(RichTextAttributes.Children(part), depth, answer);
                else Blocks([part], depth, answer);
            }
            if (answer.Count == 0) answer.Add(RichTextAttributes.Paragraph([]));
            items.Add(Counted(new RichTextQuestion(Words(questions) ?? "", answer)));
        }
        if (items.Count > 0) into.Add(Counted(new RichTextQuestions(items)));
    }

    // One figure alone is a line of text.
    private void KeyFigures(JsonElement node, List<RichTextBlock> into)
    {
        var (figures, source) = RichTextAttributes.KeyFigures(node, dropped);
        if (figures.Count > 1) into.Add(Counted(new RichTextKeyFigures([.. figures.Select(Counted)], source)));
        else if (figures is [var only]) into.Add(Counted(RichTextAttributes.Paragraph([Counted(new RichTextRun($"{only.Value} {only.Label}".Trim()))])));
    }

    private void Footnote(JsonElement node, List<RichTextInline> open)
    {
        var content = new List<RichTextInline>();
        Gather(node, content);
        var joined = InlineText.Trim(InlineText.Join(content));
        if (joined.Count > 0) open.Add(Counted(new RichTextFootnote(++notes, joined)));
    }

    // A note is one line: what stands in blocks is joined.
    private void Gather(JsonElement node, List<RichTextInline> into)
    {
        foreach (var child in RichTextAttributes.Children(node))
        {
            if (RichTextAttributes.Text(child, "type") == "text") Run(child, into);
            else
            {
                if (into.Count > 0) into.Add(Counted(new RichTextRun(" ")));
                Gather(child, into);
            }
        }
    }

    private string? Words(IEnumerable<JsonElement> nodes)
    {
        var content = new List<RichTextInline>();
        foreach (var node in nodes) Gather(node, content);
        return RichTextAttributes.Cut(string.Concat(content.OfType<RichTextRun>().Select(run => run.Text)), dropped);
    }

    private static (IReadOnlyList<JsonElement> Named, IReadOnlyList<JsonElement> Others) Split(JsonElement node, string type)
    {
        var parts = RichTextAttributes.Children(node).ToLookup(child => RichTextAttributes.Text(child, "type") == type);
        return ([.. parts[true]], [.. parts[false]]);
    }
}
