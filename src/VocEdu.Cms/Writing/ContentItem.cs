using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>A piece of content on its way: where it stands and who has it. What it says is in its versions.</summary>
public sealed class ContentItem
{
    public required Guid Id { get; init; }
    public required ContentKind Kind { get; set; }
    public required string Genre { get; set; }
    public required string Section { get; set; }
    public required string UnitId { get; set; }
    public required ContentState State { get; set; }
    public required string Title { get; set; }

    /// <summary>The title without marks, in lower case; the database writes it.</summary>
    public string FoldedTitle { get; private set; } = "";

    /// <summary>The newest version. A save names the version it began from, so nothing is overwritten unseen.</summary>
    public required int Version { get; set; }
    public int? PublishedVersion { get; set; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public Guid? AssignedTo { get; set; }
    public string? ApprovedHash { get; set; }
    public Guid? ApprovedBy { get; set; }
    public string? ApprovedByName { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? ScheduledFor { get; set; }

    /// <summary>When the newsroom means to publish it: a wish on the calendar that publishes nothing.</summary>
    public DateTimeOffset? PlannedFor { get; set; }
    /// <summary>When readers were last told of an error put right.</summary>
    public DateTimeOffset? CorrectedAt { get; set; }

    /// <summary>In the recycle bin since. No query finds it then, but for those of the bin.</summary>
    public DateTimeOffset? TrashedAt { get; set; }
    public Guid? TrashedBy { get; set; }
    public string? TrashedByName { get; set; }

    /// <summary>Beyond recall since; what it said last is kept.</summary>
    public DateTimeOffset? PurgedAt { get; set; }
    public required DateTimeOffset StateSince { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>What an item said at one moment. Kept for ever; a roll-back writes a new one.</summary>
public sealed class ContentVersion
{
    public required Guid ItemId { get; init; }
    public required int Number { get; init; }
    public required string Genre { get; init; }
    public required string Section { get; init; }
    public required string UnitId { get; init; }
    public required string Title { get; init; }
    public required string Slug { get; init; }
    public required string Summary { get; init; }

    /// <summary><see cref="VocEdu.Domain.Documents"/> rich text as canonical JSON.</summary>
    public required string Body { get; init; }
    public required ContentFields Fields { get; init; }
    public required ChannelTexts ChannelTexts { get; init; }

    /// <summary>SHA-256 (hex) of everything a reader or follower would see: what an approval is bound to.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public required Guid SavedBy { get; init; }
    public required string SavedByName { get; init; }
    public string? Note { get; init; }
}

/// <summary>One step on an item's way, shown to both sides as its timeline.</summary>
public sealed class ContentEvent
{
    public long Id { get; init; }
    public required Guid ItemId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null: the clock (a schedule that came due).</summary>
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Action { get; init; }
    public ContentState? FromState { get; init; }
    public ContentState? ToState { get; init; }
    public required int Version { get; init; }
    public required string Hash { get; init; }
    public string? Reason { get; init; }

    /// <summary>The step of the review it happened in.</summary>
    public string? Step { get; init; }
}
