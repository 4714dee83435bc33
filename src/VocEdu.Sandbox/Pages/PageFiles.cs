using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace VocEdu.Sandbox.Pages;

/// <summary>The pages a reader would see, and the pictures on them. No scripts; nothing posted is trusted.</summary>
public static class PageFiles
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapGet("/watch", (string v) => Results.Redirect("/youtube-channel/watch/" + Uri.EscapeDataString(v)));
        app.MapGet("/youtube-channel/thumbnail/{id}", (string id, UploadFiles files, CancellationToken cancel) => PictureAsync(files, "thumbnail-" + id, cancel));
        app.MapGet("/facebook-page/photo/{id}", (string id, SandboxStore store, UploadFiles files, CancellationToken cancel) =>
            PictureAsync(files, store.Read(s => s.Facebook.Photos.FirstOrDefault(p => p.Id == id)?.File) ?? "none", cancel));
    }

    private static async Task<IResult> PictureAsync(UploadFiles files, string name, CancellationToken cancel)
    {
        if (files.Open(name) is not { } picture) return Results.NotFound();
        var kind = await PictureSource.KindAsync(picture, cancel);
        picture.Position = 0;
        return Results.Stream(picture, kind switch { "jpg" => "image/jpeg", "png" => "image/png", "gif" => "image/gif", _ => "application/octet-stream" });
    }
}
