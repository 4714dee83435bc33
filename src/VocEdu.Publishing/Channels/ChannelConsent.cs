using VocEdu.Domain.Channels;

namespace VocEdu.Publishing.Channels;

/// <summary>A person is on a platform's consent page: what must be known when they come back.</summary>
public sealed class ChannelConsent
{
    /// <summary>SHA-256 of the state, hex.</summary>
    public required string StateHash { get; init; }
    public required ChannelKind Kind { get; init; }

    /// <summary>Only who began may finish.</summary>
    public required string Actor { get; init; }

    /// <summary>The channel that is connected anew; null for a new one.</summary>
    public Guid? ChannelId { get; init; }

    /// <summary>Encrypted: the verifier, later the accounts with their tokens.</summary>
    public required byte[] Data { get; set; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its code was exchanged; a code works once.</summary>
    public DateTimeOffset? RedeemedAt { get; set; }
}
