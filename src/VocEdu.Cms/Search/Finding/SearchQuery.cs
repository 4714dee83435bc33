using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>A lexeme that speaks for a document when it holds it.</summary>
/// <param name="Text">As a tsquery.</param>
/// <param name="Weight">How much.</param>
public readonly record struct SearchTerm(string Text, double Weight);

/// <summary>What was typed, understood: which lexemes a document must hold, what each is worth, and which other names its parts have.</summary>
public sealed class SearchQuery
{
    private const int MostSyllables = 24, MostTerms = 28, MostOfOne = 4, MostOthers = 16, MostSlots = 62;
    private const double Folded = 1, Exact = 0.8, FoldedPair = 1.6, ExactPair = 1.2, OtherNameWorth = 0.9, Guess = 0.7, Between = 0.15, SpanShare = 2;

    private readonly record struct Place(SearchSyllable Syllable, int From, int To);

    private readonly Words _words;
    private readonly List<SearchTerm> _terms = [];
    private readonly List<string[][]> _required = [];
    private readonly List<Slot> _slots = [];
    private readonly List<Alternative> _others = [];

    public SearchQuery(string text, Words words, SearchSynonyms synonyms)
    {
        _words = words;
        Syllables = Typing.Decode(text, words, MostSyllables, out var decoded);
        IsDecoded = decoded;
        if (Syllables.Count == 0) return;

        var content = StopSyllables.Content(Syllables, words);
        for (var i = 0; i < Syllables.Count; i++) _slots.Add(SlotOf(Syllables, i, content[i]));
        var names = NamesIn(Syllables, synonyms);
        Correction.Guess(_slots, words, [.. names.SelectMany(n => Enumerable.Range(n.Start, n.Length))]);
        foreach (var named in names.Where(n => n.Length == 1 && !words.Knows(_slots[n.Start].Folded)).GroupBy(n => n.Start)) WeighByNames(_slots[named.Key], named);
        MarkUnfinished();
        Asked = Aspects.Of(Syllables, at => AspectSlots |= 1UL << at);
        AsksTrade = Framing.AsksTrade(Syllables);

        var alternatives = _slots.Select(s => new List<string> { Quote(s.Folded) }).ToArray();
        AddTyped(alternatives);
        AddOtherNames(alternatives, names, synonyms);
        for (var i = 0; i < Syllables.Count; i++)
        {
            if (!_slots[i].Content) continue;
            _required.Add([.. alternatives[i].Distinct().Select(a => a.Trim('(', ')').Split(" & "))]);
            Expected = Math.Min(Expected, alternatives[i].Sum(Most));
        }

        string[] pairs = [.. Enumerable.Range(0, Syllables.Count - 1).Where(i => _slots[i].Content && _slots[i + 1].Content)
            .Select(i => $"{_slots[i].Folded}_{_slots[i + 1].Folded}").Where(words.Knows)];
        Pairs = string.Join(" & ", pairs.Select(Quote));
        if (pairs.Length > 0) ExpectedPairs = pairs.Min(words.Count);
    }

    /// <summary>The syllables meant, keys left over from an input method decoded.</summary>
    public IReadOnlyList<SearchSyllable> Syllables { get; }

    /// <summary>What was typed first, then the syllables of other names.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    /// <summary>Other names for parts of it.</summary>
    public IReadOnlyList<Alternative> Others => _others;

    /// <summary>What is asked of the subject, and which slots ask it.</summary>
    public Aspect Asked { get; }
    public ulong AspectSlots { get; private set; }

    /// <summary>It asks which trade to learn.</summary>
    public bool AsksTrade { get; }

    public bool IsDecoded { get; }
    public bool IsEmpty => Syllables.Count == 0;

    /// <summary>Every content syllable: one of its forms, all the terms of that.</summary>
    public IReadOnlyList<string[][]> Required => _required;

    /// <summary>Every content syllable, in one of its forms.</summary>
    public string All => string.Join(" & ", _required.Select(forms => $"({string.Join(" | ", forms.Select(form => $"({string.Join(" & ", form)})"))})").Distinct());

    /// <summary>The terms that say most.</summary>
    public IReadOnlyList<SearchTerm> Terms => field ??= [.. _terms.GroupBy(t => t.Text).Select(g => g.MaxBy(t => t.Weight)).OrderByDescending(t => t.Weight).Take(MostTerms)];

    /// <summary>Any of the terms that say most.</summary>
    public string Any => string.Join(" | ", Terms.Take(16).Select(t => t.Text));

    /// <summary>How many documents hold every word, at most.</summary>
    public int Expected { get; private set; } = int.MaxValue;

    /// <summary>The pairs of neighbours that say something, all of them, and how many documents hold them at most; empty: there are none.</summary>
    public string Pairs { get; private set; } = "";
    public int ExpectedPairs { get; private set; } = int.MaxValue;

    /// <summary>Asks for more than a document usually holds word for word.</summary>
    public bool IsLong => _slots.Take(Syllables.Count).Count(s => s.Content) >= StopSyllables.LongQuestion;

    /// <summary>Any of the rarest terms, as many as are expected to find no more than this many documents; or the one rarest.</summary>
    public (string Match, int Expected) AnyRare(int budget)
    {
        var known = Terms.Where(t => t.Text[0] == '\'' && !t.Text.EndsWith('*')).Select(t => (t.Text, Count: _words.Count(Unquote(t.Text)))).Where(t => t.Count > 0);
        return Words.AnyWithin(known, budget) is { Match.Length: > 0 } rare ? rare : (Any, Terms.Take(16).Sum(t => _words.CountOf(t.Text)));
    }

    /// <summary>How many documents an alternative finds at most: any prefix many, a name as many as its rarest pair.</summary>
    private int Most(string alternative) => alternative.Trim('(', ')').Split(" & ").Min(_words.CountOf);

    private static string Quote(string lexeme) => $"'{lexeme}'";

    internal static string Unquote(string term) => term.TrimEnd('*', ':').Trim('\'');

    private Slot SlotOf(IReadOnlyList<SearchSyllable> syllables, int i, bool content)
    {
        var syllable = syllables[i];
        var slot = new Slot(syllable, content, Spellings.Trusted(syllables, i, _words), _words.Rarity(syllable.Folded) * (content ? Generic.Share(syllable) : Between));
        if (!slot.Trusted)
        {
            foreach (var (exact, likelihood) in Spellings.Likely(syllables, i, _words)) slot.AddSpelling(exact, likelihood);
        }

        return slot;
    }

    /// <summary>Names that editors keep, and of an abbreviation nobody keeps the one it is spelled from.</summary>
    private List<OtherName> NamesIn(IReadOnlyList<SearchSyllable> said, SearchSynonyms synonyms)
    {
        var kept = synonyms.For(said).ToList();
        for (var i = 0; i < said.Count; i++)
        {
            if (kept.Exists(n => n.Start <= i && i < n.Start + n.Length) || !Initials.AreIn(said[i].Folded, _words)) continue;
            if (Initials.Read(said[i].Folded, _words) is { Count: > 0 } name) kept.Add(new(i, 1, name));
        }

        return kept;
    }

    /// <summary>A word nobody writes, such as an abbreviation, says as much as what it stands for.</summary>
    private void WeighByNames(Slot slot, IEnumerable<OtherName> names)
    {
        var written = names.Sum(n => n.Syllables is [var only] ? _words.Count(only.Exact) : n.Syllables.Zip(n.Syllables.Skip(1)).Min(p => _words.Count($"{p.First.Folded}_{p.Second.Folded}")));
        if (written > 0) slot.Weight = Math.Min(slot.Weight, _words.RarityOf(written));
    }

    private void AddTyped(List<string>[] alternatives)
    {
        for (var i = 0; i < Syllables.Count; i++)
        {
            var slot = _slots[i];
            var share = slot.Content ? 1 : Between;
            Add(slot.Folded, Folded * share);
            if (slot.Trusted) Add(slot.Exact, Exact * share);
            foreach (var guess in slot.Guesses)
            {
                alternatives[i].Add(Quote(guess));
                Add(guess, Folded * Guess * share);
            }

            if (i + 1 < Syllables.Count && (slot.Content || _slots[i + 1].Content)) AddPair(slot, _slots[i + 1]);
        }

        AddUnfinished(alternatives);
    }

    private void AddPair(Slot left, Slot right)
    {
        var damped = Math.Min(1, ((left.Weight + right.Weight) / (2 * _words.Rarity(""))) + 0.35);
        Add($"{left.Folded}_{right.Folded}", FoldedPair * damped);
        if (left.Trusted && right.Trusted) Add($"{left.Exact}_{right.Exact}", ExactPair * damped);
        foreach (var a in left.Guesses.Prepend(left.Folded))
        {
            foreach (var b in right.Guesses.Prepend(right.Folded))
            {
                if ((a != left.Folded || b != right.Folded) && _words.Knows($"{a}_{b}")) Add($"{a}_{b}", FoldedPair * damped * Guess);
            }
        }
    }

    /// <summary>Other names for parts of the question, then other names for what it says then: "sửa xe hơi" is "sửa ô tô" is "công nghệ ô tô".
    /// A name that nobody writes leads on, too: "XKLĐ Hàn Quốc" is "xuất khẩu lao động Hàn Quốc" is "chương trình EPS".</summary>
    private void AddOtherNames(List<string>[] alternatives, List<OtherName> ofTyped, SearchSynonyms synonyms)
    {
        var typed = Enumerable.Range(0, Syllables.Count).Select(i => new Place(Syllables[i], i, i + 1)).ToList();
        var said = new Queue<(List<Place> Text, int From, int To, double Worth)>([(typed, 0, typed.Count, OtherNameWorth)]);
        var seen = new HashSet<(int, int, string)>();
        while (said.TryDequeue(out var text))
        {
            var names = (text.Worth == OtherNameWorth ? ofTyped : NamesIn([.. text.Text.Select(p => p.Syllable)], synonyms)).Where(n => Says(text.Text, n))
                .Where(n => text.Worth == OtherNameWorth || (Reaches(text.Text, n, text.From, text.To) && IsWritten(n.Syllables))).Where(n => !IsPartOfName(text.Text, n))
                .GroupBy(n => (n.Start, n.Length)).SelectMany(g => g.OrderByDescending(n => Frequency(n.Syllables)).Take(MostOfOne)).ToList();
            foreach (var name in names)
            {
                var (from, to) = (text.Text[name.Start].From, text.Text[name.Start + name.Length - 1].To);
                if (!seen.Add((from, to, string.Join(' ', name.Syllables.Select(s => s.Exact))))) continue;
                if (_others.Count >= MostOthers || _slots.Count + name.Syllables.Count > MostSlots) return;
                if (IsWritten(name.Syllables)) AddOtherName(alternatives, name.Syllables, from, to, text.Worth);
                if (text.Worth < OtherNameWorth) continue;
                said.Enqueue(([.. text.Text.Take(name.Start), .. name.Syllables.Select(s => new Place(s, from, to)), .. text.Text.Skip(name.Start + name.Length)], from, to, text.Worth * OtherNameWorth));
            }
        }
    }

    /// <summary>What only frames the question needs no other name.</summary>
    private bool Says(List<Place> text, OtherName name) => text.Skip(name.Start).Take(name.Length).Any(place => _slots[place.From].Content || place.To > place.From + 1);

    /// <summary>A name for more than what another name stands for already.</summary>
    private static bool Reaches(List<Place> text, OtherName name, int from, int to) =>
        text[name.Start].From <= from && text[name.Start + name.Length - 1].To >= to && (text[name.Start].From < from || text[name.Start + name.Length - 1].To > to);

    /// <summary>In "Hàn Quốc" nobody asks for hàn.</summary>
    private bool IsPartOfName(List<Place> text, OtherName name)
    {
        if (name.Length > 1) return false;
        var syllable = text[name.Start].Syllable;
        return (name.Start > 0 && Names(text[name.Start - 1].Syllable, syllable)) || (name.Start + 1 < text.Count && Names(syllable, text[name.Start + 1].Syllable));
        bool Names(SearchSyllable a, SearchSyllable b) =>
            Generic.Share(a) == 1 && Generic.Share(b) == 1 && (_words.InHeads($"{a.Exact}_{b.Exact}") > 0 || (!(a.HasMarks && b.HasMarks) && _words.InHeads($"{a.Folded}_{b.Folded}") > 0));
    }

    /// <summary>A name nobody has written finds nothing.</summary>
    private bool IsWritten(IReadOnlyList<SearchSyllable> name) => _words.Documents == 0 || Frequency(name) > 0;

    private int Frequency(IReadOnlyList<SearchSyllable> name) =>
        name is [var only] ? Often(only.Exact) : name.Zip(name.Skip(1)).Min(pair => Often($"{pair.First.Folded}_{pair.Second.Folded}"));

    private int Often(string lexeme) => (8 * _words.InHeads(lexeme)) + _words.Count(lexeme);

    /// <summary>Another name counts by its pairs; single syllables of a longer name would find too much (<c>lợn</c> is not <c>lớn</c>).</summary>
    private void AddOtherName(List<string>[] alternatives, IReadOnlyList<SearchSyllable> name, int from, int to, double worth)
    {
        var lexemes = name is [var only] ? [only.Exact] : name.Zip(name.Skip(1), (a, b) => $"{a.Folded}_{b.Folded}").ToList();
        List<(string Lexeme, double Weight)> terms = [.. lexemes.Select(l => (l, Weight: (name.Count == 1 ? Exact + Folded : FoldedPair) * _words.Rarity(l))),
            .. name.Zip(name.Skip(1), (a, b) => $"{a.Exact}_{b.Exact}").Select(l => (l, Weight: ExactPair * _words.Rarity(l)))];
        var allowed = Enumerable.Range(from, to - from).Sum(i => _slots[i].Weight) * SpanShare;
        var scale = Math.Min(1, allowed / terms.Sum(t => t.Weight)) * worth;
        foreach (var (lexeme, weight) in terms) _terms.Add(new(Quote(lexeme), weight * scale));

        var whole = $"({string.Join(" & ", lexemes.Select(Quote))})";
        for (var i = from; i < to; i++) alternatives[i].Add(whole);

        _others.Add(new(from, to, [.. Enumerable.Range(_slots.Count, name.Count)], worth));
        foreach (var syllable in name) _slots.Add(new(syllable, true, syllable.HasMarks, _words.Rarity(syllable.Folded) * Generic.Share(syllable)));
    }

    private void MarkUnfinished()
    {
        var last = _slots[^1];
        if (Syllables.Count == 1) last.IsUnfinished = !_words.Knows(last.Folded) && _words.KnowsBeginning(last.Folded);
        else
        {
            var pair = $"{Syllables[^2].Folded}_{last.Folded}";
            last.IsUnfinished = (last.Folded.Length == 1 || !_words.Knows(last.Folded) || !_words.Knows(pair)) && _words.KnowsBeginning(pair);
        }
    }

    /// <summary>The last syllable may still be under the typist's fingers.</summary>
    private void AddUnfinished(List<string>[] alternatives)
    {
        var last = _slots[^1];
        if (!last.IsUnfinished) return;
        if (Syllables.Count == 1)
        {
            alternatives[^1].Add($"{Quote(last.Folded)}:*");
            _terms.Add(new($"{Quote(last.Folded)}:*", 2));
            return;
        }

        var pair = $"{Quote($"{Syllables[^2].Folded}_{last.Folded}")}:*";
        if (!_slots[^2].Content) alternatives[^1].Add($"{Quote(last.Folded)}:*");
        alternatives[^1].Add(pair);
        _terms.Add(new(pair, FoldedPair * 0.8 * _words.Rarity(Syllables[^2].Folded)));
    }

    private void Add(string lexeme, double weight) => _terms.Add(new(Quote(lexeme), weight * _words.Rarity(lexeme)));
}
