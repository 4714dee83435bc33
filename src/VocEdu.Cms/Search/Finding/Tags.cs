using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What a document's tags and other names say of its subject.</summary>
public static class Tags
{
    /// <summary>What more bear says nothing of the subject.</summary>
    private const int Narrow = 100;

    /// <summary>The unit, which stands last, is none.</summary>
    public static IEnumerable<string> Of(Candidate candidate) => candidate.Names.Split(" . ").SkipLast(1).Where(tag => tag.Length > 0);

    /// <summary>How many documents bear the tag, at most.</summary>
    public static int Bearers(string tag, Words words)
    {
        var forms = SearchForms.Of(tag);
        return forms.Count == 0 ? 0 : forms is [var only] ? words.InHeads(only.Exact) : forms.Zip(forms.Skip(1)).Min(p => words.InHeads($"{p.First.Exact}_{p.Second.Exact}"));
    }

    /// <summary>The narrowest of a document's tags that others bear too, rather one that its title names; null: there is none.</summary>
    public static string? Subject(Candidate candidate, Words words) => Of(candidate)
        .Select(tag => (Tag: tag, Count: Bearers(tag, words))).Where(t => t.Count > 1 && t.Count < Math.Min(Narrow, words.Documents / 10))
        .OrderBy(t => VietnameseText.Fold(candidate.Title).Contains(VietnameseText.Fold(t.Tag), StringComparison.Ordinal) ? 0 : t.Count).FirstOrDefault().Tag;
}
