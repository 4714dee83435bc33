using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using VocEdu.Cms.Search.Finding;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <summary>Marks in a text what a search found. The pieces are encoded one by one, the marks are ours.</summary>
public static class Highlighting
{
    private const int Before = 60, ExcerptLength = 220;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Mark(string text, SearchQuery query) => Mark(text, Places(text, query));

    /// <summary>Whether a text holds anything of what is asked.</summary>
    public static bool Marks(string text, SearchQuery query) => Places(text, query).Count > 0;

    /// <summary>The part of a text around its first dense place of hits, or its beginning.</summary>
    public static IHtmlContent Excerpt(string text, SearchQuery query)
    {
        var places = Places(text, query);
        var centre = places.Count == 0 ? 0 : places.MaxBy(p => places.Count(o => o.Start >= p.Start && o.Start < p.Start + ExcerptLength)).Start;
        var start = centre <= Before ? 0 : WordStart(text, centre - Before);
        var end = Math.Min(text.Length, start + ExcerptLength);
        if (end < text.Length && text.LastIndexOf(' ', end - 1, end - start) is var space and > 0 && space > start) end = space;
        var part = text[start..end];
        var html = new HtmlContentBuilder();
        if (start > 0) html.Append("… ");
        html.AppendHtml(Mark(part, Places(part, query)));
        if (end < text.Length) html.Append(" …");
        return html;
    }

    private static IHtmlContent Mark(string text, List<(int Start, int End)> places)
    {
        var html = new HtmlContentBuilder();
        var from = 0;
        foreach (var (start, end) in places)
        {
            html.AppendHtml(Encoder.Encode(text[from..start])).AppendHtml("<mark>").AppendHtml(Encoder.Encode(text[start..end])).AppendHtml("</mark>");
            from = end;
        }

        return html.AppendHtml(Encoder.Encode(text[from..]));
    }

    /// <summary>Where the query's syllables stand, and other names for it; neighbours are joined. With marks typed, only the same marks are a hit.
    /// "Nghề" and the like, which stand before any trade, are a hit beside one only.</summary>
    private static List<(int Start, int End)> Places(string text, SearchQuery query)
    {
        var places = new List<(int Start, int End)>();
        var syllables = SearchForms.Of(text);
        var (asked, beside) = (new bool[syllables.Count], new bool[syllables.Count]);
        var typed = query.Slots.Take(query.Syllables.Count).Select((slot, i) => (Slot: slot, At: i)).Where(t => t.Slot.Content).ToList();
        var tells = typed.Exists(t => IsTelling(t.Slot));
        var others = query.Others.Where(o => !Holds(o)).ToList();
        for (var at = 0; at < asked.Length; at++)
        {
            foreach (var (slot, i) in typed)
            {
                if (!Fits(i, at)) continue;
                asked[at] |= !tells || IsTelling(slot);
                beside[at] = true;
            }

            foreach (var other in others)
            {
                if (!StandsAt(at, other.Slots)) continue;
                for (var i = 0; i < other.Slots.Count; i++) asked[at + i] = true;
            }
        }

        for (var at = 1; at < asked.Length; at++) asked[at] |= beside[at] && asked[at - 1];
        for (var at = asked.Length - 2; at >= 0; at--) asked[at] |= beside[at] && asked[at + 1];

        foreach (var syllable in syllables.Where((_, at) => asked[at]))
        {
            var end = syllable.Start + syllable.Length;
            if (places is [.., var last] && text[last.End..syllable.Start] == " ") places[^1] = (last.Start, end);
            else places.Add((syllable.Start, end));
        }

        return places;

        bool Fits(int slot, int at) => query.Slots[slot].Fit(syllables[at].Exact, syllables[at].Folded) >= 0.5;

        static bool IsTelling(Slot slot) => Generic.Share(slot.Syllable) == 1;

        // "Nghề hàn" is another name for hàn: what was typed is the hit in it.
        bool Holds(Alternative other) => Enumerable.Range(other.From, other.To - other.From).All(i => other.Slots.Any(s => query.Slots[i].Fit(query.Slots[s].Exact, query.Slots[s].Folded) >= 0.5));

        // Another name is a hit as a whole: of "hàn điện" no other điện.
        bool StandsAt(int from, IReadOnlyList<int> slots)
        {
            if (from + slots.Count > syllables.Count) return false;
            for (var i = 0; i < slots.Count; i++)
            {
                if (!Fits(slots[i], from + i)) return false;
            }

            return true;
        }
    }

    private static int WordStart(string text, int at) => text.LastIndexOfAny([' ', '\n'], at) + 1;
}
