using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Search;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Search.Keeping;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

[EnableRateLimiting(RateLimitOptions.SearchPolicy)]
public sealed class SearchModel(FindContent find, CountFacets count, SuggestNames suggest, CountQuestions questions, FacetNames names, Audiences audiences, CmsDb db) : PageModel
{
    public const int PageSize = 15;
    private const int LastPage = (Candidates.Reachable + PageSize - 1) / PageSize;

    public sealed record Filter(string Code, string Name, IReadOnlyList<ContentKind> Kinds);

    public static readonly IReadOnlyList<Filter> Filters =
    [
        new("nghe", "Nghề", [ContentKind.CareerGuide]),
        new("truong", "Trường", [ContentKind.School]),
        new("tin-bai", "Tin, bài", [ContentKind.Article, ContentKind.Announcement]),
        new("video", "Video, âm thanh", [ContentKind.Video, ContentKind.Audio]),
        new("an-pham", "Ấn phẩm, văn bản", [ContentKind.Leaflet, ContentKind.OfficialDocument]),
        new("su-kien", "Sự kiện", [ContentKind.Event]),
    ];

    public sealed record Entry(Card Card, Passage Passage, bool Promoted);

    public string Text { get; private set; } = "";
    public SearchChoice Choice { get; private set; } = new();
    public int Number { get; private set; } = 1;
    public bool HasNext { get; private set; }
    public SearchResult? Result { get; private set; }
    public Facets Counted { get; private set; } = new([], 0);
    public IReadOnlyList<FacetGroup> Groups { get; private set; } = [];
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    /// <summary>So many there are; of many, at least.</summary>
    public int AtLeast => Math.Max(Counted.Total, Result?.Hits.Count ?? 0);
    public bool MayBeMore => Result is { More: true } || Counted.More;

    /// <summary>There are more than one can page to.</summary>
    public bool IsLast => Number == LastPage && MayBeMore;

    public Filter? Chosen => Filters.FirstOrDefault(f => f.Code == Choice.Loai);

    public async Task OnGetAsync(string? q, int? trang, [FromQuery] SearchChoice choice, CancellationToken cancel)
    {
        Text = Domain.Text.VietnameseText.Normalize(q).Trim();
        if (Text.Length > FindContent.Longest) Text = Text[..FindContent.Longest];
        Choice = choice.Cleaned();
        Number = Math.Clamp(trang ?? 1, 1, LastPage);
        ViewData["Query"] = Text;
        new PageHead(Text.Length == 0 ? "Tìm kiếm" : $"Tìm “{Text}”", "", null).On(ViewData);
        Response.Headers.CacheControl = "private, no-cache";
        if (Text.Length == 0) return;

        var filter = Choice.IsNone ? null : Choice.ToFilter(Chosen?.Kinds, audiences);
        Result = await find.RunAsync(Text, filter, cancel);
        if (Number == 1 && filter is null) questions.Note(Text, Result.Hits.Count > 0);
        HasNext = Number < LastPage && Result.Hits.Count > Number * PageSize;
        var shown = Result.Hits.Skip((Number - 1) * PageSize).Take(PageSize).ToList();
        var ids = shown.ConvertAll(h => h.ItemId);
        var cards = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.ItemId)).Select(Card.Of).ToDictionaryAsync(c => c.ItemId, cancel);
        var texts = await db.SearchDocuments.Where(d => ids.Contains(d.ItemId)).Select(d => new { d.ItemId, Texts = new HitTexts(d.Body, d.Spoken, d.Attached) })
            .ToDictionaryAsync(d => d.ItemId, d => d.Texts, cancel);
        Entries = [.. shown.Where(h => cards.ContainsKey(h.ItemId)).Select(h => new Entry(cards[h.ItemId],
            PassageOf(cards[h.ItemId], texts.GetValueOrDefault(h.ItemId, new("", "", "")), Result.Query), h.Promoted))];
        if (Result.Query.IsEmpty) return;
        Counted = Result.More ? await count.RunAsync(Result.Query, filter ?? new(), cancel) : await count.AmongAsync([.. Result.Hits.Select(h => h.ItemId)], cancel);
        Groups = await names.GroupsAsync(Counted, Choice, cancel);
    }

    /// <summary>Names that complete what is being typed.</summary>
    public async Task<JsonResult> OnGetGoiYAsync(string? q, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "public, max-age=300";
        return new(await suggest.RunAsync(Domain.Text.VietnameseText.Normalize(q).Trim(), cancel));
    }

    /// <summary>The fields of a guide or a profile are found line by line, its many names among them. To be read are its sentences; the other lines only when none says what is asked.</summary>
    private static Passage PassageOf(Card card, HitTexts texts, SearchQuery query)
    {
        if (card.Kind is not (ContentKind.CareerGuide or ContentKind.School)) return Passage.Of(card.Summary, texts, query);
        var lines = texts.Body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
            .Where(line => !card.Title.Contains(line, StringComparison.Ordinal) && !card.Summary.Contains(line, StringComparison.Ordinal)).ToList();
        var summary = lines.Exists(line => line.StartsWith(card.Summary.TrimEnd('…', '.'), StringComparison.Ordinal)) ? "" : card.Summary;      // the beginning of its introduction
        var sentences = string.Join(' ', lines.Where(line => line[^1] is '.' or '?' or '!' or '…'));
        var told = Highlighting.Marks(summary, query) || Highlighting.Marks(sentences, query) ? sentences : string.Join(" · ", lines);
        return Passage.Of(summary, texts with { Body = told }, query);
    }

    public string Link(SearchChoice choice, int number = 1) => $"/tim-kiem?q={Uri.EscapeDataString(Text)}{choice}{(number == 1 ? "" : $"&trang={number}")}";
}
