namespace VocEdu.Cms.Search.Finding;

/// <summary>Finds publications. Words that match nearly everything cost no more than others: a bounded number of documents is weighed by their signatures,
/// titles and names decide among the best, and what belongs to the answer comes with it.</summary>
public sealed class Candidates(Lookup lookup, Trades trades, Officials officials)
{
    /// <summary>So many results can be paged through.</summary>
    public const int Reachable = 500;

    private const int Judged = 80, JudgedBeside = 40, Beside = 20, FewStrong = 4;
    private const double Strong = 0.4, Kinship = 1;

    /// <returns>The best first; whether more match than were looked at.</returns>
    public async Task<(IReadOnlyList<(Guid ItemId, double Score)> Hits, bool More)> RunAsync(Question question, CancellationToken cancel)
    {
        var found = new Weighed(question.Query, question.Words, Judged);
        var more = await lookup.ForAsync(question, found, cancel);
        var hits = await TogetherAsync(question, Akin(found.Ranked(), question.Words), cancel);
        var best = hits.GroupBy(h => h.Candidate.ItemId).Select(g => (ItemId: g.Key, Score: g.Max(h => h.Score))).OrderByDescending(h => h.Score).ToList();
        return ([.. best, .. found.Rest.Take(Math.Max(0, Reachable - best.Count)).Select(id => (id, 0.0))], more);
    }

    /// <summary>With what belongs to the answer.</summary>
    private async Task<List<Ranked>> TogetherAsync(Question question, List<Ranked> hits, CancellationToken cancel)
    {
        if (question.Query.AsksTrade && await trades.AnsweringAsync(question, hits, cancel) is { } answered) return answered;
        if (await officials.AnsweringAsync(question, hits, cancel) is { } official) return [.. hits, official, .. await officials.QuotingAsync(official, question, cancel)];
        return IsAlone(hits) ? [.. hits, .. await BesideAsync(question, hits, cancel)] : hits;
    }

    /// <summary>What bears the same tags as the best of all is more likely about the same.</summary>
    private static List<Ranked> Akin(List<Ranked> hits, Words words)
    {
        if (hits.Count < 2) return hits;
        var tags = Tags.Of(hits[0].Candidate).Distinct(StringComparer.Ordinal).ToDictionary(t => t, t => Math.Log(1 + (words.Documents / (1.0 + Tags.Bearers(t, words)))), StringComparer.Ordinal);
        var all = tags.Values.Sum();
        if (all == 0) return hits;
        return [.. hits.Select((h, i) => h with { Score = h.Score * (1 + (Kinship * (i == 0 ? 1 : Shared(h.Candidate) / all))) }).OrderByDescending(h => h.Score)];
        double Shared(Candidate other) => other.Names.Split(" . ").Distinct(StringComparer.Ordinal).Sum(t => tags.GetValueOrDefault(t));
    }

    /// <summary>Hardly anything else answers the question. A school is asked for by its name, and others of its town are no answer.</summary>
    private static bool IsAlone(List<Ranked> hits) =>
        hits.Count > 0 && hits[0].Candidate.Kind != "School" && hits.Count(h => h.Score >= hits[0].Score * Strong) < FewStrong;

    /// <summary>Others about the subject of the best, below it.</summary>
    private async Task<IEnumerable<Ranked>> BesideAsync(Question question, List<Ranked> hits, CancellationToken cancel)
    {
        var about = question.About(Tags.Subject(hits[0].Candidate, question.Words) ?? await lookup.BeginningAsync(hits[0].Candidate, cancel));
        if (about.Query.IsEmpty) return [];
        var found = new Weighed(about.Query, about.Words, JudgedBeside);
        await lookup.BrieflyAsync(about, found, cancel);
        return found.Ranked(Beside, hits[0].Score * Strong);
    }
}
