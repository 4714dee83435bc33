using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <param name="Score">Comparable within one search only.</param>
/// <param name="Promoted">The department put it first for this question.</param>
public sealed record SearchHit(Guid ItemId, double Score, bool Promoted = false);

/// <param name="Hits">Best first.</param>
/// <param name="More">There are more matches than were ranked.</param>
/// <param name="Meant">How the question was perhaps meant, with its marks; null: as it was typed.</param>
public sealed record SearchResult(SearchQuery Query, IReadOnlyList<SearchHit> Hits, bool More, string? Meant);

/// <summary>Finds publications for readers.</summary>
public sealed class FindContent(SearchLexicon lexicon, SynonymBook book, Candidates candidates, CmsDb db, TimeProvider clock)
{
    public const int Longest = 200;

    public async Task<SearchResult> RunAsync(string text, SearchFilter? filter, CancellationToken cancel)
    {
        var words = await lexicon.GetAsync(cancel);
        var names = await book.GetAsync(cancel);
        var query = new SearchQuery(text.Length > Longest ? text[..Longest] : text, words, names);
        if (query.IsEmpty) return new(query, [], false, null);
        var (hits, more) = await candidates.RunAsync(new(query, words, names, filter ?? new()), cancel);
        var found = hits.Select(h => new SearchHit(h.ItemId, h.Score));
        if (filter is null)
        {
            var first = await PromotedAsync(text, cancel);
            found = first.Select(id => new SearchHit(id, double.MaxValue, Promoted: true)).Concat(found.ExceptBy(first, h => h.ItemId));
        }

        return new(query, [.. found], more, Meaning.Of(text, query, words));
    }

    private Task<List<Guid>> PromotedAsync(string text, CancellationToken cancel)
    {
        var (key, today) = (SearchPromotion.KeyOf(text), Vietnam.Today(clock));
        return db.Set<SearchPromotion>()
            .Where(p => p.Key == key && (p.ShownFrom == null || p.ShownFrom <= today) && (p.ShownUntil == null || p.ShownUntil >= today) && db.SearchDocuments.Any(d => d.ItemId == p.ItemId))
            .OrderBy(p => p.CreatedAt).Select(p => p.ItemId).Distinct().ToListAsync(cancel);
    }
}
