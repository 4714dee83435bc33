using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;

namespace VocEdu.Cms.Delivery;

/// <summary><c>/media</c>: the files public pages show. They lie in one folder: how the newsroom files them is its own affair.</summary>
internal static class MediaEndpoints
{
    private const int MostTaken = 1_000, MostIds = 500;

    public static void MapDeliveredMedia(this IEndpointRouteBuilder api)
    {
        var media = api.MapGroup("/media").AddEndpointFilter(new DeliveryAccess(media: true)).WithTags("Media");
        media.MapGet("", ListAsync).Produces<DeliveryPage<DeliveredMedia>>().WithName("GetMedia20").WithSummary("A list of files").WithDescription("`fetch` is required; `children:/` is all there are.")
            .Takes("fetch", "filter", "sort", "skip", "take");
        media.MapGet("/item/{id:guid}", async (Guid id, HttpContext http, CmsDb db, CancellationToken cancel) => One(http, await ReadAsync(db, [id], cancel)))
            .Produces<DeliveredMedia>().WithName("GetMediaItemById20").WithSummary("One file, by its id").Takes();
        media.MapGet("/item/{**path}", async (string? path, HttpContext http, CmsDb db, CancellationToken cancel) => One(http, DeliveryMedia.IdIn(path ?? "") is { } id ? await ReadAsync(db, [id], cancel) : []))
            .Produces<DeliveredMedia>().WithName("GetMediaItemByPath20").WithSummary("One file, by its path").Takes();
        media.MapGet("/items", ByIdsAsync).Produces<IReadOnlyList<DeliveredMedia>>().WithName("GetMediaItemsByIds20").WithSummary("Several files, by their ids").Takes("id");
    }

    private static async Task<IResult> ListAsync(HttpContext http, CmsDb db, CancellationToken cancel)
    {
        var (query, refusal) = ContentQuery.Read(http.Request.Query, media: true);
        if (query is null) return refusal!;
        if (query.Take > MostTaken) return DeliveryAnswers.TooMuch("take", $"At most {MostTaken} files in one call.");
        if (query.Take == 0 || query.Fetch!.Value.Of.Trim('/').Length > 0) return DeliveryAnswers.Ok(http, new DeliveryPage<DeliveredMedia>(0, []), kept: true);
        var wanted = await PublicAsync(db, cancel);
        foreach (var filter in query.Filters) wanted = Where(wanted, filter);
        var files = await Order(wanted, query.Sorts).Skip(query.Skip).Take(query.Take).ToListAsync(cancel);
        return DeliveryAnswers.Ok(http, new DeliveryPage<DeliveredMedia>(await wanted.LongCountAsync(cancel), [.. files.Select(DeliveryMedia.Of).OfType<DeliveredMedia>()]), kept: true);
    }

    private static async Task<IResult> ByIdsAsync(HttpContext http, CmsDb db, CancellationToken cancel)
    {
        if (!http.Request.Query.TryGetValue("id", out var given) || given.Count == 0)
        {
            await DeliveryAnswers.EmptyAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        if (given.FirstOrDefault(text => !Guid.TryParse(text, out _)) is { } wrong) return DeliveryAnswers.Invalid("id", wrong);
        return given.Count > MostIds ? DeliveryAnswers.TooMuch("id", $"At most {MostIds} ids in one call.")
            : DeliveryAnswers.Ok(http, await ReadAsync(db, [.. given.Select(text => Guid.Parse(text!)).Distinct()], cancel), kept: true);
    }

    private static IResult One(HttpContext http, List<DeliveredMedia> found) => found is [var media] ? DeliveryAnswers.Ok(http, media, kept: true) : DeliveryAnswers.NotFound();

    private static async Task<List<DeliveredMedia>> ReadAsync(CmsDb db, Guid[] ids, CancellationToken cancel)
    {
        var files = await (await PublicAsync(db, cancel)).Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        return [.. ids.Select(files.GetValueOrDefault).OfType<MediaFile>().Select(DeliveryMedia.Of).OfType<DeliveredMedia>()];
    }

    /// <summary>Exactly those that readers may open, see <see cref="PublicFiles"/>.</summary>
    private static async Task<IQueryable<MediaFile>> PublicAsync(CmsDb db, CancellationToken cancel)
    {
        var covers = (await db.Collections.AsNoTracking().Where(c => c.Cover != null).Select(c => c.Cover).ToListAsync(cancel)).Select(cover => cover!.MediaId).ToArray();
        return db.Media.AsNoTracking().Where(m => m.State == MediaState.Ready && m.TrashedAt == null && (db.PublicMedia.Any(p => p.MediaId == m.Id) || covers.Contains(m.Id)));
    }

    private static IQueryable<MediaFile> Where(IQueryable<MediaFile> files, ContentCondition filter)
    {
        var not = filter.Operator == "<>";
        if (filter.Name == "mediaType")
        {
            MediaKind[] kinds = [.. filter.Values.Select(DeliveryMedia.KindOf).OfType<MediaKind>()];
            return files.Where(m => kinds.Contains(m.Kind) != not);
        }

        string[] patterns = [.. filter.Values.Select(ListContent.Contains)];
        return files.Where(m => patterns.Any(pattern => EF.Functions.ILike(m.Kind != MediaKind.Document && m.AlternativeText != "" ? m.AlternativeText : m.FileName, pattern)) != not);
    }

    private static IOrderedQueryable<MediaFile> Order(IQueryable<MediaFile> files, IReadOnlyList<ContentSort> sorts)
    {
        var sort = sorts.FirstOrDefault(s => s.Name is not "level") ?? new("sortOrder", true);
        var ordered = sort switch
        {
            { Name: "name", Ascending: true } => files.OrderBy(m => m.AlternativeText == "" ? m.FileName : m.AlternativeText),
            { Name: "name" } => files.OrderByDescending(m => m.AlternativeText == "" ? m.FileName : m.AlternativeText),
            { Ascending: true } => files.OrderBy(m => m.UploadedAt),
            _ => files.OrderByDescending(m => m.UploadedAt),
        };
        return ordered.ThenBy(m => m.Id);
    }
}
