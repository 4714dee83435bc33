using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Sharing;

/// <summary>Serves the cards of what is public.</summary>
public static class ShareCardEndpoint
{
    private const string Root = "/anh-chia-se";

    /// <summary>A new version gets a new address: whoever shares pages keeps pictures for long.</summary>
    public static HeadPicture Of(Publication item) => new($"{Root}/{item.ItemId}-{item.Version}.jpg", ShareCards.Width, ShareCards.Height, item.Title);

    /// <summary>For pages that are no item.</summary>
    public static HeadPicture Of(SiteOptions site) => new($"{Root}/trang.jpg", ShareCards.Width, ShareCards.Height, site.Name);

    public static void MapShareCards(this IEndpointRouteBuilder app)
    {
        app.MapGet(Root + "/{itemId:guid}-{version:int}.jpg", async (Guid itemId, int version, HttpContext context, CmsDb db, ShareCards cards, CancellationToken cancel) =>
            await db.Publications.Where(p => p.ItemId == itemId).Select(p => new { p.Genre, p.Title }).SingleOrDefaultAsync(cancel) is { } item
                ? await AnswerAsync(context, cards, Genres.Get(item.Genre).Name, item.Title, cancel) : Results.NotFound()).AllowAnonymous();
        app.MapGet(Root + "/trang.jpg", (HttpContext context, ShareCards cards, Microsoft.Extensions.Options.IOptions<SiteOptions> site, CancellationToken cancel) =>
            AnswerAsync(context, cards, site.Value.Owner, site.Value.Name, cancel)).AllowAnonymous();
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ShareCards cards, string kicker, string title, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return await cards.MakeAsync(kicker, title, cancel) is { } card ? Results.File(card, "image/jpeg") : Results.File(cards.Plain, "image/png");
    }
}
