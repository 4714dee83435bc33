namespace VocEdu.Sandbox.Facebook;

/// <summary>POST /{page-id}/feed: text, link and multi-photo posts.</summary>
public static class Posts
{
    private const int LongestMessage = 63206;
    private const int MostPhotos = 10;

    public static JsonObject Create(GraphCall call)
    {
        var sent = call.Parameters;
        call.RequirePage(call.Route("page"));
        sent.AllowOnly("message", "link", "attached_media", "published", "scheduled_publish_time", "unpublished_content_type",
            "targeting", "feed_targeting", "backdated_time", "client_mutation_id", "composer_session_id");

        var message = Message(sent);
        var link = Link(sent.Text("link"));
        var photos = StagedPhotos(call);
        if (message is null && link is null && photos.Count == 0) throw GraphError.Empty.Refuse();
        if (link is not null && photos.Count > 0) throw GraphError.Invalid("You cannot send both link and attached_media.").Refuse();

        var published = sent.Flag("published") ?? true;
        var scheduled = Schedule(call, published);
        RefuseDuplicate(call, message, link, photos);

        var post = new Post
        {
            Id = $"{FacebookState.PageId}_{call.Page.NextId("post")}",
            Message = message,
            Link = link,
            PhotoIds = [.. photos.Select(p => p.Id)],
            CreatedAt = call.Now,
            Published = published,
            PublishedAt = published ? call.Now : null,
            ScheduledAt = scheduled,
        };
        photos.ForEach(p => p.Used = true);
        call.Page.Posts.Add(post);
        return Fields.Of(call, Objects.PostFields(call, post), fallback: "id");
    }

    /// <summary>An explicit null is refused: with media it produced error 197 on the real platform.</summary>
    public static string? Message(GraphParameters sent, string name = "message")
    {
        if (sent.IsNull(name)) throw GraphError.Empty.Refuse();
        var message = sent.Text(name);
        if (message?.Length > LongestMessage) throw GraphError.Invalid($"Param {name} is too long.").Refuse();
        return string.IsNullOrWhiteSpace(message) ? null : message;
    }

    /// <summary>Only unpublished posts are scheduled, from ten minutes to thirty days ahead.</summary>
    public static DateTimeOffset? Schedule(GraphCall call, bool published)
    {
        if (call.Parameters.Time("scheduled_publish_time") is not { } at) return null;
        if (published || at < call.Now.AddMinutes(10) || at > call.Now.AddDays(30))
            throw GraphError.Invalid("The specified scheduled publish time is invalid.").Refuse();
        return at;
    }

    private static string? Link(string? link)
    {
        if (string.IsNullOrEmpty(link)) return null;
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw GraphError.Invalid("The url you supplied is invalid").Refuse();
        if (address.Host is "facebook.com" || address.Host.EndsWith(".facebook.com", StringComparison.OrdinalIgnoreCase))
            throw GraphError.Invalid("Links to Facebook cannot be posted.", 1609008).Refuse();
        return link;
    }

    private static List<Photo> StagedPhotos(GraphCall call)
    {
        var media = call.Parameters.List("attached_media") ?? [];
        if (media.Count > MostPhotos) throw GraphError.Invalid($"attached_media may hold at most {MostPhotos} entries.").Refuse();
        return [.. media.Select(m => Staged(call.Page, m))];
    }

    private static Photo Staged(FacebookState page, JsonNode? entry)
    {
        var id = (entry as JsonObject)?["media_fbid"]?.ToString() ?? throw GraphError.Invalid("Each entry of attached_media needs media_fbid.").Refuse();
        if (page.Videos.Any(v => v.Id == id)) throw GraphError.Invalid("Photos and videos cannot be mixed in one post.").Refuse();
        var photo = page.Photos.FirstOrDefault(p => p.Id == id && !p.Deleted) ?? throw GraphError.NotThere(id).Refuse();
        return photo.Used ? throw GraphError.Invalid("These photos were already posted.", 1366051).Refuse() : photo;
    }

    private static void RefuseDuplicate(GraphCall call, string? message, string? link, List<Photo> photos)
    {
        var since = call.Now.AddSeconds(-call.Switches.DuplicateWindowSeconds);
        if (photos.Count == 0 && call.Page.Posts.Any(p => !p.Deleted && p.CreatedAt > since && p.PhotoIds.Count == 0 && p.VideoId is null && p.Message == message && p.Link == link))
            throw GraphError.Duplicate.Refuse();
    }
}
