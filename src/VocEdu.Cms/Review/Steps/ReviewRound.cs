using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

/// <summary>One submission on its way through the steps of its review. A change of the text starts it again.</summary>
public sealed class ReviewRound
{
    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid ProcessId { get; init; }
    public required int Version { get; set; }

    /// <summary>The text it is about; decisions on another one do not count.</summary>
    public required string Hash { get; set; }
    public required IReadOnlyList<ReviewStep> Steps { get; set; }

    /// <summary>The open step, from 0.</summary>
    public int At { get; set; }
    public required DateTimeOffset StepSince { get; set; }
    public required DateTimeOffset DueAt { get; set; }
    public Guid? ClaimedBy { get; set; }
    public string? ClaimedByName { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public DateTimeOffset? RemindedAt { get; set; }
    public DateTimeOffset? OverdueAt { get; set; }

    /// <summary>When the leadership was told that it stays overdue.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
    public RoundOutcome? Outcome { get; set; }

    public ReviewStep Step => Steps[At];
    public bool IsLastStep => At == Steps.Count - 1;

    public void Open(int step, DateTimeOffset now, DateTimeOffset due)
    {
        (At, StepSince, DueAt) = (step, now, due);
        (RemindedAt, OverdueAt, EscalatedAt) = (null, null, null);
        Claim(null, null, null);
    }

    public void Claim(Guid? by, string? name, DateTimeOffset? at) => (ClaimedBy, ClaimedByName, ClaimedAt) = (by, name, at);
}

public enum RoundOutcome
{
    Approved,
    Returned,
    Declined,
    Recalled,
    Withdrawn,

    /// <summary>Published in an emergency, with steps left open.</summary>
    Skipped,
}

/// <summary>What one person decided in one step, on whose behalf and why.</summary>
public sealed class ReviewDecision
{
    public long Id { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid ItemId { get; init; }
    public required int Version { get; init; }
    public required string Hash { get; init; }
    public required int Step { get; init; }
    public required string StepName { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>Null: a person without an account.</summary>
    public Guid? DecidedBy { get; init; }
    public required string DecidedByName { get; init; }
    public Guid? OnBehalfOf { get; init; }
    public string? OnBehalfOfName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Remark { get; init; }

    /// <summary>The review went back behind this step: it has to be decided again.</summary>
    public bool Undone { get; set; }
}

public enum Verdict
{
    Agreed,
    SentBack,
    Declined,
    Skipped,
}

/// <summary>Optional steps that are switched on for an item.</summary>
public sealed class ReviewChoice
{
    public required Guid ItemId { get; init; }
    public List<string> Steps { get; set; } = [];
    public required DateTimeOffset ChangedAt { get; set; }
    public required string ChangedByName { get; set; }
}
