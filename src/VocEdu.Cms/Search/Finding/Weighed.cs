using Npgsql;

namespace VocEdu.Cms.Search.Finding;

/// <summary>The documents weighed for a question, of which the weightiest are kept with their titles.</summary>
/// <param name="kept">So many of them.</param>
public sealed class Weighed(SearchQuery query, Words words, int kept)
{
    private readonly byte[] _signature = new byte[Signature.Longest];
    private readonly Weigher _weigher = new(query, words);
    private readonly Dictionary<Guid, double> _seen = [];
    private readonly PriorityQueue<Candidate, double> _best = new();

    public int Count => _seen.Count;

    public IEnumerable<Candidate> Best => _best.UnorderedItems.Select(b => b.Element);

    /// <summary>Those that were kept, the best answer first.</summary>
    public List<Ranked> Ranked()
    {
        var judge = new Judge(query, words);
        return [.. Best.Select(c => new Ranked(c, judge.Of(c))).OrderByDescending(c => c.Score)];
    }

    /// <summary>The best of those, the first of them worth so much.</summary>
    public IEnumerable<Ranked> Ranked(int most, double first)
    {
        var ranked = Ranked();
        return ranked.Take(most).Select(r => r with { Score = first * r.Score / ranked[0].Score });
    }

    /// <summary>The others, the weightiest first.</summary>
    public IEnumerable<Guid> Rest => _seen.ExceptBy(Best.Select(b => b.ItemId), s => s.Key).OrderByDescending(s => s.Value).Select(s => s.Key);

    /// <param name="row">Id, prior, signature, kind, title, names.</param>
    public void Add(NpgsqlDataReader row)
    {
        var id = row.GetGuid(0);
        if (_seen.ContainsKey(id)) return;
        var prior = row.GetFloat(1);
        var signature = _signature.AsSpan(0, (int)row.GetBytes(2, 0, _signature, 0, _signature.Length));
        var score = _weigher.Score(signature);
        _seen.Add(id, score * prior);
        if (_best.Count == kept)
        {
            if (_best.TryPeek(out _, out var least) && score * prior <= least) return;
            _best.Dequeue();
        }

        _best.Enqueue(new(id, row.GetString(3), row.GetString(4), row.GetString(5), prior, _weigher.HoldsAll(signature), score), score * prior);
    }
}
