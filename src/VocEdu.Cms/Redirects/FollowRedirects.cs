using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Redirects;

/// <summary>Where nothing is (any more), asks whether the address leads somewhere. What is there costs nothing.</summary>
public static class FollowRedirects
{
    public static IApplicationBuilder UseRedirects(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        var (request, response) = (context.Request, context.Response);
        if (response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status410Gone) || response.HasStarted) return;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || IsElsewhere(context)) return;
        var db = context.RequestServices.GetRequiredService<CmsDb>();
        var today = Vietnam.Today(context.RequestServices.GetRequiredService<TimeProvider>());
        if (await HitAsync(db, request, today, context.RequestAborted) is not { } target && (target = await MovedBelowAsync(db, request.Path, context.RequestAborted)) is null) return;

        response.Clear();
        if (target.Length == 0)
        {
            response.StatusCode = StatusCodes.Status410Gone;
            return;
        }

        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.Headers.CacheControl = "public, no-cache";       // for ever is for search engines: a person may still mend it
        response.Headers.Location = Escaped(target);
    });

    /// <summary>As a header may hold it.</summary>
    private static string Escaped(string target)
    {
        var here = new Uri("http://here.invalid");
        var whole = new Uri(here, target);
        return whole.Host == here.Host ? whole.PathAndQuery + whole.Fragment : whole.AbsoluteUri;
    }

    private static bool IsElsewhere(HttpContext context) => ErrorAnswers.IsForProgram(context)
        || context.Request.Path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <returns>Where to; empty: it is gone; null: nobody said.</returns>
    private static async Task<string?> HitAsync(CmsDb db, HttpRequest request, DateOnly today, CancellationToken cancel)
    {
        var path = request.Path.Value ?? "/";
        if (path.Length > OldAddress.Longest) return null;
        var query = request.QueryString.Value is { Length: <= OldAddress.Longest } asked ? asked : "";
        string[] keys = [OldAddress.Key(Uri.EscapeDataString(path), ""), OldAddress.Key(Uri.EscapeDataString(path), query)];
        var found = await db.Database.SqlQuery<string>($"""
            update cms.redirect set hits = hits + 1, last_hit_on = {today}
            where id = (select id from cms.redirect where source = any ({keys}) order by length(source) desc limit 1) returning coalesce(target, '') as "Value"
            """).ToListAsync(cancel);
        return found is [{ Length: > 0 } target] && await PresentAsync(db, target, cancel) is { } present ? present : found.FirstOrDefault();
    }

    /// <summary>What lay below a page that has moved, such as its feed.</summary>
    private static async Task<string?> MovedBelowAsync(CmsDb db, PathString path, CancellationToken cancel) =>
        path.Value?.Split('/', 4) is ["", var section, var slug, var rest] && await PresentAsync(db, $"/{section}/{slug}", cancel) is { } present && present != $"/{section}/{slug}"
            ? $"{present}/{rest}" : null;

    private static Task<string?> PresentAsync(CmsDb db, string path, CancellationToken cancel) =>
        db.Addresses.Where(a => a.Path == path).Join(db.Publications, a => a.ItemId, p => p.ItemId, (_, p) => p.Path).FirstOrDefaultAsync(cancel)!;
}
