namespace VocEdu.Connectors.Http;

/// <summary>What an unwelcome answer means for the post; each connector's error table says which.</summary>
internal enum Meaning
{
    /// <summary>Nothing was created: again later.</summary>
    Retry,

    /// <summary>The platform is still working on it.</summary>
    Pending,

    /// <summary>Something may have been created.</summary>
    Unknown,

    /// <summary>The content is not acceptable.</summary>
    Refused,

    /// <summary>Token or permission is dead.</summary>
    Blocked,

    /// <summary>Too many calls or posts.</summary>
    Limited,

    /// <summary>The thing addressed does not exist: done when it was to be removed.</summary>
    Gone,
}

/// <param name="Until">When it may go on; for <see cref="Meaning.Limited"/> always set.</param>
internal sealed record Verdict(Meaning Meaning, ChannelAnswer Why, DateTimeOffset? Until = null)
{
    public PostOutcome Outcome(DateTimeOffset now) => Meaning switch
    {
        Meaning.Retry => new PostOutcome.TryLater(Why, Until - now),
        Meaning.Pending => new PostOutcome.TryLater(Why, Until - now, CountsAsAttempt: false),
        Meaning.Unknown => new PostOutcome.Unknown(Why),
        Meaning.Blocked => new PostOutcome.ChannelBlocked(Why),
        Meaning.Limited => new PostOutcome.ChannelLimited(Why, Until ?? now.AddHours(1)),
        _ => new PostOutcome.Refused(Why),
    };

    public LookUp LookUp() => new LookUp.CannotTell(Why);

    /// <summary>An answer that failed to come. A repeatable call may simply be made again.</summary>
    public static Verdict Of(Reply.Lost lost, bool repeatable, string notSent, string lostOnTheWay, string unknown) =>
        !lost.Sent ? new(Meaning.Retry, new(lost.Code, notSent))
        : repeatable ? new(Meaning.Retry, new(lost.Code, lostOnTheWay))
        : new(Meaning.Unknown, new(lost.Code, unknown));
}
