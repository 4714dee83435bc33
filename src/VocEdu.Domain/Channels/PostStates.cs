using System.Collections.Frozen;
using static VocEdu.Domain.Channels.PostState;

namespace VocEdu.Domain.Channels;

/// <summary>Which way a post may go, and what a person reads about it (design §6).</summary>
public static class PostStates
{
    private static readonly FrozenDictionary<PostState, PostState[]> Next = new Dictionary<PostState, PostState[]>
    {
        [Planned] = [Due, Cancelled],
        [Due] = [Sending, Planned, Blocked, NeedsCheck, Cancelled],                  // what it says cannot be read: a person looks
        [Sending] = [Posted, Due, RetryAt, Blocked, Refused, Unknown, NeedsCheck],   // back to due: let go before anything was sent
        [RetryAt] = [Sending, Due, Blocked, NeedsCheck, Cancelled],
        [Blocked] = [Due, Sending, Cancelled],
        [Refused] = [Planned, Due, Cancelled],
        [Unknown] = [Posted, Due, Sending, RetryAt, NeedsCheck],                     // never cancelled unseen: it may be on the channel
        [NeedsCheck] = [Posted, Due, Cancelled],
        [Posted] = [Removed],
        [Cancelled] = [Planned],
        [Removed] = [Due],                                                           // only by hand, once its work is public again
    }.ToFrozenDictionary();

    /// <summary>Whether a post may go from one state to the other.</summary>
    public static bool MayGo(PostState from, PostState to) => Next[from].Contains(to);

    /// <summary>The states a post may go to.</summary>
    public static IReadOnlyList<PostState> NextOf(PostState state) => Next[state];

    /// <summary>Nothing more happens to it unless a person asks for it.</summary>
    public static bool IsFinal(PostState state) => state is Posted or Cancelled or Removed;

    /// <summary>It waits for a person.</summary>
    public static bool NeedsPerson(PostState state) => state is Blocked or Refused or NeedsCheck;

    /// <summary>Its name on the screen.</summary>
    public static string NameOf(PostState state) => state switch
    {
        Planned => "Đã lên lịch",
        Due => "Đang chờ gửi",
        Sending => "Đang gửi",
        Posted => "Đã đăng lên kênh",
        RetryAt => "Sẽ gửi lại",
        Blocked => "Kênh đang bị khóa",
        Refused => "Kênh không nhận bài",
        Unknown => "Đang đối chiếu với kênh",
        NeedsCheck => "Cần kiểm tra",
        Cancelled => "Đã hủy",
        Removed => "Đã gỡ khỏi kênh",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What happens next, or what the person should do.</summary>
    public static string NextStepOf(PostState state) => state switch
    {
        Planned => "Bài sẽ được gửi khi đến giờ và sau khi trang công khai đã mở được.",
        Due => "Bài sẽ được gửi trong giây lát.",
        Sending => "Hệ thống đang gửi bài lên kênh.",
        Posted => "Bài đã có trên kênh.",
        RetryAt => "Kênh chưa đăng được bài. Hệ thống sẽ tự gửi lại vào giờ đã ghi, bạn không cần làm gì.",
        Blocked => "Kênh không cho đăng lúc này. Hãy nhờ người quản trị kênh kết nối lại; bài sẽ tự được gửi sau đó.",
        Refused => "Kênh không nhận nội dung này. Hãy sửa nội dung cho kênh rồi gửi lại.",
        Unknown => "Chưa rõ bài đã lên kênh hay chưa. Hệ thống đang tìm trên kênh và sẽ không gửi lại khi chưa chắc chắn.",
        NeedsCheck => "Hệ thống không xác định được bài đã lên kênh hay chưa. Hãy mở kênh để xem, rồi dán liên kết hoặc chọn gửi lại.",
        Cancelled => "Bài sẽ không được gửi lên kênh này.",
        Removed => "Bài không còn trên kênh.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
