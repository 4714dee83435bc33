using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Delivery;

namespace VocEdu.Publishing.Outbox;

public sealed partial class OutboxPost
{
    /// <summary>Nothing of it can be on the channel, and no worker holds it.</summary>
    public bool MayStillChange => !IsClaimed && Progress is null
        && State is PostState.Planned or PostState.Due or PostState.RetryAt or PostState.Blocked or PostState.Refused or PostState.Cancelled;

    /// <summary>Plans it, or plans it anew while nothing has left the house.</summary>
    /// <param name="beginAt">At <paramref name="dueAt"/>, or earlier where a channel needs time to prepare it.</param>
    public void Plan(ChannelPost content, DateTimeOffset dueAt, DateTimeOffset beginAt, IReadOnlyList<ContentProblem> problems, DateTimeOffset now)
    {
        (Content, NextContent) = (content, null);
        DueAt = dueAt;
        Attempts = 0;
        RemovalAskedAt = null;
        if (problems.Count > 0) Rest(PostState.Refused, null, new("content", string.Join(' ', problems.Select(p => p.Message))));
        else Rest(beginAt <= now ? PostState.Due : PostState.Planned, beginAt, null);
    }

    /// <summary>Its work says something else now: what is on the channel follows, what is on its way there is changed when it has arrived.</summary>
    public void Revise(ChannelPost content, DateTimeOffset dueAt, IReadOnlyList<ContentProblem> problems, DateTimeOffset now)
    {
        if (State == PostState.Cancelled)                       // what it left on the channel is taken away first
        {
            (NextContent, DueAt, RemovalAskedAt) = (content, dueAt, null);
            if (!IsClaimed) WakeAt = now;
            return;
        }

        if (PostContent.AreSame(NextContent ?? Content, content)) return;
        NextContent = content;
        if (State != PostState.Posted || IsClaimed) return;
        Attempts = 0;
        if (problems.Count > 0) Rest(PostState.Posted, null, new("content", string.Join(' ', problems.Select(p => p.Message))));
        else if (RemoteId is null) Rest(PostState.Posted, null, CannotBeEdited);
        else WakeAt = now;
    }

    /// <summary>Sends it as soon as may be. Where something may have arrived, the channel is asked first.</summary>
    public Refusal? RetryNow(DateTimeOffset now, ChannelKind kind)
    {
        switch (State)
        {
            case var _ when IsClaimed: return Busy;
            case var _ when WouldPostAnew && Work is not { Takedown: Takedown.None }:
                return new("post.work-down", "Nội dung này không còn công khai nên không đăng lên kênh. Hãy xuất bản lại nội dung trước.");
            case PostState.NeedsCheck when FirstAttemptAt is not null:
                (Attempts, Doubts, LookUps) = (0, 1, LookUpPlan.Of(kind).Count - 1);
                Rest(PostState.Unknown, now, null);
                return null;
            case PostState.Unknown:
                WakeAt = now;
                return null;
            case PostState.Cancelled when Progress is not null:
                (NextContent, DueAt, RemovalAskedAt, WakeAt) = (NextContent ?? Content, now, null, now);
                return null;
            case PostState.Refused or PostState.Cancelled or PostState.NeedsCheck:
                (Attempts, Doubts, Progress, RemovalAskedAt) = (0, 0, null, null);
                Rest(PostState.Due, now, null);
                return null;
            case PostState.Planned or PostState.Due or PostState.RetryAt or PostState.Blocked:
                DueAt = DueAt < now ? DueAt : now;
                Rest(PostState.Due, now, null);
                return null;
            case PostState.Posted when RemovalAskedAt is not null || (NextContent is not null && RemoteId is not null):
                Attempts = 0;
                WakeAt = now;
                return null;
            case PostState.Posted:
                return new("post.posted", "Bài đã có trên kênh nên không cần gửi lại.");
            default:                                            // removed: a new post, of which nothing is known yet
                (Attempts, Doubts, LookUps, Progress, FirstAttemptAt, RemovalAskedAt) = (0, 0, 0, null, null, null);
                (RemoteId, Permalink, PostedAt) = (null, null, null);
                DueAt = now;
                Rest(PostState.Due, now, null);
                return null;
        }
    }

    private bool WouldPostAnew => State is PostState.Refused or PostState.Cancelled or PostState.Removed
        || (State == PostState.NeedsCheck && FirstAttemptAt is null);

    public Refusal? Change(ChannelPost content, IReadOnlyList<ContentProblem> problems, DateTimeOffset now)
    {
        if (WhyFixed() is { } refusal) return refusal;
        if (problems.Count > 0) return new("post.content", string.Join(' ', problems.Select(p => p.Message)), problems[0].Field);
        Content = content;
        if (State is PostState.Refused) Plan(content, DueAt, DueAt, [], now);
        return null;
    }

    /// <param name="ahead">How long before its time the channel begins.</param>
    public Refusal? Postpone(DateTimeOffset dueAt, TimeSpan ahead, DateTimeOffset now)
    {
        if (WhyFixed() is { } refusal) return refusal;
        if (dueAt <= now) return new("post.past", "Thời điểm đăng đã qua. Hãy chọn một thời điểm trong tương lai.", "dueAt");
        Plan(Content, dueAt, dueAt - ahead, [], now);
        return null;
    }

    public Refusal? Cancel(DateTimeOffset now)
    {
        if (IsClaimed) return Busy;
        if (State is PostState.Posted or PostState.Removed)
            return new("post.posted", "Bài đã được gửi lên kênh nên không hủy được. Hãy gỡ nội dung nếu bài không được phép ở lại trên kênh.");
        if (State is PostState.Unknown)
            return new("post.unknown", "Chưa rõ bài đã lên kênh hay chưa nên chưa hủy được. Hãy đợi hệ thống đối chiếu xong.");
        Drop(now);
        return null;
    }

    /// <summary>A person has seen it on the channel, or has posted it by hand.</summary>
    public Refusal? MarkPosted(string link, DateTimeOffset now)
    {
        if (IsClaimed) return Busy;
        if (State is PostState.Posted or PostState.Removed) return new("post.posted", "Bài này đã được ghi nhận là đã đăng.");
        if (!Uri.TryCreate(link, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return new("post.link", "Liên kết chưa đúng. Hãy mở bài trên kênh, sao chép địa chỉ đầy đủ rồi dán vào đây.", "link");
        Permalink = url.AbsoluteUri;
        PostedAt = now;
        Rest(PostState.Posted, null, RemovalAskedAt is null ? null : CannotBeTakenDown);
        return null;
    }

    /// <summary>Its work is no longer public.</summary>
    public void TakeDown(DateTimeOffset now)
    {
        if (State is PostState.Removed || (State is PostState.Cancelled && Progress is null)) return;
        RemovalAskedAt = now;
        if (IsClaimed) return;                                  // the worker's answer settles it
        if (State == PostState.Posted && RemoteId is null)
        {
            Rest(PostState.Posted, null, CannotBeTakenDown);
        }
        else if (State is PostState.Posted or PostState.Unknown)
        {
            Attempts = 0;
            WakeAt = State == PostState.Posted ? now : WakeAt;
        }
        else if (State == PostState.NeedsCheck)
        {
            WakeAt = null;                                      // nobody knows whether it is there: a person looks
        }
        else
        {
            Drop(now);
        }
    }

    /// <summary>Its work is public again before it was removed.</summary>
    public void Restore()
    {
        if (State == PostState.Cancelled) return;               // planned anew, if it is to appear
        RemovalAskedAt = null;
        if (State == PostState.Posted && !IsClaimed) Rest(PostState.Posted, NextContent is null || RemoteId is null ? null : WakeAt, null);
    }

    private Refusal? WhyFixed() => IsClaimed ? Busy
        : MayStillChange ? null
        : new("post.fixed", "Bài đã bắt đầu được gửi lên kênh nên không sửa được nữa. Hãy đợi kết quả gửi.");

    private static readonly Refusal Busy = new("post.sending", "Bài đang được gửi. Hãy đợi kết quả rồi thử lại.");

    private static readonly ChannelAnswer CannotBeEdited = new("by-hand",
        "Bài này được ghi nhận bằng tay nên hệ thống không tự sửa được. Hãy mở liên kết và sửa bài trên kênh.");

    private static readonly ChannelAnswer CannotBeTakenDown = new("by-hand",
        "Bài này được ghi nhận bằng tay nên hệ thống không tự gỡ được. Hãy mở liên kết và gỡ bài trên kênh.");
}
