using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Outbox;

/// <summary>One work on its way to one channel. The row remembers everything about its own delivery.</summary>
public sealed class OutboxPost
{
    public required Guid Id { get; init; }
    public required Guid WorkId { get; init; }
    public Work? Work { get; init; }
    public required Guid ChannelId { get; init; }
    public Channel? Channel { get; init; }
    public required ChannelPost Content { get; set; }
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
    public string? Progress { get; set; }
    public DateTimeOffset? FirstAttemptAt { get; set; }
    public string? RemoteId { get; set; }
    public string? Permalink { get; set; }
    public DateTimeOffset? PostedAt { get; set; }
    public string? AnswerCode { get; set; }
    public string? AnswerMessage { get; set; }
}

public enum AttemptKind
{
    Send,
    LookUp,
    Remove,
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
