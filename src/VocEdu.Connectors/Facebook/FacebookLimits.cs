namespace VocEdu.Connectors.Facebook;

internal static class FacebookLimits
{
    private const int TextLength = 63_206;
    private const int Pictures = 10;
    private const long FilmAtLeast = 1024;
    private const long FilmAtMost = 2L * 1024 * 1024 * 1024;

    public static IReadOnlyList<ContentProblem> Check(ChannelPost post)
    {
        var problems = new List<ContentProblem>();
        if (post.Video is { } video)
        {
            if (post.Pictures.Count > 1)
            {
                problems.Add(new("picture", "Facebook không nhận ảnh và video trong cùng một bài; chỉ một ảnh được làm ảnh đại diện của video. Hãy bỏ bớt ảnh hoặc bỏ video."));
            }

            if (video.ContentType is not ("video/mp4" or "video/quicktime"))
            {
                problems.Add(new("video", "Facebook chỉ nhận video MP4 hoặc MOV. Hãy chọn tệp khác."));
            }
            else if (video.Length is < FilmAtLeast or > FilmAtMost)
            {
                problems.Add(new("video", "Tệp video nhỏ hơn 1 KB hoặc lớn hơn 2 GB nên Facebook không nhận. Hãy chọn tệp khác."));
            }
        }

        if (string.IsNullOrWhiteSpace(post.Text) && post is { Link: null, Video: null, Pictures.Count: 0 })
        {
            problems.Add(new("text", "Bài đăng Facebook chưa có nội dung. Hãy viết lời giới thiệu, thêm liên kết hoặc thêm ảnh."));
        }

        if (Message(post)?.Length > TextLength)
        {
            problems.Add(new("text", "Lời giới thiệu dài quá giới hạn 63.206 ký tự của Facebook. Hãy rút gọn."));
        }

        if (post.Pictures.Count > Pictures)
        {
            problems.Add(new("picture", "Facebook nhận nhiều nhất 10 ảnh trong một bài. Hãy bỏ bớt ảnh."));
        }

        if (post.Pictures.Any(picture => !IsWeb(picture.Url)))
        {
            problems.Add(new("picture", "Có ảnh chưa có địa chỉ công khai trên mạng. Hãy chọn lại ảnh từ thư viện."));
        }

        if (post.Link is not null && !IsWeb(post.Link))
        {
            problems.Add(new("link", "Liên kết của bài không phải là địa chỉ công khai trên mạng. Hãy kiểm tra lại liên kết."));
        }
        else if (post.Link is not null && IsLinkPost(post) && IsFacebook(post.Link.Host))
        {
            problems.Add(new("link", "Facebook không nhận liên kết dẫn về chính Facebook. Hãy đổi liên kết."));
        }

        return problems;
    }

    /// <summary>The text as sent: a link post carries its reference on the link, any other as the last line.</summary>
    public static string? Message(ChannelPost post) =>
        !IsLinkPost(post) ? Marker.Under(post.Text, post.Marker)
        : string.IsNullOrWhiteSpace(post.Text) ? null
        : post.Text;

    public static bool IsLinkPost(ChannelPost post) => post is { Link: not null, Video: null, Pictures.Count: 0 };

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool IsFacebook(string host) => Array.Exists(["facebook.com", "fb.com", "fb.me", "fb.watch"],
        own => host.Equals(own, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + own, StringComparison.OrdinalIgnoreCase));
}
