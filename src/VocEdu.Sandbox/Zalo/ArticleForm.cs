using System.Text;

namespace VocEdu.Sandbox.Zalo;

/// <summary>The payload of create and update: every field checked, every picture looked at.</summary>
public sealed record ArticleForm(JsonObject Payload, string? PictureProblem)
{
    private const long LargestPicture = 1024 * 1024;
    private static readonly string[] NormalFields =
        ["id", "type", "title", "author", "description", "cover", "body", "status", "comment", "related_medias", "tracking_link"];
    private static readonly string[] VideoFields = ["id", "type", "title", "description", "video_id", "avatar", "status", "comment"];

    public static async Task<ArticleForm> ReadAsync(HttpContext http, SandboxState state)
    {
        var payload = await ZaloEndpoints.BodyAsync(http, state);
        Check(payload, state);
        var source = http.RequestServices.GetRequiredService<PictureSource>();
        foreach (var url in Pictures(payload))
        {
            var look = await source.LookAsync(url, http.RequestAborted);
            var problem = look.Problem ?? (look.Bytes > LargestPicture ? "file is over 1 MB" : look.Kind is null or "jpg" or "png" ? null : "file is not JPG or PNG");
            if (problem is not null) return new ArticleForm(payload, problem);
        }

        return new ArticleForm(payload, null);
    }

    private static void Check(JsonObject payload, SandboxState state)
    {
        var type = Text(payload, "type");
        if (type is not ("normal" or "video")) throw ZaloError.Invalid("type accept only 2 value normal and video.").Refuse();
        var known = type == "normal" ? NormalFields : VideoFields;
        if (payload.FirstOrDefault(p => !known.Contains(p.Key)) is { Key: { } stranger }) throw ZaloError.Invalid($"{stranger} is not a valid param").Refuse();

        var quirk = state.Switches.Zalo.LiveQuirk ? 1 : 0;
        Length(payload, "title", 150, quirk);
        Length(payload, "description", 300, quirk);
        ShowOrHide(payload, "status");
        ShowOrHide(payload, "comment");
        if (type == "video")
        {
            RequireVideo(payload, state, "video_id");
            RequireAddress(payload, "avatar");
            return;
        }

        Length(payload, "author", 50, 0);
        CheckCover(payload["cover"] as JsonObject ?? throw ZaloError.Invalid("cover value is invalid").Refuse(), state);
        if (payload["body"] is not JsonArray { Count: > 0 } body) throw ZaloError.Invalid("body value is invalid").Refuse();
        foreach (var block in body) CheckBlock(block as JsonObject ?? throw ZaloError.Invalid("body value is invalid").Refuse(), state);
        if (payload["tracking_link"] is not null) RequireAddress(payload, "tracking_link");
    }

    private static void CheckCover(JsonObject cover, SandboxState state)
    {
        switch (Text(cover, "cover_type"))
        {
            case "photo": RequireAddress(cover, "photo_url"); break;
            case "video":
                RequireVideo(cover, state, "video_id");
                if (Text(cover, "cover_view") is not ("horizontal" or "vertical" or "square")) throw ZaloError.Invalid("cover_view value is invalid").Refuse();
                break;
            default: throw ZaloError.Invalid("cover value is invalid").Refuse();
        }

        if (Text(cover, "status") is not ("show" or "hide")) throw ZaloError.Of(-200, "create media fail").Refuse();
    }

    // Pictures in the body are judged when they are fetched: a bad address shows at verify.
    private static void CheckBlock(JsonObject block, SandboxState state)
    {
        switch (Text(block, "type"))
        {
            case "text" when Text(block, "content") is { Length: > 0 } content && content.IndexOfAny(['\n', '\r']) < 0: return;
            case "image" when Text(block, "url") is { Length: > 0 }: return;
            case "video" when Text(block, "thumb") is { Length: > 0 } && Text(block, "url") is { Length: > 0 }: return;
            case "video" when Text(block, "thumb") is { Length: > 0 }: RequireVideo(block, state, "video_id"); return;
            case "product" when Text(block, "id") is { Length: > 0 }: return;
            default: throw ZaloError.Invalid("body value is invalid").Refuse();
        }
    }

    private static IEnumerable<string> Pictures(JsonObject payload)
    {
        if (Text(payload, "avatar") is { } avatar) yield return avatar;
        if (payload["cover"] is JsonObject cover && Text(cover, "photo_url") is { } photo) yield return photo;
        foreach (var block in (payload["body"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (Text(block, "type") == "image" && Text(block, "url") is { } url) yield return url;
            if (Text(block, "thumb") is { } thumb) yield return thumb;
        }
    }

    private static void Length(JsonObject payload, string name, int most, int quirk)
    {
        var length = Text(payload, name)?.EnumerateRunes().Count() ?? 0;
        if (length == 0 || length > most - quirk) throw ZaloError.Invalid($"{name} allow 1 to {most} characters").Refuse();
    }

    private static void RequireAddress(JsonObject values, string name)
    {
        if (Text(values, name) is not { } url || !PictureSource.IsWellFormed(url)) throw ZaloError.Invalid($"{name} {Text(values, name)} is invalid").Refuse();
    }

    private static void RequireVideo(JsonObject values, SandboxState state, string name)
    {
        var id = Text(values, name);
        if (state.Zalo.Videos.All(v => v.VideoId != id)) throw ZaloError.Invalid($"{name} is invalid").Refuse();
    }

    private static void ShowOrHide(JsonObject payload, string name)
    {
        if (payload.ContainsKey(name) && Text(payload, name) is not ("show" or "hide")) throw ZaloError.Invalid($"{name} accept only 2 value show and hide").Refuse();
    }

    private static string? Text(JsonObject values, string name) =>
        values[name] is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;
}
