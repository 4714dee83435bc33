namespace VocEdu.Cms.Shared;

/// <summary>Who did what to what, and when.</summary>
public sealed class AuditLine
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Action { get; init; }
    public required string TargetKind { get; init; }
    public required string TargetId { get; init; }
    public string? Details { get; init; }
    public string? Address { get; init; }
}
