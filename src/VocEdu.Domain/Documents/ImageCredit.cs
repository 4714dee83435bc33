namespace VocEdu.Domain.Documents;

/// <summary>The customary "Ảnh: …" at the end of a caption.</summary>
public static class ImageCredit
{
    private static readonly string[] Labels =
        ["Ảnh", "Đồ họa", "Thiết kế", "Minh họa", "Tranh", "Nguồn ảnh", "Nguồn", "Ảnh tư liệu", "Ảnh chụp màn hình"];

    /// <summary>Whether the credit brings its own label, as in <c>Đồ họa: Minh Hà</c>.</summary>
    public static bool HasLabel(string credit) =>
        Labels.Any(label => credit.StartsWith(label, StringComparison.OrdinalIgnoreCase)
            && credit.AsSpan(label.Length).TrimStart().StartsWith(':'));

    /// <summary>Splits <c>Lễ khai giảng. Ảnh: Minh Hà</c> into caption and credit; the label "Ảnh" itself is left out of the credit.</summary>
    public static (string? Caption, string? Credit) Split(string caption)
    {
        var at = Labels.Max(label => LastLabel(caption, label));
        if (at < 0) return (NullIfEmpty(caption), null);

        var credit = caption[at..].Trim().TrimEnd(')', ']').TrimEnd();
        if (credit.StartsWith("Ảnh:", StringComparison.OrdinalIgnoreCase)) credit = credit["Ảnh:".Length..].Trim();
        return (NullIfEmpty(caption[..at].TrimEnd(' ', '(', '[', '–', '-', '|')), NullIfEmpty(credit));
    }

    // A label counts only at the start of a sentence or in brackets: "Nguồn: vốn của tỉnh" in mid-sentence is the caption's own.
    private static int LastLabel(string caption, string label)
    {
        var at = caption.LastIndexOf(label + ":", StringComparison.OrdinalIgnoreCase);
        if (at <= 0) return at;
        var before = caption.AsSpan(0, at).TrimEnd();
        return before.IsEmpty || ".!?…”\"([–-|".Contains(before[^1], StringComparison.Ordinal) ? at : -1;
    }

    private static string? NullIfEmpty(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
