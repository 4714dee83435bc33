namespace VocEdu.Publishing.Works;

/// <summary>Two works that look alike and a person found to be different.</summary>
public sealed class DistinctWorks
{
    /// <summary>The smaller id, as PostgreSQL orders them.</summary>
    public required Guid FirstId { get; init; }
    public required Guid SecondId { get; init; }
    public required string DecidedBy { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
}
