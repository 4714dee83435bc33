namespace VocEdu.Sandbox.Facebook;

/// <summary>POST /{page-id}/photos: by public address or as a file.</summary>
public static class Photos
{
    /// <summary>What came: an address that was looked at, or a file that was stored.</summary>
    public sealed record Received(string? Url, string? File, long Bytes, bool IsPicture);

    public static async Task<Received> ReadAsync(HttpContext http, GraphParameters parameters)
    {
        var cancel = http.RequestAborted;
        if (parameters.Files.GetFile("source") is { } source)
        {
            var name = "photo-" + Guid.NewGuid().ToString("N");
            await using var stream = source.OpenReadStream();
            var isPicture = await PictureSource.KindAsync(stream, cancel) is not null;
            stream.Position = 0;
            await http.RequestServices.GetRequiredService<UploadFiles>().WriteAsync(name, 0, stream, long.MaxValue, cancel);
            return new Received(null, name, source.Length, isPicture);
        }

        if (parameters.Text("url") is not { Length: > 0 } url) return new Received(null, null, 0, IsPicture: false);
        var looked = await http.RequestServices.GetRequiredService<PictureSource>().LookAsync(url, cancel);
        return new Received(url, null, looked.Bytes, looked.Problem is null);
    }

    public static JsonObject Create(GraphCall call, Received received)
    {
        var sent = call.Parameters;
        call.RequirePage(call.Route("page"));
        sent.AllowOnly("url", "source", "caption", "message", "published", "temporary", "alt_text_custom", "no_story", "scheduled_publish_time", "targeting");
        if (received is { Url: null, File: null }) throw GraphError.Of(324, "(#324) Requires upload file").Refuse();
        if (!received.IsPicture || received.Bytes > call.Switches.PhotoBytes) throw GraphError.PhotoRefused.Refuse();

        var published = sent.Flag("published") ?? true;
        var scheduled = Posts.Schedule(call, published);
        var caption = Posts.Message(sent, sent.Has("caption") ? "caption" : "message");
        var photo = new Photo
        {
            Id = call.Page.NextId("photo"), Url = received.Url, File = received.File, Caption = caption,
            Alternative = sent.Text("alt_text_custom"), Used = published || scheduled is not null, CreatedAt = call.Now,
        };
        call.Page.Photos.Add(photo);
        if (!photo.Used) return new JsonObject { ["id"] = photo.Id };

        var post = new Post
        {
            Id = $"{FacebookState.PageId}_{call.Page.NextId("post")}", Message = caption, PhotoIds = [photo.Id],
            CreatedAt = call.Now, Published = published, PublishedAt = published ? call.Now : null, ScheduledAt = scheduled,
        };
        call.Page.Posts.Add(post);
        return new JsonObject { ["id"] = photo.Id, ["post_id"] = post.Id };
    }
}
