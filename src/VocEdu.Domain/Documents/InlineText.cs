namespace VocEdu.Domain.Documents;

/// <summary>The runs of one line.</summary>
internal static class InlineText
{
    /// <summary>Without white space at both ends; empty when there are no words.</summary>
    public static IReadOnlyList<RichTextInline> Trim(IReadOnlyList<RichTextInline> inlines)
    {
        var left = inlines.SkipWhile(IsBlank).Reverse().SkipWhile(IsBlank).Reverse().ToList();
        if (left is [RichTextRun first, ..]) left[0] = first with { Text = first.Text.TrimStart() };
        if (left is [.., RichTextRun last]) left[^1] = last with { Text = last.Text.TrimEnd() };
        return left;
    }

    private static bool IsBlank(RichTextInline inline) => inline is not RichTextRun run || string.IsNullOrWhiteSpace(run.Text);

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
