using System.Runtime.InteropServices;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What the words of a document are worth to a question, read from its signature.</summary>
public sealed class Weigher
{
    /// <summary>Of the words an unfinished one may become, the most frequent.</summary>
    private const int MostEndings = 40;

    private readonly (uint[] Keys, double Weight)[] _terms;
    private readonly uint[][][][] _required;

    public Weigher(SearchQuery query, Words words)
    {
        _terms = [.. query.Terms.Select(t => (Keys(t.Text), t.Weight))];
        _required = [.. query.Required.Select(r => r.Select(a => a.Select(Keys).ToArray()).ToArray())];

        uint[] Keys(string term) => term.EndsWith('*') ? [.. words.Beginning(SearchQuery.Unquote(term), MostEndings).Select(Signature.Key)] : [Signature.Key(SearchQuery.Unquote(term))];
    }

    /// <summary>The sum over the terms of what each weighs and where it stands.</summary>
    public double Score(ReadOnlySpan<byte> signature)
    {
        var held = MemoryMarshal.Cast<byte, uint>(signature);
        if (held.IsEmpty) return 1;      // written before there were signatures
        double sum = 0;
        foreach (var (keys, weight) in _terms) sum += weight * Worth(held, keys);
        return sum;
    }

    /// <summary>It holds every word that is asked for, in one of its forms.</summary>
    public bool HoldsAll(ReadOnlySpan<byte> signature)
    {
        var held = MemoryMarshal.Cast<byte, uint>(signature);
        foreach (var alternatives in _required)
        {
            var found = false;
            foreach (var together in alternatives)
            {
                found = true;
                foreach (var keys in together)
                {
                    if (Worth(held, keys) > 0) continue;
                    found = false;
                    break;
                }

                if (found) break;
            }

            if (!found) return false;
        }

        return true;
    }

    private static double Worth(ReadOnlySpan<uint> held, uint[] keys)
    {
        double most = 0;
        foreach (var key in keys) most = Math.Max(most, Signature.Worth(held, key));
        return most;
    }
}
