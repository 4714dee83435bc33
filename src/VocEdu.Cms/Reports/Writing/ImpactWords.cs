using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>The platforms' figures in people's words; what a platform calls by a name we do not know keeps that name.</summary>
public static class ImpactWords
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["post_media_view"] = "Lượt xem", ["viewCount"] = "Lượt xem", ["total_view"] = "Lượt xem", ["views"] = "Lượt xem", ["blue_reels_play_count"] = "Lượt phát", ["total_video_views"] = "Lượt xem video",
        ["post_total_media_view_unique"] = "Số tài khoản đã xem từng bài", ["post_impressions_unique"] = "Số tài khoản được tiếp cận từng bài", ["reactions"] = "Lượt bày tỏ cảm xúc", ["likeCount"] = "Lượt thích",
        ["comments"] = "Lượt bình luận", ["commentCount"] = "Lượt bình luận", ["shares"] = "Lượt chia sẻ", ["favoriteCount"] = "Lượt thêm vào mục yêu thích", ["post_clicks"] = "Lượt bấm vào bài", ["post_reactions_by_type_total"] = "Tổng lượt bày tỏ cảm xúc", ["total_share"] = "Lượt chia sẻ",
    };

    public static readonly string[] Views = ["post_media_view", "viewCount", "total_view", "views"];

    private static readonly string[] Reactions = ["reactions", "likeCount", "comments", "commentCount", "shares", "total_share"];

    public static string NameOf(string metric) => Names.GetValueOrDefault(metric, metric);

    /// <summary>Fills in what a channel's platform states; a platform that stated nothing stays empty, which is not zero.</summary>
    public static ChannelFigures With(this ChannelFigures channel, IReadOnlyList<ChannelImpact> impact)
    {
        List<ChannelImpact> own = [.. impact.Where(i => i.Channel == channel.Name)];
        return own.Count == 0 ? channel : channel with { Views = Sum(own, Views), Reactions = Sum(own, Reactions), ReadOn = own.Max(i => i.ReadTo) };
    }

    public static ReportTable Table(IReadOnlyList<ChannelImpact> impact) => new("Biểu tác động", "Mức độ tiếp cận theo từng kênh, do nền tảng công bố",
        [new("Kênh", Width: 26), new("Chỉ số", Width: 24), new("Tên gọi của nền tảng", Width: 24), new("Số bài có số liệu", ColumnKind.Number), new("Giá trị", ColumnKind.Number, 12), new("Đọc từ ngày", ColumnKind.Day), new("Đến ngày", ColumnKind.Day)],
        [.. impact.Select(i => (IReadOnlyList<ReportCell>)[i.Channel, NameOf(i.Metric), i.Metric, i.Posts, (long?)i.Value, i.ReadFrom, i.ReadTo])], null,
        impact.Count == 0 ? "Chưa có số liệu do nền tảng công bố cho các bài đăng trong kỳ."
            : "Giá trị là tổng theo từng bài, ghi đúng như nền tảng công bố vào ngày đọc; không phải số người, không cộng giữa các kênh hoặc các chỉ số.");

    private static long? Sum(List<ChannelImpact> own, string[] metrics) => own.Where(i => metrics.Contains(i.Metric)).Select(i => (long?)i.Value).Aggregate((long?)null, (sum, value) => (sum ?? 0) + value);
}
