namespace VocEdu.Sandbox.Facebook;

/// <summary>Reading, changing and deleting one post, photo or video by its id.</summary>
public static class Objects
{
    public static JsonObject Read(GraphCall call)
    {
        var id = call.Route("id");
        if (id is FacebookState.PageId or "me")
        {
            call.RequirePage();
            return Fields.Of(call, PageFields(call), "id,name");
        }

        call.RequirePage();
        return call.Page.FindPost(id) is { } post ? Fields.Of(call, PostFields(call, post), "created_time,message,id")
            : FindVideo(call, id) is { } video ? Fields.Of(call, VideoFields(call, video), "created_time,description,id")
            : FindPhoto(call, id) is { } photo ? Fields.Of(call, PhotoFields(call, photo), "created_time,name,id")
            : throw GraphError.NotThere(id).Refuse();
    }

    public static JsonObject Update(GraphCall call)
    {
        var id = call.Route("id");
        call.RequirePage();
        if (call.Page.FindPost(id) is { } post) UpdatePost(call, post);
        else if (FindVideo(call, id) is { } video) UpdateVideo(call, video);
        else throw GraphError.NotThere(id, "post").Refuse();
        return new JsonObject { ["success"] = true };
    }

    public static JsonObject Delete(GraphCall call)
    {
        var id = call.Route("id");
        call.RequirePage();
        if (call.Page.FindPost(id) is { } post) post.Deleted = true;
        else if (FindVideo(call, id) is { } video)
        {
            video.Deleted = true;
            foreach (var shown in call.Page.Posts.Where(p => p.VideoId == id)) shown.Deleted = true;
        }
        else if (FindPhoto(call, id) is { } photo) photo.Deleted = true;
        else throw GraphError.NotThere(id, "delete").Refuse();
        return new JsonObject { ["success"] = true };
    }

    private static void UpdatePost(GraphCall call, Post post)
    {
        var sent = call.Parameters;
        sent.AllowOnly("message", "scheduled_publish_time", "is_published", "is_hidden", "attached_media");
        if (post.App != FacebookState.AppId) throw GraphError.Of(200, "(#200) The user has not authorized the application to perform this action", status: 403).Refuse();
        if (sent.Has("scheduled_publish_time")) post.ScheduledAt = Posts.Schedule(call, post.Published);
        if (sent.Has("message")) post.Message = Posts.Message(sent);
        if (sent.Flag("is_hidden") is { } hidden) post.Hidden = hidden;

        // Publishing what is published changes nothing: the step may be repeated.
        if (sent.Flag("is_published") is true && !post.Published) post.Publish(call.Now);
    }

    private static void UpdateVideo(GraphCall call, Video video)
    {
        var sent = call.Parameters;
        sent.AllowOnly("description", "name", "title", "published", "scheduled_publish_time", "preferred_thumbnail_id");
        if (sent.Has("description")) video.Description = sent.Text("description");
        if ((sent.Text("name") ?? sent.Text("title")) is { } title) video.Title = title;
        if (sent.Has("scheduled_publish_time")) video.ScheduledAt = Posts.Schedule(call, video.Publish);
        if (sent.Flag("published") is true) video.Publish = true;
        foreach (var post in call.Page.Posts.Where(p => p.VideoId == video.Id)) post.Message = video.Description;
    }

    private static Video? FindVideo(GraphCall call, string id) => call.Page.Videos.FirstOrDefault(v => v.Id == id && !v.Deleted);

    private static Photo? FindPhoto(GraphCall call, string id) => call.Page.Photos.FirstOrDefault(p => p.Id == id && !p.Deleted);

    private static Dictionary<string, Func<JsonNode?>> PageFields(GraphCall call) => new(StringComparer.Ordinal)
    {
        ["id"] = () => FacebookState.PageId,
        ["name"] = () => FacebookState.PageName,
        ["link"] = () => call.BaseAddress + "/facebook-page",
        ["fan_count"] = () => 4210,
        ["followers_count"] = () => 4388,
        ["category"] = () => "Government organization",
        ["access_token"] = () => FacebookState.PageToken,
        ["tasks"] = () => Tokens.Tasks(),
    };

    public static Dictionary<string, Func<JsonNode?>> PostFields(GraphCall call, Post post) => new(StringComparer.Ordinal)
    {
        ["id"] = () => post.Id,
        ["created_time"] = () => Fields.Time(post.CreatedAt),
        ["updated_time"] = () => Fields.Time(post.CreatedAt),
        ["message"] = () => post.Message,
        ["permalink_url"] = () => $"{call.BaseAddress}/facebook-page/posts/{post.Id}",
        ["is_published"] = () => post.Published,
        ["is_hidden"] = () => post.Hidden,
        ["scheduled_publish_time"] = () => post.ScheduledAt?.ToUnixTimeSeconds(),
        ["status_type"] = () => post.VideoId is not null ? "added_video" : post.PhotoIds.Count > 0 ? "added_photos" : post.Link is not null ? "shared_story" : "mobile_status_update",
        ["attachments"] = () => Attachments(call, post),
        ["shares"] = () => null,
        ["reactions"] = Nobody,
        ["comments"] = Nobody,
    };

    public static Dictionary<string, Func<JsonNode?>> VideoFields(GraphCall call, Video video) => new(StringComparer.Ordinal)
    {
        ["id"] = () => video.Id,
        ["title"] = () => video.Title,
        ["description"] = () => video.Description,
        ["created_time"] = () => Fields.Time(video.CreatedAt),
        ["published"] = () => video.PublishedAt is not null,
        ["permalink_url"] = () => video.PublishedAt is null ? null : $"{call.BaseAddress}/facebook-page/reel/{video.Id}",
        ["post_id"] = () => video.PostId,
        ["scheduled_publish_time"] = () => video.PublishedAt is null ? video.ScheduledAt?.ToUnixTimeSeconds() : null,
        ["status"] = () => VideoStatus.Of(call, video),
    };

    private static Dictionary<string, Func<JsonNode?>> PhotoFields(GraphCall call, Photo photo) => new(StringComparer.Ordinal)
    {
        ["id"] = () => photo.Id,
        ["created_time"] = () => Fields.Time(photo.CreatedAt),
        ["name"] = () => photo.Caption,
        ["alt_text_custom"] = () => photo.Alternative,
        ["link"] = () => $"{call.BaseAddress}/facebook-page",
    };

    private static JsonObject Nobody() => new() { ["data"] = new JsonArray(), ["summary"] = new JsonObject { ["total_count"] = 0 } };

    private static JsonObject? Attachments(GraphCall call, Post post)
    {
        var data = new JsonArray();
        if (post.Link is not null) data.Add(new JsonObject { ["type"] = "share", ["url"] = post.Link, ["unshimmed_url"] = post.Link });
        foreach (var photo in post.PhotoIds) data.Add(new JsonObject { ["type"] = "photo", ["target"] = new JsonObject { ["id"] = photo } });
        if (post.VideoId is not null) data.Add(new JsonObject { ["type"] = "video_inline", ["url"] = $"{call.BaseAddress}/facebook-page/reel/{post.VideoId}" });
        return data.Count == 0 ? null : new JsonObject { ["data"] = data };
    }
}
