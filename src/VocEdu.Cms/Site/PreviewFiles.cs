using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Previews;

namespace VocEdu.Cms.Site;

/// <summary>The files of a previewed version, by their place in it: reached through the link alone and gone with it.</summary>
public static partial class PreviewFiles
{
    public static void MapPreviewFiles(this IEndpointRouteBuilder app) =>
        app.MapGet(ItemModel.PreviewPath + "/{token}/tep/{number:int}/{name}", ServeAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Every id a version mentions, in order, but that of a file which is not for everybody.</summary>
    public static List<Guid> Of(ContentVersion version)
    {
        var hidden = version.Fields.File is { Public: false } file ? file.MediaId : null;
        var told = version.Body + JsonSerializer.Serialize(version.Fields, JsonSerializerOptions.Web);
        return [.. Id().Matches(told).Select(match => Guid.Parse(match.ValueSpan)).Where(id => id != hidden).Distinct()];
    }

    private static async Task<IResult> ServeAsync(
        string token, int number, string name, HttpContext http, PreviewLinks previews, CmsDb db, MediaStore store, CancellationToken cancel)
    {
        if (await previews.FindAsync(token, cancel) is not { } preview) return Results.NotFound();
        if (preview.End is not null) return Results.StatusCode(StatusCodes.Status410Gone);
        var files = Of(preview.Version);
        if (number < 0 || number >= files.Count) return Results.NotFound();
        var id = files[number];
        if (name == MediaAddress.CaptionsName) return await CaptionsAsync(id, http, db, cancel);
        var file = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (file?.Variants.Find(v => v.Name == name) is not { } variant || store.VariantOf(id, variant) is var path && !File.Exists(path)) return Results.NotFound();

        var headers = http.Response.Headers;
        (headers.CacheControl, headers["X-Robots-Tag"], headers.ContentSecurityPolicy) = ("no-store", "noindex, nofollow", "default-src 'none'");
        return Results.File(path, variant.ContentType, enableRangeProcessing: true);
    }

    private static async Task<IResult> CaptionsAsync(Guid id, HttpContext http, CmsDb db, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await db.MediaTexts.AsNoTracking().Where(t => t.MediaId == id).Select(t => t.Captions).SingleOrDefaultAsync(cancel) is { Count: > 0 } captions
            ? Results.Text(CaptionText.WebVtt(captions), "text/vtt", Encoding.UTF8) : Results.NotFound();
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
