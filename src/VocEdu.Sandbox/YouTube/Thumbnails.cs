namespace VocEdu.Sandbox.YouTube;

/// <summary>thumbnails.set: a picture of at most 2 MB for a film that is already up.</summary>
public static class Thumbnails
{
    private const int Largest = 2 * 1024 * 1024;

    public static async Task<byte[]> ReceiveAsync(HttpContext http)
    {
        var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; kept.Length <= Largest && (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;) kept.Write(buffer, 0, read);
        kept.Position = 0;
        var kind = await PictureSource.KindAsync(kept, http.RequestAborted);
        return kept.Length == 0 ? throw GoogleError.Of(400, "mediaBodyRequired", "The request does not include the image content.", "youtube.thumbnail").Refuse()
            : kept.Length > Largest || kind is not ("jpg" or "png") ? throw GoogleError.Of(400, "invalidImage", "The provided image content is invalid.", "youtube.thumbnail").Refuse()
            : kept.ToArray();
    }

    public static Reply Set(YouTubeCall call, byte[] picture)
    {
        call.Admit(50);
        var video = call.Channel.Find(call.Required("videoId")) ?? throw GoogleError.Of(404, "videoNotFound", "The video cannot be found.", "youtube.thumbnail").Refuse();
        if (!call.Switches.ThumbnailsAllowed) throw GoogleError.ThumbnailsForbidden.Refuse();
        call.Files.Write("thumbnail-" + video.Id, picture);
        video.HasThumbnail = true;
        return Reply.Json(new JsonObject
        {
            ["kind"] = "youtube#thumbnailSetResponse",
            ["etag"] = call.ETag("thumbnail" + video.Id),
            ["items"] = new JsonArray(new JsonObject
            {
                ["default"] = new JsonObject { ["url"] = $"{call.BaseAddress}/youtube-channel/thumbnail/{video.Id}", ["width"] = 120, ["height"] = 90 },
            }),
        });
    }
}
