using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Search;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

[EnableRateLimiting(RateLimitOptions.SearchPolicy)]
public sealed class SearchModel(FindContent find, CmsDb db) : PageModel
{
    private const int PageSize = 15, LastPage = 5;

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

    public sealed record Entry(Card Card, string Body);

    public string Text { get; private set; } = "";
    public Filter? Chosen { get; private set; }
    public int Number { get; private set; } = 1;
    public bool HasNext { get; private set; }
    public SearchResult? Result { get; private set; }
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public async Task OnGetAsync(string? q, string? loai, int? trang, CancellationToken cancel)
    {
        Text = Domain.Text.VietnameseText.Normalize(q).Trim();
        if (Text.Length > FindContent.Longest) Text = Text[..FindContent.Longest];
        Chosen = Filters.FirstOrDefault(f => f.Code == loai);
        Number = Math.Clamp(trang ?? 1, 1, LastPage);
        ViewData["Query"] = Text;
        new PageHead(Text.Length == 0 ? "Tìm kiếm" : $"Tìm “{Text}”", "", null).On(ViewData);
        Response.Headers.CacheControl = "private, no-cache";
        if (Text.Length == 0) return;

        Result = await find.RunAsync(Text, Chosen?.Kinds, cancel);
        HasNext = Number < LastPage && Result.Hits.Count > Number * PageSize;
        var ids = Result.Hits.Skip((Number - 1) * PageSize).Take(PageSize).Select(h => h.ItemId).ToArray();
        var cards = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.ItemId)).Select(Card.Of).ToDictionaryAsync(c => c.ItemId, cancel);
        var bodies = await db.SearchDocuments.Where(d => ids.Contains(d.ItemId)).Select(d => new { d.ItemId, d.Body }).ToDictionaryAsync(d => d.ItemId, d => d.Body, cancel);
        Entries = [.. ids.Where(cards.ContainsKey).Select(id => new Entry(cards[id], bodies.GetValueOrDefault(id, "")))];
    }

    public string Link(string? kind, int number = 1) =>
        $"/tim-kiem?q={Uri.EscapeDataString(Text)}{(kind is null ? "" : $"&loai={kind}")}{(number == 1 ? "" : $"&trang={number}")}";
}
