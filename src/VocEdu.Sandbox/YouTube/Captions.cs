using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace VocEdu.Sandbox.YouTube;

/// <summary>captions.list, captions.insert and captions.update: a track has its name and language once; only an update changes what it says.</summary>
public static class Captions
{
    private const long Largest = 100L * 1024 * 1024;

    /// <param name="About">The resource, first part of a multipart/related body.</param>
    /// <param name="Bytes">Length of the track's file.</param>
    public sealed record Sent(JsonObject About, long Bytes, string Sha256);

    public static async Task<Sent> ReceiveAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/related" || type.Boundary.Length == 0)
            throw GoogleError.Of(400, "mediaBodyRequired", "The request does not include the caption track content.", "youtube.caption").Refuse();
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, http.Request.Body);
        var about = await reader.ReadNextSectionAsync(http.RequestAborted);
        try
        {
            var resource = about is null ? null : await JsonNode.ParseAsync(about.Body, cancellationToken: http.RequestAborted) as JsonObject;
            var track = await reader.ReadNextSectionAsync(http.RequestAborted);
            if (resource is null || track is null) throw GoogleError.Of(400, "mediaBodyRequired", "The request does not include the caption track content.", "youtube.caption").Refuse();
            var bytes = 0L;
            var buffer = new byte[81920];
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int read; bytes <= Largest && (read = await track.Body.ReadAsync(buffer, http.RequestAborted)) > 0; bytes += read) hash.AppendData(buffer.AsSpan(0, read));
            return new Sent(resource, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (JsonException)
        {
            throw GoogleError.Of(400, "parseError", "Parse Error", "global").Refuse();
        }
    }

    public static Reply List(YouTubeCall call)
    {
        call.Admit(50);
        call.Parts("id", "snippet");
        var video = Find(call, call.Required("videoId"));
        return Reply.Json(new JsonObject { ["kind"] = "youtube#captionListResponse", ["items"] = new JsonArray([.. video.Captions.Select(Show)]) });
    }

    public static Reply Insert(YouTubeCall call, Sent sent)
    {
        call.Admit(400);
        call.Parts("snippet");
        var video = Find(call, sent.About["snippet"]?["videoId"]?.ToString() ?? throw GoogleError.Of(400, "videoIdRequired", "videoId is required.", "youtube.caption").Refuse());
        var language = sent.About["snippet"]?["language"]?.ToString();
        if (string.IsNullOrEmpty(language)) throw GoogleError.Of(400, "invalidMetadata", "The language is missing.", "youtube.caption").Refuse();
        if (sent.Bytes is 0 or > Largest) throw GoogleError.Of(400, "invalidValue", "The caption track cannot be read.", "youtube.caption").Refuse();
        var name = sent.About["snippet"]?["name"]?.ToString() ?? "";
        if (video.Captions.Exists(c => c.Language == language && c.Name == name)) throw GoogleError.Of(409, "captionExists", "The specified video already has a caption track with this name and language.", "youtube.caption").Refuse();

        var track = new CaptionTrack("AUie" + call.Channel.NextId(12), language, name, sent.Bytes, sent.Sha256);
        video.Captions.Add(track);
        return Reply.Json(Show(track));
    }

    public static Reply Update(YouTubeCall call, Sent sent)
    {
        call.Admit(450);
        call.Parts("id", "snippet");
        var id = sent.About["id"]?.ToString();
        if (call.Channel.Videos.Find(v => v.Captions.Exists(c => c.Id == id)) is not { } video) throw GoogleError.Of(404, "captionNotFound", "The caption track could not be found.", "youtube.caption").Refuse();
        if (sent.Bytes is 0 or > Largest) throw GoogleError.Of(400, "invalidValue", "The caption track cannot be read.", "youtube.caption").Refuse();

        var at = video.Captions.FindIndex(c => c.Id == id);
        video.Captions[at] = video.Captions[at] with { Bytes = sent.Bytes, Sha256 = sent.Sha256, Writes = video.Captions[at].Writes + 1 };
        return Reply.Json(Show(video.Captions[at]));
    }

    private static Video Find(YouTubeCall call, string id) =>
        call.Channel.Find(id) ?? throw GoogleError.Of(404, "videoNotFound", "The video could not be found.", "youtube.caption").Refuse();

    private static JsonObject Show(CaptionTrack track) => new()
    {
        ["kind"] = "youtube#caption",
        ["id"] = track.Id,
        ["snippet"] = new JsonObject { ["language"] = track.Language, ["name"] = track.Name, ["trackKind"] = "standard", ["isDraft"] = false, ["status"] = "serving" },
    };
}
