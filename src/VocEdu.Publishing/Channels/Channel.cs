using VocEdu.Connectors;
using VocEdu.Domain.Channels;

namespace VocEdu.Publishing.Channels;

public enum ChannelState
{
    Ready,

    /// <summary>Stopped by a person.</summary>
    Paused,

    /// <summary>The platform takes nothing more until <see cref="Channel.PausedUntil"/>.</summary>
    Limited,

    /// <summary>Its token or permission is dead: a person must reconnect it.</summary>
    Blocked,
}

/// <summary>A connected page, channel or official account.</summary>
public sealed class Channel
{
    public required Guid Id { get; init; }
    public required ChannelKind Kind { get; init; }
    public required string Name { get; set; }
    public required string RemoteId { get; init; }

    /// <summary>Encrypted; written only by the secret store.</summary>
    public byte[]? Secrets { get; set; }
    public ChannelState State { get; set; }
    public string? StateCode { get; set; }
    public string? StateMessage { get; set; }
    public required DateTimeOffset StateSince { get; set; }
    public DateTimeOffset? PausedUntil { get; set; }
    public DateTimeOffset? SecretsExpireAt { get; set; }
    public DateTimeOffset? LastPostedAt { get; set; }
    public DateTimeOffset? LastProbedAt { get; set; }

    /// <summary>When its own figures were last asked for.</summary>
    public DateTimeOffset? CountedAt { get; set; }

    /// <summary>The least time between the beginnings of two posts; null: none.</summary>
    public TimeSpan? Gap { get; set; }

    /// <summary>No new post is begun before.</summary>
    public DateTimeOffset? NextPostAt { get; set; }

    public void Open(DateTimeOffset now)
    {
        if (State != ChannelState.Ready) Turn(ChannelState.Ready, null, null, now);
    }

    public void Pause(DateTimeOffset now) => Turn(ChannelState.Paused, null, null, now);

    public void Limit(ChannelAnswer why, DateTimeOffset until, DateTimeOffset now) => Turn(ChannelState.Limited, why, until, now);

    public void Block(ChannelAnswer why, DateTimeOffset now) => Turn(ChannelState.Blocked, why, null, now);

    private void Turn(ChannelState state, ChannelAnswer? why, DateTimeOffset? until, DateTimeOffset now)
    {
        State = state;
        (StateCode, StateMessage) = (why?.Code, why?.Message);
        StateSince = now;
        PausedUntil = until;
    }
}
