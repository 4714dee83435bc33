using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>What a person reads about a channel.</summary>
public static class ChannelLabels
{
    public static string Label(this ChannelKind kind) => kind switch
    {
        ChannelKind.Facebook => "Trang Facebook",
        ChannelKind.YouTube => "Kênh YouTube",
        ChannelKind.Zalo => "Zalo OA",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Label(this ChannelState state) => state switch
    {
        ChannelState.Ready => "Đang hoạt động",
        ChannelState.Paused => "Đã tạm dừng",
        ChannelState.Limited => "Đang bị giới hạn",
        ChannelState.Blocked => "Cần kết nối lại",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What that means and what to do.</summary>
    public static string Sentence(this ChannelState state) => state switch
    {
        ChannelState.Ready => "Kênh nhận bài bình thường.",
        ChannelState.Paused => "Kênh đã được tạm dừng. Bài được giữ lại và sẽ được gửi khi bạn cho kênh chạy tiếp.",
        ChannelState.Limited => "Kênh tạm thời không nhận thêm bài. Hệ thống sẽ tự gửi tiếp khi hết giới hạn, bạn không cần làm gì.",
        ChannelState.Blocked => "Kênh từ chối kết nối. Hãy kết nối lại; các bài đang chờ sẽ tự được gửi sau đó.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Badge(this ChannelState state) => state switch
    {
        ChannelState.Ready => "badge-good",
        ChannelState.Blocked => "badge-bad",
        _ => "badge-warn",
    };

    public static string Badge(this PostState state) => state switch
    {
        PostState.Posted => "badge-good",
        PostState.Refused or PostState.NeedsCheck or PostState.Blocked => "badge-bad",
        PostState.RetryAt or PostState.Unknown => "badge-warn",
        PostState.Cancelled or PostState.Removed => "",
        _ => "badge-info",
    };
}
