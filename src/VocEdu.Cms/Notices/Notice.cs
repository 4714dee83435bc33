namespace VocEdu.Cms.Notices;

/// <summary>One thing one person should know: that it happened, what it means and where to go.</summary>
public sealed class Notice
{
    public long Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>What happened. The same event has the same key, so nobody is told of it twice.</summary>
    public required string Event { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>Address in the back office.</summary>
    public required string Path { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}
