using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Serves the variants at <c>/media/{id}/{name}</c>, never the original; to whom says <see cref="MediaDoor"/>.</summary>
public static partial class MediaEndpoint
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".jpg"] = "image/jpeg", [".avif"] = "image/avif", [".webp"] = "image/webp", [".mp4"] = "video/mp4", [".m4a"] = "audio/mp4", [".mp3"] = "audio/mpeg", [".pdf"] = "application/pdf",
    };

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapGet("/media/{id:guid}/{name}", ServeAsync).AllowAnonymous().WithName("media").ExcludeFromDescription();
        app.MapGet($"/media/{{id:guid}}/{MediaAddress.CaptionsName}", CaptionsAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapUploads();
        app.MapGet("/quan-tri/thu-vien/{id:guid}/xem", ShowAsync)
            .RequireAuthorization(new NeedsRoleAttribute(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)).ExcludeFromDescription();
    }

    /// <summary>Leads an editor, who knows only a picture's id, to a variant of it; while it is being made, to a picture that says so.</summary>
    private static async Task<IResult> ShowAsync(Guid id, CmsDb db, MediaDoor door, HttpContext http, CancellationToken cancel) =>
        await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file || await door.OpenAsync(id, http, cancel) is MediaDoor.Look.No
            ? Results.NotFound()
            : Results.Redirect(MediaAddress.Preview(file) ?? (file.State is MediaState.Failed ? "/img/media-failed.svg" : "/img/media-waiting.svg"));

    private static async Task<IResult> ServeAsync(Guid id, string name, MediaStore store, MediaDoor door, HttpContext http, CancellationToken cancel)
    {
        if (!VariantName().IsMatch(name) || !Types.TryGetValue(Path.GetExtension(name), out var type)) return Results.NotFound();
        var path = Path.Combine(store.FolderOf(id), name);
        if (!File.Exists(path) || await door.OpenAsync(id, http, cancel) is not (not MediaDoor.Look.No and var look)) return Results.NotFound();

        // A variant never changes under its name, and it runs nothing.
        http.Response.Headers[HeaderNames.CacheControl] = look is MediaDoor.Look.Publicly ? "public, max-age=31536000, immutable" : "private, no-cache";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "default-src 'none'";
        return Results.File(path, type, entityTag: new EntityTagHeaderValue($"\"{id:N}-{name}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> CaptionsAsync(Guid id, CmsDb db, MediaDoor door, HttpContext http, CancellationToken cancel)
    {
        if (await door.OpenAsync(id, http, cancel) is MediaDoor.Look.No) return Results.NotFound();
        var captions = await db.MediaTexts.AsNoTracking().Where(t => t.MediaId == id).Select(t => t.Captions).SingleOrDefaultAsync(cancel);
        if (captions is not { Count: > 0 }) return Results.NotFound();
        http.Response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return Results.Text(CaptionText.WebVtt(captions), "text/vtt", Encoding.UTF8);
    }

    [GeneratedRegex("^[a-z0-9]{1,20}\\.[a-z0-9]{3,4}$", RegexOptions.None, 1000)]
    private static partial Regex VariantName();
}
