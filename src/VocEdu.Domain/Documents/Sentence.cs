namespace VocEdu.Domain.Documents;

/// <summary>Sentence ends in running Vietnamese text.</summary>
internal static class Sentence
{
    private const string Closers = ".!?…:;";

    public static bool EndsClosed(string text) =>
        text.TrimEnd('”', '"', ')', ' ') is { Length: > 0 } trimmed && Closers.Contains(trimmed[^1], StringComparison.Ordinal);

    /// <summary>As many whole sentences as fit; if not even one does, whole words and an ellipsis.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit) return text;
        for (var i = limit - 1; i > 0; i--)
            if (".!?…".Contains(text[i], StringComparison.Ordinal) && char.IsWhiteSpace(text[i + 1]))
                return text[..(i + 1)];

        var space = text.LastIndexOf(' ', limit - 1);
        return text[..(space > 0 ? space : limit - 1)].TrimEnd(',', ';', ':', '–', '-', ' ') + "…";
    }
}
