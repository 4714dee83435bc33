using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>One syllable asked for, and what may stand for it.</summary>
public sealed class Slot(SearchSyllable syllable, bool content, bool trusted, double weight)
{
    private const double OtherMarks = 0.3, OtherSpelling = 0.5, Guess = 0.85, Unfinished = 0.8;

    private readonly Dictionary<string, double> _spellings = new(StringComparer.Ordinal);
    private readonly List<string> _guesses = [];

    public SearchSyllable Syllable => syllable;
    public string Folded => syllable.Folded;
    public string Exact => syllable.Exact;

    /// <summary>It says something, and is not a word between words.</summary>
    public bool Content => content;

    /// <summary>Marks were typed and make sense here, so that other words of the same letters are not meant.</summary>
    public bool Trusted => trusted;

    /// <summary>How much finding it says.</summary>
    public double Weight { get; set; } = weight;

    /// <summary>The writer may still be typing it.</summary>
    public bool IsUnfinished { get; set; }

    /// <summary>It is a known word, but never stands beside these neighbours.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>Folded syllables that were perhaps meant, the likeliest first.</summary>
    public IReadOnlyList<string> Guesses => _guesses;

    public void AddGuess(string folded) => _guesses.Add(folded);

    /// <param name="likelihood">1 the likeliest spelling of what was typed without marks.</param>
    public void AddSpelling(string exact, double likelihood) => _spellings[exact] = likelihood;

    /// <returns>0 another word … 1 the very word.</returns>
    public double Fit(string exact, string folded)
    {
        if (string.Equals(folded, Folded, StringComparison.Ordinal))
        {
            if (trusted) return string.Equals(exact, Exact, StringComparison.Ordinal) ? 1 : OtherMarks;
            return _spellings.Count == 0 ? 1 : OtherSpelling + ((1 - OtherSpelling) * _spellings.GetValueOrDefault(exact, syllable.HasMarks && exact == Exact ? 1 : 0.2));
        }

        if (_guesses.Contains(folded)) return Guess;
        return IsUnfinished && folded.StartsWith(Folded, StringComparison.Ordinal) ? Unfinished : 0;
    }
}

/// <summary>Another name for a part of the question.</summary>
/// <param name="From">The part's first slot.</param>
/// <param name="To">The slot after its last.</param>
/// <param name="Slots">Those of the name.</param>
/// <param name="Worth">1 would be as good as what was typed.</param>
public sealed record Alternative(int From, int To, IReadOnlyList<int> Slots, double Worth);
