namespace VocEdu.Publishing.Targets;

/// <summary>A plan as it was after a change; kept for ever.</summary>
public sealed class PlanVersion
{
    public required string PlanCode { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required string Document { get; init; }

    /// <summary>What was changed, in a sentence.</summary>
    public required string What { get; init; }
    public required string ChangedBy { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A unit's share of a plan's target in one year.</summary>
public sealed class UnitTarget
{
    public required string PlanCode { get; init; }
    public required string Code { get; init; }
    public required int Year { get; init; }
    public required string UnitCode { get; init; }
    public required int Value { get; set; }
}
