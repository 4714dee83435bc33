namespace VocEdu.Domain.Documents;

/// <summary>The runs of one line.</summary>
internal static class InlineText
{
    /// <summary>Joins neighbours of the same kind, so that one text has one form.</summary>
    public static IReadOnlyList<RichTextInline> Join(IEnumerable<RichTextInline> inlines)
    {
        var joined = new List<RichTextInline>();
        foreach (var inline in inlines)
        {
            if (inline is RichTextRun run && joined.LastOrDefault() is RichTextRun last && last.Marks == run.Marks && last.Href == run.Href)
                joined[^1] = last with { Text = last.Text + run.Text };
            else joined.Add(inline);
        }
        // A letter and its tone mark may have come in two runs.
        return [.. joined.Select(inline => inline is RichTextRun run ? run with { Text = run.Text.Normalize() } : inline)];
    }
}
