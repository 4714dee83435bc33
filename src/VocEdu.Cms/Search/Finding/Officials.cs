namespace VocEdu.Cms.Search.Finding;

/// <summary>Official texts that answer, and what quotes them.</summary>
public sealed class Officials(Lookup lookup)
{
    private const int Answers = 3, Judged = 40;
    private const double Weak = 0.15, QuotesAkin = 0.6, Quotes = 0.4;

    /// <summary>How much of the best the text behind it is worth.</summary>
    private const double Behind = 0.8;

    /// <summary>A text that holds less of what is asked, or hardly more than the next, is a guess.</summary>
    private const double Held = 0.2, Next = 0.8;

    /// <summary>The one that stands among the best or, of a long question that is answered by an article, the one whose subject that is: readers ask in words of their own,
    /// and the article tells them in those of the office.</summary>
    public async Task<Ranked?> AnsweringAsync(Question question, List<Ranked> hits, CancellationToken cancel)
    {
        if (question.Query.IsLong && hits is [{ Candidate.Kind: "Article" or "Announcement" } best, ..] && await BehindAsync(question, best, cancel) is { } behind) return behind;
        return hits.Take(Answers).Where(h => h.Candidate.Kind == "OfficialDocument" && h.Score >= hits[0].Score * Weak).Select(h => (Ranked?)h).FirstOrDefault();
    }

    /// <summary>What quotes an official text, or names it: below it, and rather what is about the same.</summary>
    public async Task<IEnumerable<Ranked>> QuotingAsync(Ranked official, Question question, CancellationToken cancel)
    {
        if (Quotation.Of(official.Candidate.Title, await lookup.BeginningAsync(official.Candidate, cancel), question.Words) is not { } match) return [];
        var quoting = new Weighed(question.Query, question.Words, Judged);
        await lookup.SomeAsync(match, question, quoting, cancel);
        var tags = Tags.Of(official.Candidate).ToHashSet(StringComparer.Ordinal);
        return quoting.Best.Where(c => c.ItemId != official.Candidate.ItemId).Select(c => new Ranked(c, official.Score * (Tags.Of(c).Any(tags.Contains) ? QuotesAkin : Quotes)));
    }

    private async Task<Ranked?> BehindAsync(Question question, Ranked best, CancellationToken cancel)
    {
        if (question.Among("OfficialDocument") is not { } among) return null;
        var peers = new Peers(question.Query, question.Words, best.Candidate.Title, await lookup.BeginningAsync(best.Candidate, cancel));
        await lookup.PeersAsync(among, peers, cancel);
        return peers.Best(question.Words) is [var first, .. var others] && first.Held >= Held && others.All(o => o.Score < first.Score * Next) ? new Ranked(first.Candidate, best.Score * Behind) : null;
    }
}
