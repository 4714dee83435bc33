using System.Text;

namespace VocEdu.Sandbox.Facebook;

/// <summary>The lists by which a client looks for what it sent.</summary>
public static class Lists
{
    private const int Most = 100;

    public static JsonObject Published(GraphCall call) => ListPosts(call, call.Page.Posts
        .Where(p => p is { Published: true, Deleted: false, Hidden: false } && p.PublishedAt?.AddSeconds(call.Switches.ListLagSeconds) <= call.Now)
        .Where(p => p.VideoId is null || !call.Switches.ReelMode)
        .OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id, StringComparer.Ordinal), "id,created_time,message");

    public static JsonObject Scheduled(GraphCall call) => ListPosts(call, call.Page.Posts
        .Where(p => p is { Published: false, Deleted: false, ScheduledAt: not null } && p.CreatedAt.AddSeconds(call.Switches.ListLagSeconds) <= call.Now)
        .OrderBy(p => p.ScheduledAt), "id,message,scheduled_publish_time");

    public static JsonObject Uploaded(GraphCall call)
    {
        if (call.Parameters.Text("type") is { } type and not "uploaded") throw GraphError.Invalid($"Param type must be uploaded, not {type}").Refuse();
        return ListVideos(call, v => !v.Reel);
    }

    public static JsonObject ReelsOf(GraphCall call) => ListVideos(call, v => v.Reel || call.Switches.ReelMode);

    private static JsonObject ListPosts(GraphCall call, IEnumerable<Post> posts, string fallback) =>
        Page(call, posts.ToList(), p => Fields.Of(call, Objects.PostFields(call, p), fallback));

    private static JsonObject ListVideos(GraphCall call, Func<Video, bool> wanted) => Page(call, call.Page.Videos
            .Where(v => wanted(v) && !v.Deleted && v.FinishedAt?.AddSeconds(call.Switches.ListLagSeconds) <= call.Now)
            .OrderByDescending(v => v.CreatedAt).ToList(),
        v => Fields.Of(call, Objects.VideoFields(call, v), "id,description,created_time"));

    // A cursor is a place in the list; a cursor beyond the end gives an empty page.
    private static JsonObject Page<T>(GraphCall call, List<T> all, Func<T, JsonObject> show)
    {
        call.RequirePage(call.Route("page"));
        call.Parameters.AllowOnly("limit", "after", "before", "since", "until", "type");
        var limit = (int)(call.Parameters.Whole("limit") ?? 25);
        if (limit is < 1 or > Most) throw GraphError.Invalid($"Param limit must be from 1 to {Most}").Refuse();
        var after = call.Parameters.Text("after");
        var start = Place(after);
        if (after is null && call.Switches.EmptyFirstPage) return Empty(call);

        var shown = all.Skip(start).Take(limit).ToList();
        var answer = new JsonObject { ["data"] = new JsonArray([.. shown.Select(show)]) };
        if (shown.Count == 0) return answer;

        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Cursor(start), ["after"] = Cursor(start + shown.Count) } };
        if (start + shown.Count < all.Count) paging["next"] = Next(call, Cursor(start + shown.Count));
        answer["paging"] = paging;
        return answer;
    }

    private static JsonObject Empty(GraphCall call) => new()
    {
        ["data"] = new JsonArray(),
        ["paging"] = new JsonObject
        {
            ["cursors"] = new JsonObject { ["before"] = Cursor(0), ["after"] = Cursor(0) },
            ["next"] = Next(call, Cursor(0)),
        },
    };

    private static string Next(GraphCall call, string after)
    {
        var query = call.Request.Query.Where(q => q.Key is not ("after" or "access_token"))
            .Append(new("after", after)).Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}");
        return $"{call.BaseAddress}{call.Request.Path}?{string.Join('&', query)}";
    }

    private static string Cursor(int place) => Convert.ToBase64String(Encoding.ASCII.GetBytes(place.ToString("'c'0000", CultureInfo.InvariantCulture))).TrimEnd('=');

    private static int Place(string? cursor)
    {
        if (cursor is null) return 0;
        var bytes = new byte[16];
        var padded = cursor.PadRight((cursor.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var length)
            && int.TryParse(Encoding.ASCII.GetString(bytes, 0, length).TrimStart('c'), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                ? place
                : throw GraphError.Invalid("Invalid cursor").Refuse();
    }
}
