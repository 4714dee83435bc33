using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>News and digests repeat an official text word for word, or name it by its title: documents that hold one of its sentences.</summary>
public static class Quotation
{
    /// <summary>What more documents hold is a set phrase.</summary>
    private const int SetPhrase = 20;

    private const int ShortestSentence = 5, Telling = 5;

    /// <returns>As a tsquery; null: it says nothing of its own.</returns>
    public static string? Of(string title, string text, Words words)
    {
        var sentences = text.Split(['.', ';', '\n'], StringSplitOptions.RemoveEmptyEntries).Prepend(title).Select(s => Rarest(s, words)).OfType<string>().ToList();
        return sentences.Count == 0 ? null : string.Join(" | ", sentences);
    }

    /// <summary>The pairs of neighbours that tell a sentence from others.</summary>
    private static string? Rarest(string sentence, Words words)
    {
        var said = SearchForms.Of(sentence);
        if (said.Count < ShortestSentence) return null;
        var pairs = said.Zip(said.Skip(1), (a, b) => $"{a.Folded}_{b.Folded}").Distinct(StringComparer.Ordinal).OrderBy(words.Count).Take(Telling).ToList();
        return words.Count(pairs[0]) > SetPhrase ? null : $"({string.Join(" & ", pairs.Select(pair => $"'{pair}'"))})";
    }
}
