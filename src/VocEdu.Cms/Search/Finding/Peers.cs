using System.Runtime.InteropServices;
using Npgsql;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>One of several documents of a kind.</summary>
/// <param name="Held">How much of the question stands in it, 0 to 1.</param>
public readonly record struct Peer(Candidate Candidate, double Score, double Held);

/// <summary>Documents of one kind, weighed against each other: a word says what it tells among them, wherever it stands in their texts. A frequent word may tell one guide from
/// all others, and one that is rare elsewhere may stand in each.</summary>
public sealed class Peers
{
    private const double Said = 1, Between = 0.1, Pair = 0.7, HalfPair = 0.5, OtherName = 0.7, Beside = 0.5;
    private const int MostWords = 48, MostMatched = 24, Judged = 20, Beginning = 24;
    private const double InTitle = 1.5, TitleWorth = 0.3, Titles = 0.5;

    private readonly SearchQuery _query;
    private readonly (string Lexeme, double Weight, uint Key)[] _told;
    private readonly List<(Candidate Candidate, double[] Worths)> _peers = [];
    private readonly byte[] _signature = new byte[Signature.Longest];

    /// <param name="answers">What answers it otherwise, in other words.</param>
    public Peers(SearchQuery query, Words words, params string[] answers)
    {
        _query = query;
        _told = [.. Told(query).Concat(answers.SelectMany(answer => Told(answer, words)).Select(t => t with { Weight = t.Weight * Beside })).GroupBy(t => t.Lexeme, StringComparer.Ordinal)
            .Select(g => (Lexeme: g.Key, Weight: g.Max(t => t.Weight), Key: Signature.Key(g.Key))).Where(t => words.Knows(t.Lexeme) || words.Documents == 0)
            .OrderByDescending(t => t.Weight * words.Rarity(t.Lexeme)).Take(MostWords)];
    }

    /// <summary>Any of the rarest words, as many as are expected in no more than so many documents of all kinds; or the one rarest; empty: nothing holds any.</summary>
    public (string Match, int Expected) AnyRare(Words words, int most) =>
        Words.AnyWithin(_told.Where(t => t.Weight > Between).Select(t => ($"'{t.Lexeme}'", Count: words.Count(t.Lexeme))).OrderBy(t => t.Count).Take(MostMatched), most);

    /// <param name="row">Id, prior, signature, kind, title, names.</param>
    public void Add(NpgsqlDataReader row)
    {
        var held = MemoryMarshal.Cast<byte, uint>(_signature.AsSpan(0, (int)row.GetBytes(2, 0, _signature, 0, _signature.Length)));
        var worths = new double[_told.Length];
        for (var i = 0; i < worths.Length; i++) worths[i] = Signature.Worth(held, _told[i].Key);
        _peers.Add((new(row.GetGuid(0), row.GetString(3), row.GetString(4), row.GetString(5), row.GetFloat(1), false, 1), worths));
    }

    /// <returns>The best first.</returns>
    public List<Peer> Best(Words words)
    {
        var judge = new Judge(_query, words);
        double[] weights = [.. _told.Select((t, i) => t.Weight * Math.Log(1 + ((_peers.Count + 1) / (_peers.Count(p => p.Worths[i] > 0) + 0.5))))];
        var all = weights.Sum();
        return [.. _peers.Select(Weigh).OrderByDescending(p => p.Score).Take(Judged).Select(p => p with { Score = p.Score * Math.Pow(judge.Of(p.Candidate), Titles) }).OrderByDescending(p => p.Score)];

        Peer Weigh((Candidate Candidate, double[] Worths) peer)
        {
            double sum = 0, held = 0;
            for (var i = 0; i < weights.Length; i++)
            {
                if (peer.Worths[i] == 0) continue;
                held += weights[i];
                sum += weights[i] * (peer.Worths[i] > TitleWorth ? InTitle : 1);
            }

            return new(peer.Candidate, sum, all == 0 ? 0 : held / all);
        }
    }

    /// <summary>What a text says that was written with care.</summary>
    private static IEnumerable<(string Lexeme, double Weight)> Told(string text, Words words)
    {
        var said = SearchForms.Of(text).Take(Beginning).ToList();
        var content = StopSyllables.Content(said, words);
        for (var i = 0; i < said.Count; i++)
        {
            yield return (said[i].Exact, content[i] ? Said : Between);
            if (i + 1 < said.Count) yield return ($"{said[i].Folded}_{said[i + 1].Folded}", PairOf(content[i], content[i + 1]));
        }
    }

    private static double PairOf(bool left, bool right) => Pair * (left && right ? Said : left || right ? HalfPair : Between);

    /// <summary>What a question says: its words, its pairs of neighbours, and the other names of its parts.</summary>
    private static IEnumerable<(string Lexeme, double Weight)> Told(SearchQuery query)
    {
        for (var i = 0; i < query.Syllables.Count; i++)
        {
            var slot = query.Slots[i];
            yield return (slot.Trusted ? slot.Exact : slot.Folded, slot.Content ? Said : Between);
            if (i + 1 == query.Syllables.Count) break;
            var next = query.Slots[i + 1];
            yield return ($"{slot.Folded}_{next.Folded}", PairOf(slot.Content, next.Content));
        }

        foreach (var other in query.Others)
        {
            if (other.Slots is [var only]) yield return (query.Slots[only].Exact, OtherName);
            foreach (var (left, right) in other.Slots.Zip(other.Slots.Skip(1))) yield return ($"{query.Slots[left].Folded}_{query.Slots[right].Folded}", OtherName);
        }
    }
}
