using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>A post as YouTube wants it, and the limits it has to keep.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/videos</remarks>
internal static class YouTubeVideo
{
    private const int TitleLength = 100;
    private const int DescriptionBytes = 5_000;
    private const int TagsLength = 500;
    private const long FileBytes = 256L * 1024 * 1024 * 1024;

    public static IReadOnlyList<ContentProblem> Check(ChannelPost post)
    {
        var problems = new List<ContentProblem>();
        if (post.Video is not { } video)
        {
            problems.Add(new("video", "Bài YouTube chưa có video. Hãy chọn một tệp video."));
        }
        else if (!video.ContentType.StartsWith("video/", StringComparison.Ordinal))
        {
            problems.Add(new("video", "YouTube chỉ nhận video. Hãy ghép âm thanh với ảnh thành tệp video rồi chọn tệp đó."));
        }
        else if (video.Length is <= 0 or > FileBytes)
        {
            problems.Add(new("video", "Tệp video rỗng hoặc lớn hơn 256 GB nên YouTube không nhận. Hãy chọn tệp khác."));
        }

        if (string.IsNullOrWhiteSpace(post.Title))
        {
            problems.Add(new("title", "Video YouTube chưa có tiêu đề. Hãy viết tiêu đề từ 1 đến 100 ký tự."));
        }
        else if (post.Title.Length > TitleLength)
        {
            problems.Add(new("title", "Tiêu đề video YouTube dài nhất 100 ký tự. Hãy rút gọn tiêu đề."));
        }
        else if (HasAngles(post.Title))
        {
            problems.Add(new("title", "Tiêu đề video YouTube không được có dấu < hoặc >. Hãy bỏ các dấu này."));
        }

        // Letters with marks take two or three bytes.
        if (Encoding.UTF8.GetByteCount(Description(post)) > DescriptionBytes)
        {
            problems.Add(new("text", "Mô tả video dài quá giới hạn 5.000 byte của YouTube; mỗi chữ có dấu chiếm 2 đến 3 byte. Hãy rút gọn mô tả."));
        }
        else if (HasAngles(post.Text))
        {
            problems.Add(new("text", "Mô tả video YouTube không được có dấu < hoặc >. Hãy bỏ các dấu này."));
        }

        if (LengthOf(post.Tags) > TagsLength)
        {
            problems.Add(new("tags", "Các thẻ của video dài quá giới hạn 500 ký tự của YouTube. Hãy bớt thẻ."));
        }

        return problems;
    }

    /// <summary>Private at first: becoming visible is a step of its own, which can be repeated.</summary>
    /// <param name="publishAt">When YouTube makes it public by itself; null: by our word.</param>
    public static JsonObject Resource(ChannelPost post, YouTubeOptions options, DateTimeOffset? publishAt)
    {
        var snippet = new JsonObject
        {
            ["title"] = post.Title,
            ["description"] = Description(post),
            ["categoryId"] = options.CategoryId,
            ["defaultLanguage"] = options.Language,
        };
        if (post.Tags.Count > 0)
        {
            snippet["tags"] = new JsonArray([.. post.Tags.Select(tag => JsonValue.Create(tag))]);
        }

        var status = new JsonObject
        {
            ["privacyStatus"] = "private",
            ["selfDeclaredMadeForKids"] = post.MadeForKids,
            ["containsSyntheticMedia"] = post.ContainsSyntheticMedia,
        };
        if (publishAt is { } at)
        {
            status["publishAt"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return new JsonObject { ["snippet"] = snippet, ["status"] = status };
    }

    /// <summary>The video as it was read, with the post's words: an update replaces each part it names as a whole.</summary>
    public static JsonObject Changed(string id, JsonElement video, ChannelPost post, YouTubeOptions options)
    {
        var snippet = Kept(video.Member("snippet"), "categoryId", "defaultLanguage", "defaultAudioLanguage");
        (snippet["title"], snippet["description"]) = (post.Title, Description(post));
        snippet["categoryId"] ??= options.CategoryId;
        if (post.Tags.Count > 0)
        {
            snippet["tags"] = new JsonArray([.. post.Tags.Select(tag => JsonValue.Create(tag))]);
        }

        var status = Status(video);
        (status["selfDeclaredMadeForKids"], status["containsSyntheticMedia"]) = (post.MadeForKids, post.ContainsSyntheticMedia);
        return new JsonObject { ["id"] = id, ["snippet"] = snippet, ["status"] = status };
    }

    /// <summary>The whole status to be written back.</summary>
    public static JsonObject Status(JsonElement video) => Kept(video.Member("status"),
        "privacyStatus", "publishAt", "selfDeclaredMadeForKids", "containsSyntheticMedia", "embeddable", "license", "publicStatsViewable");

    private static JsonObject Kept(JsonElement? part, params string[] names)
    {
        var kept = new JsonObject();
        foreach (var name in names)
        {
            if (part?.Member(name) is { } value)
            {
                kept[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        return kept;
    }

    public static string Description(ChannelPost post) => Marker.Under(post.Text, post.Marker);

    // A tag with a space counts its quotes, and the commas between tags count too.
    private static int LengthOf(IReadOnlyList<string> tags) =>
        tags.Sum(tag => tag.Length + (tag.Contains(' ', StringComparison.Ordinal) ? 2 : 0)) + Math.Max(0, tags.Count - 1);

    private static bool HasAngles(string text) => text.AsSpan().ContainsAny('<', '>');
}
