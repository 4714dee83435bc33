using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Downloads;

public static class DownloadEndpoint
{
    private const string Root = "/tai-ve";

    /// <summary>Where a public page lets readers download a file: the click is counted, the bytes come from where they may be kept for ever.</summary>
    public static string Address(string fileAddress) => Root + fileAddress["/media".Length..];

    public static void AddDownloads(this WebApplicationBuilder builder) => builder.AddDaySums<CountDownloads>();

    public static void MapDownloads(this IEndpointRouteBuilder app) =>
        app.MapGet(Root + "/{id:guid}/{name:regex(^[a-z0-9]{{1,20}}\\.[a-z0-9]{{3,4}}$)}", async (Guid id, string name, MediaStore store, PublicFiles files, CountDownloads downloads, HttpContext http, CancellationToken cancel) =>
        {
            if (!File.Exists(Path.Combine(store.FolderOf(id), name)) || !await files.ContainAsync(id, cancel)) return Results.NotFound();
            downloads.Note(id, http.Request);
            http.Response.Headers[HeaderNames.CacheControl] = "no-store";
            http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            return Results.Redirect($"/media/{id}/{name}");
        }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>How often each of these files was downloaded in some local days; a file nobody downloaded is not named.</summary>
    public static Task<Dictionary<Guid, long>> DownloadsAsync(this CmsDb db, IReadOnlyCollection<Guid> media, DateOnly from, DateOnly to, CancellationToken cancel) =>
        db.Set<DownloadDay>().Where(d => media.Contains(d.MediaId) && d.Day >= from && d.Day <= to)
            .GroupBy(d => d.MediaId).Select(g => new { g.Key, Sum = g.Sum(d => d.Count) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancel);
}
