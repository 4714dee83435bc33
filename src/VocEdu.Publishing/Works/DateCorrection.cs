namespace VocEdu.Publishing.Works;

/// <summary>A request to set a work's counting date right. One person asks and says why, another decides.</summary>
public sealed class DateCorrection
{
    public required Guid Id { get; init; }
    public required Guid WorkId { get; init; }
    public required DateTimeOffset Was { get; init; }
    public required DateTimeOffset Becomes { get; init; }
    public required string Reason { get; init; }
    public required string AskedBy { get; init; }

    /// <summary>The host's key of the person: names may be equal.</summary>
    public required string AskedByKey { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public bool? Approved { get; set; }
    public string? Remark { get; set; }
}
