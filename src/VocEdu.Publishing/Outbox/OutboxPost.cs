using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Outbox;

/// <summary>One work on its way to one channel. The row remembers everything about its own delivery.</summary>
/// <remarks>What a person may do is in OutboxPost.People.cs, what a channel's answer does in OutboxPost.Answers.cs.</remarks>
public sealed partial class OutboxPost
{
    public required Guid Id { get; init; }

    /// <summary>The order in which posts were planned: posts due at the same moment leave in it.</summary>
    public long Number { get; init; }
    public required Guid WorkId { get; init; }
    public Work? Work { get; init; }
    public required Guid ChannelId { get; init; }
    public Channel? Channel { get; init; }
    public required ChannelPost Content { get; set; }

    /// <summary>What it should say on the channel; null: what it says.</summary>
    public ChannelPost? NextContent { get; set; }

    /// <summary>It may have been posted without this database knowing, since this moment: looked for before it is sent.</summary>
    public DateTimeOffset? InDoubtSince { get; set; }

    /// <summary>When its figures were last asked for.</summary>
    public DateTimeOffset? CountedAt { get; set; }
    public PostState State { get; set; }
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When the dispatcher must look at it next; null when only a person can move it.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    /// <summary>Fencing number: a worker that lost its claim can write nothing.</summary>
    public long Claim { get; set; }
    public string? ClaimedBy { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public int Attempts { get; set; }
    public int LookUps { get; set; }

    /// <summary>How often it was unclear whether it had arrived.</summary>
    public int Doubts { get; set; }
    public string? Progress { get; set; }
    public DateTimeOffset? FirstAttemptAt { get; set; }
    public string? RemoteId { get; set; }
    public string? Permalink { get; set; }
    public DateTimeOffset? PostedAt { get; set; }

    /// <summary>Its work was taken down: it must not stay on the channel.</summary>
    public DateTimeOffset? RemovalAskedAt { get; set; }
    public string? AnswerCode { get; set; }
    public string? AnswerMessage { get; set; }

    /// <summary>What a worker has to do with it next. One that was being sent is looked for before anything is sent again.</summary>
    public AttemptKind NextStep => State switch
    {
        PostState.Posted => RemovalAskedAt is null ? AttemptKind.Edit : AttemptKind.Remove,
        PostState.Cancelled => AttemptKind.Discard,
        PostState.Sending or PostState.Unknown => AttemptKind.LookUp,
        _ when InDoubtSince is not null => AttemptKind.LookUp,
        _ => AttemptKind.Send,
    };

    public bool IsClaimed => ClaimedBy is not null;

    public bool HasReadableContent => !ReferenceEquals(Content, PostContent.Unreadable);

    /// <summary>Claims it for one step. Saved before that step begins.</summary>
    public PostAttempt Take(string worker, DateTimeOffset now, TimeSpan lease)
    {
        var step = NextStep;
        if (step == AttemptKind.Send)
        {
            State = PostState.Sending;
            Attempts++;
            FirstAttemptAt ??= now;
        }
        else if (State == PostState.Sending)
        {
            Doubt();
        }
        else if (step == AttemptKind.LookUp && State != PostState.Unknown)
        {
            // Long ago, should it have been posted: lists no longer lag, one look says it.
            State = PostState.Unknown;
            FirstAttemptAt = FirstAttemptAt < InDoubtSince ? FirstAttemptAt : InDoubtSince;
            LookUps = int.MaxValue - 1;
        }
        Claim++;
        ClaimedBy = worker;
        LeaseUntil = WakeAt = now + lease;
        return new PostAttempt { PostId = Id, Claim = Claim, Kind = step, Worker = worker, StartedAt = now };
    }

    /// <summary>Puts it before a person instead of a worker: what it should say cannot be read.</summary>
    public void Quarantine() => Rest(PostState.NeedsCheck, null, new("content-unreadable",
        "Nội dung đã lưu của bài này không đọc được nên hệ thống không gửi. Hãy mở kênh để xem: nếu bài đã có, hãy dán liên kết; nếu chưa, hãy hủy bài này rồi đăng trực tiếp trên kênh."));

    private void Doubt()
    {
        State = PostState.Unknown;
        Doubts++;
        LookUps = 0;
    }

    private void Rest(PostState state, DateTimeOffset? wakeAt, ChannelAnswer? answer)
    {
        State = state;
        WakeAt = wakeAt;
        if (state == PostState.Refused) Progress = null;        // a later try begins anew
        (ClaimedBy, LeaseUntil) = (null, null);
        (AnswerCode, AnswerMessage) = (answer?.Code, answer?.Message);
    }
}

public enum AttemptKind
{
    Send,
    LookUp,
    Remove,
    Edit,

    /// <summary>Taking away what an unfinished delivery left on the channel.</summary>
    Discard,

    /// <summary>A person's decision; <see cref="PostAttempt.Worker"/> is their name.</summary>
    ByHand,
}

/// <summary>One try at one post: saved before it begins and finished after; an unfinished one tells of a crash.</summary>
public sealed class PostAttempt
{
    public long Id { get; init; }
    public required Guid PostId { get; init; }
    public required long Claim { get; init; }
    public required AttemptKind Kind { get; init; }
    public required string Worker { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Outcome { get; set; }
    public string? Code { get; set; }
    public string? Message { get; set; }
}
