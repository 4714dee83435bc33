namespace VocEdu.Cms.Notices;

/// <summary>One thing one person should know: that it happened, what it means and where to go.</summary>
public sealed class Notice
{
    public long Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>What happened. The same event has the same key, so nobody is told of it twice.</summary>
    public required string Event { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>Address in the back office.</summary>
    public required string Path { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>What a notice is about: people choose by it how they are told.</summary>
public enum NoticeKind
{
    /// <summary>Something waits for this person.</summary>
    Turn,

    /// <summary>It is nearly due, or overdue.</summary>
    Deadline,

    /// <summary>The person's own item came back or is not used.</summary>
    Returned,

    /// <summary>How the person's own item gets on.</summary>
    Progress,

    /// <summary>Somebody said something to this person.</summary>
    Comment,

    /// <summary>A post did not reach its channel.</summary>
    Channel,
    Other,
}
