using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Ranks the best candidates: how much of the question stands in the title and the names, whether one of the names is the very subject
/// asked for, and whether the text tells of it what is asked.</summary>
public sealed class Judge(SearchQuery query, Words words)
{
    private const double Recognised = 0.75;
    private const double InTitle = 0.9, InHead = 0.5, OfTitle = 0.4, Subject = 3, AllWords = 0.6, RightAspect = 0.9, OnSubject = 0.6, OtherAspect = 0.62, PairShare = 0.6, AspectWord = 0.35;

    /// <summary>The words of the body weigh less than where they stand.</summary>
    private const double WordsWeigh = 0.6;

    private readonly double[] _weights = [.. query.Slots.Select((s, i) => s.Weight * (i < 64 && (query.AspectSlots >> i & 1) == 1 ? AspectWord : 1))];

    private readonly Dictionary<string, int[]> _slotsOf = query.Slots.SelectMany((slot, i) => slot.Guesses.Prepend(slot.Folded).Select(folded => (folded, i)))
        .GroupBy(s => s.folded, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(s => s.i).ToArray(), StringComparer.Ordinal);
    private readonly int _unfinished = query.Syllables.Count > 0 && query.Slots[query.Syllables.Count - 1].IsUnfinished ? query.Syllables.Count - 1 : -1;
    private readonly int _typed = query.Syllables.Count;

    public double Of(Candidate candidate)
    {
        var title = SearchForms.Of(candidate.Title);
        var inTitle = Read(title);
        var names = candidate.Names.Split(" . ").Select(n => Read(SearchForms.Of(n))).ToList();
        var subject = Math.Max(0.8 * inTitle.Same, names.Max(n => n.Same));
        var covered = CoveredByAny(names, inTitle);
        var score = 1 + (InTitle * inTitle.Covered) + (InHead * covered) + (OfTitle * inTitle.Asked) + (Subject * subject) + (candidate.Whole ? AllWords : 0);
        return Math.Pow(candidate.Score, WordsWeigh) * candidate.Prior * score * Told(candidate, title, covered);
    }

    /// <summary>What is asked of the subject is told here, as far as it is the subject, or something else that was not asked.</summary>
    private double Told(Candidate candidate, IReadOnlyList<SearchSyllable> title, double covered)
    {
        var tells = Aspects.Of(title) | (candidate.Kind switch
        {
            "Video" or "Audio" => Aspect.Video | Aspect.HowTo,
            "Leaflet" => Aspect.Leaflet,
            "Event" => Aspect.Event,
            "School" => Aspect.School,
            _ => Aspect.None,
        });
        var asked = (query.Asked & tells) is not Aspect.None || (query.Asked.HasFlag(Aspect.Where) && tells.HasFlag(Aspect.Admission));
        if (asked) return 1 + (RightAspect * Math.Min(1, covered / OnSubject));
        return candidate.Kind == "CareerGuide" && (tells & Aspects.Special) is not Aspect.None ? OtherAspect : 1;
    }

    /// <summary>A field of a document, read for what is asked.</summary>
    /// <param name="Fits">By slot that was typed, how well the field holds it or another name for it.</param>
    /// <param name="Covered">How much of the question stands in the field, neighbours beside each other.</param>
    /// <param name="Asked">How much of the field was asked for.</param>
    private readonly record struct Field(double[] Fits, double Covered, double Asked)
    {
        /// <summary>1 when the field is just what is asked for, no more and no less.</summary>
        public double Same => Covered * Covered * Asked * Asked;
    }

    private Field Read(IReadOnlyList<SearchSyllable> text)
    {
        var fits = new double[query.Slots.Count];
        var at = new ulong[text.Count];
        for (var j = 0; j < text.Count; j++)
        {
            if (_slotsOf.TryGetValue(text[j].Folded, out var slots))
            {
                foreach (var i in slots) Note(i);
            }
            else if (_unfinished >= 0) Note(_unfinished);

            void Note(int i)
            {
                var fit = query.Slots[i].Fit(text[j].Exact, text[j].Folded);
                if (fit <= 0) return;
                fits[i] = Math.Max(fits[i], fit);
                if (fit >= 0.5) at[j] |= 1UL << i;
            }
        }

        var typed = (1UL << _typed) - 1;
        var beside = new double[Math.Max(0, _typed - 1)];
        for (var i = 0; i < beside.Length; i++) beside[i] = Adjacent(at, i, i + 1) ? Math.Min(fits[i], fits[i + 1]) : 0;
        foreach (var other in query.Others)
        {
            var share = Share(other.Slots, fits, at);
            if (share < Recognised) continue;
            foreach (var slot in other.Slots) typed |= 1UL << slot;
            for (var i = other.From; i < other.To; i++) fits[i] = Math.Max(fits[i], other.Worth * share);
            for (var i = other.From; i + 1 < other.To; i++) beside[i] = Math.Max(beside[i], other.Worth * share);
        }

        double asked = 0, found = 0, all = 0, wanted = 0;
        for (var i = 0; i < _typed; i++)
        {
            asked += _weights[i];
            found += _weights[i] * fits[i];
            if (i + 1 == _typed) break;
            var pair = PairShare * Math.Min(_weights[i], _weights[i + 1]);
            asked += pair;
            found += pair * beside[i];
        }

        for (var j = 0; j < text.Count; j++)
        {
            var weight = words.Rarity(text[j].Folded);
            all += weight;
            if ((at[j] & typed) != 0) wanted += weight;
        }

        return new(fits, asked == 0 ? 0 : found / asked, all == 0 ? 0 : wanted / all);
    }

    /// <summary>How much of another name stands in the field.</summary>
    private double Share(IReadOnlyList<int> slots, double[] fits, ulong[] at)
    {
        double all = 0, found = 0;
        for (var k = 0; k < slots.Count; k++)
        {
            var i = slots[k];
            all += _weights[i];
            found += _weights[i] * fits[i];
            if (k + 1 == slots.Count) break;
            var pair = PairShare * Math.Min(_weights[i], _weights[slots[k + 1]]);
            all += pair;
            if (Adjacent(at, i, slots[k + 1])) found += pair;
        }

        return all == 0 ? 0 : found / all;
    }

    private double CoveredByAny(List<Field> names, Field title)
    {
        double asked = 0, found = 0;
        for (var i = 0; i < _typed; i++)
        {
            asked += _weights[i];
            found += _weights[i] * Math.Max(title.Fits[i], names.Max(n => n.Fits[i]));
        }

        return asked == 0 ? 0 : found / asked;
    }

    private static bool Adjacent(ulong[] at, int left, int right)
    {
        for (var j = 0; j + 1 < at.Length; j++)
        {
            if ((at[j] >> left & 1) == 1 && (at[j + 1] >> right & 1) == 1) return true;
        }

        return false;
    }
}
