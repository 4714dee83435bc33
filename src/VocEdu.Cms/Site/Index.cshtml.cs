using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Site.StructuredData;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>What matters now.</summary>
public sealed class IndexModel(Cards cards, SchoolRegister register, PictureLibrary library, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    /// <summary>Trades to begin with: what pupils ask about in class, one of each field.</summary>
    public static readonly IReadOnlyList<string> Ideas = ["hàn", "nấu ăn", "sửa ô tô", "lập trình", "chăm sóc sắc đẹp", "điện lạnh"];

    private const int GuidesShown = 8, GuidesToMix = 60;

    public IReadOnlyList<Card> Leads { get; private set; } = [];
    public IReadOnlyList<Card> News { get; private set; } = [];
    public IReadOnlyList<Card> Guides { get; private set; } = [];
    public IReadOnlyList<Card> Videos { get; private set; } = [];
    public IReadOnlyList<Card> People { get; private set; } = [];
    public IReadOnlyList<Card> Schools { get; private set; } = [];
    public IReadOnlyList<Card> Events { get; private set; } = [];
    public IReadOnlyList<OpenAdmission> Admissions { get; private set; } = [];
    public IReadOnlyList<Card> Leaflets { get; private set; } = [];
    public IReadOnlyList<Card> Notices { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);

    /// <summary>One trade of each field, then a second one: no field fills the row.</summary>
    private static List<Card> Mixed(List<Card> guides) =>
        [.. guides.GroupBy(FieldOf).SelectMany(field => field.Select((card, place) => (card, place)))
            .OrderBy(g => g.place).ThenByDescending(g => g.card.PublishedAt).Take(GuidesShown).Select(g => g.card)];

    private static string? FieldOf(Card card) =>
        card.Fields.Guide is { ValueKind: JsonValueKind.Object } guide && guide.TryGetProperty("field", out var field) && field.ValueKind is JsonValueKind.String
            ? field.GetString() : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var news = await cards.LatestAsync(8, cancel, "tin-tuc", "guong-dien-hinh");
        (Leads, News) = ([.. news.Take(3)], [.. news.Skip(3)]);
        Guides = Mixed(await cards.OfKindAsync(ContentKind.CareerGuide, GuidesToMix, cancel));
        Videos = await cards.OfKindAsync(ContentKind.Video, 3, cancel);
        People = [.. (await cards.LatestAsync(6, cancel, "guong-dien-hinh")).ExceptBy(Leads.Select(l => l.ItemId), p => p.ItemId).Take(3)];
        News = [.. News.ExceptBy(People.Select(p => p.ItemId), n => n.ItemId)];
        Schools = await cards.OfKindAsync(ContentKind.School, 6, cancel);
        Events = await cards.ComingEventsAsync(clock.GetUtcNow(), 3, cancel);
        Admissions = await register.OpenAsync(Vietnam.Today(clock), 3, cancel);
        Leaflets = await cards.OfKindAsync(ContentKind.Leaflet, 4, cancel);
        Notices = await cards.LatestAsync(4, cancel, "thong-bao", "van-ban");
        Pictures = await library.ForAsync([.. Leads, .. News, .. Guides, .. Videos, .. People, .. Schools, .. Leaflets], cancel);
        new PageHead("", $"{site.Value.Name}: giới thiệu nghề, trường nghề, tin tức, video và sự kiện hướng nghiệp.", "/")
        {
            Facts = [SiteFacts.WebSite(site.Value), SiteFacts.Owner(site.Value)],
        }.On(ViewData);
    }
}
