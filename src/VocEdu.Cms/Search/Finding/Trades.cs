using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Answers which trade to learn: "em mê chỉnh loa, đèn sân khấu thì nên học nghề gì". Who asks does not know its name, so that the text of the guides decides and
/// not the titles of everything else.</summary>
public sealed class Trades(Lookup lookup)
{
    private const int Most = 5, Judged = 40, OfOne = 20;

    /// <summary>What is worth how much of the best that was found otherwise: the guide to the trade, what else is about that trade, and what is not.</summary>
    private const double Guide = 1.2, OfTrade = 0.9, Other = 0.5;

    /// <returns>The likeliest trades, what is about the first of them, and what was found otherwise; null: no guide holds any of the words.</returns>
    public async Task<List<Ranked>?> AnsweringAsync(Question question, List<Ranked> hits, CancellationToken cancel)
    {
        if (question.Among("CareerGuide") is not { } among) return null;
        var peers = new Peers(question.Query, question.Words);
        await lookup.PeersAsync(among, peers, cancel);
        var guides = peers.Best(question.Words).Where(g => (Aspects.Of(SearchForms.Of(g.Candidate.Title)) & Aspects.Special) is Aspect.None).Take(Most).ToList();
        if (guides.Count == 0) return null;

        var (best, first) = (guides[0], hits.Count > 0 ? hits[0].Score : 1);
        var trade = Tags.Subject(best.Candidate, question.Words);
        return [.. guides.Select(g => new Ranked(g.Candidate, first * Guide * Math.Pow(g.Score / best.Score, 2))), .. trade is null ? [] : await OfAsync(trade, question, first * OfTrade, cancel),
            .. hits.Select(h => trade is not null && Tags.Of(h.Candidate).Contains(trade) ? h : h with { Score = h.Score * Other })];
    }

    private async Task<IEnumerable<Ranked>> OfAsync(string trade, Question question, double score, CancellationToken cancel)
    {
        var about = question.About(trade);
        var found = new Weighed(about.Query, about.Words, Judged);
        await lookup.TitledAsync(about, found, cancel);
        return found.Ranked(OfOne, score);
    }
}
