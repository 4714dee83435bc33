using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <summary>A lexeme that speaks for a document when it holds it.</summary>
/// <param name="Text">As a tsquery.</param>
/// <param name="Weight">How much.</param>
public readonly record struct SearchTerm(string Text, double Weight);

/// <summary>What was typed, understood: which lexemes a document must hold, and what each is worth.</summary>
public sealed class SearchQuery
{
    private const int MostSyllables = 24, MostTerms = 28, LongQuestion = 5;
    private const double Folded = 1, Exact = 0.8, FoldedPair = 1.6, ExactPair = 1.2, OtherName = 0.9, Guess = 0.6;

    private static readonly HashSet<string> StopExact =
        [.. SearchForms.Of("là và của được cho trong các những có thì mà ở với để khi này đó bị do tại như về từ ra vào thế nào gì bao nhiêu không em tôi mình con cháu ạ nhỉ muốn cần phải hay hoặc nên một").Select(s => s.Exact)];

    private static readonly HashSet<string> StopFolded = ["la", "va", "cua", "cac", "nhung", "voi", "nhu", "thi"];

    private readonly SearchLexicon.Words _words;
    private readonly List<SearchTerm> _terms = [];
    private readonly List<string> _required = [];

    public SearchQuery(string text, SearchLexicon.Words words, SearchSynonyms synonyms)
    {
        _words = words;
        Syllables = [.. SearchForms.Of(Decoded(text)).Take(MostSyllables)];
        HasMarks = Syllables.Any(s => s.HasMarks);
        Content = [.. Syllables.Select(s => !IsStop(s))];
        if (!Content.Contains(true)) Content = [.. Syllables.Select(_ => true)];
        if (Syllables.Count == 0) return;

        var alternatives = Syllables.Select(s => new List<string> { Quote(s.Folded) }).ToArray();
        for (var i = 0; i < Syllables.Count; i++) AddSyllable(i);
        for (var i = 0; i + 1 < Syllables.Count; i++) AddPair(i);
        foreach (var (start, length, other) in synonyms.For(Syllables)) AddOtherName(alternatives, start, length, other);
        for (var i = 0; i < Syllables.Count; i++) AddGuesses(alternatives, i);
        AddUnfinished(alternatives);
        for (var i = 0; i < Syllables.Count; i++)
        {
            if (Content[i]) _required.Add(alternatives[i] is [var only] ? only : $"({string.Join(" | ", alternatives[i])})");
        }
    }

    /// <summary>The syllables meant, keys left over from an input method decoded.</summary>
    public IReadOnlyList<SearchSyllable> Syllables { get; }

    /// <summary>Which of them say something.</summary>
    public IReadOnlyList<bool> Content { get; }

    public bool HasMarks { get; }
    public bool IsEmpty => Syllables.Count == 0;

    /// <summary>Every content syllable, in one of its forms.</summary>
    public string All => string.Join(" & ", _required.Distinct());

    /// <summary>The terms that say most.</summary>
    public IReadOnlyList<SearchTerm> Terms => [.. _terms.GroupBy(t => t.Text).Select(g => g.MaxBy(t => t.Weight)).OrderByDescending(t => t.Weight).Take(MostTerms)];

    /// <summary>Any of the terms that say most.</summary>
    public string Any => string.Join(" | ", Terms.Take(16).Select(t => t.Text));

    /// <summary>Asks for more than a document usually holds word for word.</summary>
    public bool IsLong => Content.Count(c => c) >= LongQuestion;

    /// <summary>Any of the rarest terms, as many as are expected to find no more than this many documents.</summary>
    public string AnyRare(int budget)
    {
        var chosen = new List<string>();
        foreach (var term in Terms.Where(t => t.Text[0] == '\''))
        {
            budget -= _words.Count(Unquote(term.Text));
            if (budget < 0 && chosen.Count > 0) break;
            chosen.Add(term.Text);
        }

        return chosen.Count == 0 ? Any : string.Join(" | ", chosen);
    }

    private static string Quote(string lexeme) => $"'{lexeme}'";

    private static string Unquote(string term) => term.Trim('\'', ':', '*');

    private bool IsStop(SearchSyllable syllable) => HasMarks ? StopExact.Contains(syllable.Exact) : StopFolded.Contains(syllable.Folded);

    /// <summary>Keys typed with the input method off are decoded when they are no word here and what they stand for is one.</summary>
    private string Decoded(string text)
    {
        var normal = VietnameseText.Normalize(text);
        var decoded = new System.Text.StringBuilder();
        var from = 0;
        foreach (var syllable in SearchForms.Of(normal))
        {
            var token = normal.Substring(syllable.Start, syllable.Length);
            decoded.Append(normal, from, syllable.Start - from);
            decoded.Append(!_words.Knows(syllable.Folded) && TypingLeftovers.TryDecode(token, out var meant) && _words.Knows(VietnameseText.Fold(meant)) ? meant : token);
            from = syllable.Start + syllable.Length;
        }

        return decoded.Append(normal, from, normal.Length - from).ToString();
    }

    private void AddSyllable(int i)
    {
        var syllable = Syllables[i];
        var share = Content[i] ? 1 : 0.2;
        Add(syllable.Folded, Folded * share);
        if (syllable.HasMarks || HasMarks) Add(syllable.Exact, Exact * share);
    }

    private void AddPair(int i)
    {
        var (left, right) = (Syllables[i], Syllables[i + 1]);
        if (!Content[i] && !Content[i + 1]) return;
        var damped = Math.Min(1, (_words.Rarity(left.Folded) + _words.Rarity(right.Folded)) / (2 * _words.Rarity("")) + 0.35);
        Add($"{left.Folded}_{right.Folded}", FoldedPair * damped);
        if (HasMarks) Add($"{left.Exact}_{right.Exact}", ExactPair * damped);
    }

    /// <summary>Another name counts by its pairs; single syllables of a longer name would find too much (<c>lợn</c> is not <c>lớn</c>).</summary>
    private void AddOtherName(List<string>[] alternatives, int start, int length, IReadOnlyList<SearchSyllable> other)
    {
        var lexemes = other is [var only] ? [only.Exact] : other.Zip(other.Skip(1), (a, b) => $"{a.Folded}_{b.Folded}").ToList();
        foreach (var lexeme in lexemes) Add(lexeme, (other.Count == 1 ? Exact + Folded : FoldedPair) * OtherName);
        if (other.Count > 1)
        {
            foreach (var (a, b) in other.Zip(other.Skip(1))) Add($"{a.Exact}_{b.Exact}", ExactPair * OtherName);
        }

        var whole = $"({string.Join(" & ", lexemes.Select(Quote))})";
        for (var i = start; i < start + length; i++) alternatives[i].Add(whole);
    }

    /// <summary>A syllable that is no word, or never stands beside its neighbour, was perhaps meant as one that sounds or looks alike and does.</summary>
    private void AddGuesses(List<string>[] alternatives, int i)
    {
        var syllable = Syllables[i].Folded;
        if (!Content[i] || syllable.Length < 2 || !char.IsAsciiLetter(syllable[0])) return;
        var (before, after) = (i > 0 ? Syllables[i - 1].Folded : null, i + 1 < Syllables.Count ? Syllables[i + 1].Folded : null);
        int Fit(string s) => (before is null ? 0 : _words.Count($"{before}_{s}")) + (after is null ? 0 : _words.Count($"{s}_{after}"));
        var known = _words.Knows(syllable);
        if (known && (before is null && after is null || Fit(syllable) > 0)) return;

        var guesses = _words.Syllables.Where(s => s != syllable && Spelling.IsNear(s, syllable))
            .Select(s => (Text: s, Fit: Fit(s))).Where(g => g.Fit > 0 || (!known && before is null && after is null))
            .OrderByDescending(g => g.Fit).ThenByDescending(g => _words.Count(g.Text)).Take(2);
        foreach (var (guess, _) in guesses)
        {
            alternatives[i].Add(Quote(guess));
            Add(guess, Folded * Guess);
            if (before is not null && _words.Knows($"{before}_{guess}")) Add($"{before}_{guess}", FoldedPair * Guess * 1.4);
            if (after is not null && _words.Knows($"{guess}_{after}")) Add($"{guess}_{after}", FoldedPair * Guess * 1.4);
        }
    }

    /// <summary>The last syllable may still be under the typist's fingers.</summary>
    private void AddUnfinished(List<string>[] alternatives)
    {
        var last = Syllables[^1].Folded;
        if (Syllables.Count == 1)
        {
            if (_words.Knows(last) || !_words.KnowsBeginning(last)) return;
            alternatives[^1].Add($"{Quote(last)}:*");
            _terms.Add(new($"{Quote(last)}:*", 2));
            return;
        }

        var pair = $"{Syllables[^2].Folded}_{last}";
        if ((last.Length > 1 && _words.Knows(last) && _words.Knows(pair)) || !_words.KnowsBeginning(pair)) return;
        if (!Content[^2]) alternatives[^1].Add($"{Quote(last)}:*");
        alternatives[^1].Add($"{Quote(pair)}:*");
        _terms.Add(new($"{Quote(pair)}:*", FoldedPair * 0.8 * _words.Rarity(Syllables[^2].Folded)));
    }

    private void Add(string lexeme, double weight) => _terms.Add(new(Quote(lexeme), weight * _words.Rarity(lexeme)));
}
