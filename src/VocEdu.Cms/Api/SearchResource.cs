using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Api;

public sealed record Found(Guid ItemId, ContentKind Kind, string Title, string Path, string Summary, DateTimeOffset PublishedAt);

public static class SearchResource
{
    public static void MapSearch(this IEndpointRouteBuilder api) => api.MapGet("/search", SearchAsync).Produces<Page<Found>>()
        .WithName("Search").WithTags("Search").WithSummary("Find what is public, with and without tone marks")
        .WithDescription("The best come first, as on the site. What the department promotes for just this question stands first. `kind`, `theme`, `audience`, `guide`, `school` (slugs), `place` and `year` narrow it.");

    private static async Task<IResult> SearchAsync(CmsDb db, FindContent find, string? q, ContentKind? kind, string? theme, string? audience, string? guide, string? school, string? place, int? year, int? limit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(q)) return Problems.Of(new Refusal("search.empty", "Hãy nhập từ cần tìm.", "q"));
        var hits = (await find.RunAsync(q,
            kind is null && theme is null && audience is null && guide is null && school is null && place is null && year is null ? null
                : new(kind is { } only ? [only.ToString()] : null, theme, audience is null ? null : [audience], guide, school, place, year), cancel)).Hits.Take(Cursor.Size(limit)).Select(h => h.ItemId).ToList();
        var found = await db.Publications.Where(p => hits.Contains(p.ItemId))
            .Select(p => new Found(p.ItemId, p.Kind, p.Title, p.Path, p.Summary, p.PublishedAt)).ToDictionaryAsync(f => f.ItemId, cancel);
        return Answer.Ok(new Page<Found>([.. hits.Where(found.ContainsKey).Select(id => found[id])], null));
    }
}
