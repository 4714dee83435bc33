using System.Text.Json.Nodes;

namespace VocEdu.Connectors.Zalo;

/// <summary>A post as Zalo wants it, and the limits it has to keep.</summary>
internal static class ZaloArticle
{
    // Exactly 150 and exactly 300 were refused by the live service although the documents allow them.
    private const int TitleBelow = 150;
    private const int TextBelow = 300;
    private const int AuthorAtMost = 50;
    private const long FilmAtMost = 50L * 1024 * 1024;

    public static IReadOnlyList<ContentProblem> Check(ChannelPost post)
    {
        var problems = new List<ContentProblem>();
        if (post.Video is { } video)
        {
            if (video.ContentType is not ("video/mp4" or "video/x-msvideo" or "video/avi"))
            {
                problems.Add(new("video", "Zalo chỉ nhận video MP4 hoặc AVI. Hãy chọn tệp khác."));
            }
            else if (video.Length is <= 0 or > FilmAtMost)
            {
                problems.Add(new("video", "Tệp video rỗng hoặc lớn hơn 50 MB nên Zalo không nhận. Hãy chọn tệp nhỏ hơn, hoặc đăng lên YouTube rồi đưa liên kết vào bài viết."));
            }
        }

        if (string.IsNullOrWhiteSpace(post.Title))
        {
            problems.Add(new("title", "Bài Zalo chưa có tiêu đề. Hãy viết tiêu đề dưới 150 ký tự."));
        }
        else if (post.Title.Length >= TitleBelow)
        {
            problems.Add(new("title", "Tiêu đề bài Zalo phải dưới 150 ký tự. Hãy rút gọn tiêu đề."));
        }

        if (string.IsNullOrWhiteSpace(post.Text))
        {
            problems.Add(new("text", "Bài Zalo chưa có lời dẫn. Hãy viết lời dẫn dưới 300 ký tự."));
        }
        else if (Description(post).Length >= TextBelow)
        {
            problems.Add(new("text", post.Video is null ? "Lời dẫn bài Zalo phải dưới 300 ký tự. Hãy rút gọn lời dẫn."
                : $"Lời dẫn bài video trên Zalo phải dưới {TextBelow - (Description(post).Length - post.Text.Length)} ký tự, vì mã tin đứng cuối lời dẫn. Hãy rút gọn lời dẫn."));
        }

        if (post.Author?.Length > AuthorAtMost)
        {
            problems.Add(new("author", "Tên tác giả trên Zalo dài nhất 50 ký tự. Hãy rút gọn tên tác giả."));
        }

        if (post.Pictures.Count == 0)
        {
            problems.Add(new("picture", "Bài Zalo phải có ảnh bìa. Hãy chọn một ảnh JPEG hoặc PNG không quá 1 MB."));
        }

        if (post.Pictures.Take(1).Concat(post.Blocks.Select(block => block.Picture).OfType<PostPicture>())
            .Any(picture => picture.Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" }))
        {
            problems.Add(new("picture", "Có ảnh chưa có địa chỉ công khai trên mạng. Hãy chọn lại ảnh từ thư viện."));
        }

        return problems;
    }

    /// <summary>The whole article: an update replaces everything, so create and update send the same.</summary>
    /// <param name="videoId">The converted film of a video article; null for an ordinary one.</param>
    public static JsonObject Payload(ChannelPost post, string byline, string? videoId, bool shown) => videoId is null ? Normal(post, byline, shown) : new()
    {
        ["type"] = "video",
        ["title"] = post.Title,
        ["description"] = Description(post),
        ["video_id"] = videoId,
        ["avatar"] = post.Pictures[0].Url.AbsoluteUri,
        ["status"] = shown ? "show" : "hide",
        ["comment"] = "show",
    };

    /// <summary>How the account's list is asked for articles of this sort.</summary>
    public static string TypeOf(ChannelPost post) => post.Video is null ? "normal" : "video";

    // A video article has no body: its reference stands in the description.
    private static string Description(ChannelPost post) => post.Video is null ? post.Text : $"{post.Text.TrimEnd()} ({Marker.Line(post.Marker)})";

    private static JsonObject Normal(ChannelPost post, string byline, bool shown) => new()
    {
        ["type"] = "normal",
        ["title"] = post.Title,
        ["author"] = string.IsNullOrWhiteSpace(post.Author) ? byline : post.Author,
        ["description"] = post.Text,
        ["cover"] = new JsonObject { ["cover_type"] = "photo", ["photo_url"] = post.Pictures[0].Url.AbsoluteUri, ["status"] = "show" },
        ["body"] = new JsonArray([.. Body(post)]),
        ["status"] = shown ? "show" : "hide",
        ["comment"] = "show",
    };

    private static IEnumerable<JsonObject> Body(ChannelPost post)
    {
        var blocks = post.Blocks.Count > 0 ? post.Blocks : [new ArticleBlock(post.Text)];
        foreach (var block in blocks)
        {
            // One paragraph to a block: Zalo takes no line breaks.
            foreach (var paragraph in (block.Text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return Text(paragraph);
            }

            if (block.Picture is { } picture)
            {
                yield return Image(picture);
            }
        }

        yield return Text(Marker.Line(post.Marker));
    }

    private static JsonObject Text(string content) => new() { ["type"] = "text", ["content"] = content };

    private static JsonObject Image(PostPicture picture)
    {
        var image = new JsonObject { ["type"] = "image", ["url"] = picture.Url.AbsoluteUri };
        if (!string.IsNullOrWhiteSpace(picture.AlternativeText))
        {
            image["caption"] = picture.AlternativeText;
        }

        return image;
    }
}
