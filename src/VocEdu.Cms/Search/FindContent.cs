using VocEdu.Cms.Search.Finding;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Search;

/// <param name="Score">Comparable within one search only.</param>
public sealed record SearchHit(Guid ItemId, double Score);

/// <param name="Hits">Best first.</param>
/// <param name="More">There are more matches than were ranked.</param>
public sealed record SearchResult(SearchQuery Query, IReadOnlyList<SearchHit> Hits, bool More);

/// <summary>Finds publications for readers.</summary>
public sealed class FindContent(SearchLexicon lexicon, SearchSynonyms synonyms, Candidates candidates)
{
    public const int Longest = 200;

    public async Task<SearchResult> RunAsync(string text, IReadOnlyList<ContentKind>? kinds, CancellationToken cancel)
    {
        var words = await lexicon.GetAsync(cancel);
        var query = new SearchQuery(text.Length > Longest ? text[..Longest] : text, words, synonyms);
        if (query.IsEmpty) return new(query, [], false);
        var (hits, more) = await candidates.RunAsync(query, words, synonyms, kinds?.Select(k => k.ToString()).ToArray(), cancel);
        return new(query, [.. hits.Select(h => new SearchHit(h.Candidate.ItemId, h.Score))], more);
    }
}
