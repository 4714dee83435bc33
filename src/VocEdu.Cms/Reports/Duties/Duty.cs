using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>A report that somebody asks for, once or again and again: from a plan, or added by a person.</summary>
public sealed class Duty
{
    public required Guid Id { get; init; }
    public string? PlanCode { get; set; }

    /// <summary>Its code in the plan's document; null when a person added it.</summary>
    public string? DutyCode { get; init; }
    public required string Title { get; set; }

    /// <summary>Who owes it, as the text says.</summary>
    public required string Sender { get; set; }
    public required string Recipient { get; set; }
    public required ReportCycle Cycle { get; set; }
    public int DueMonth { get; set; }
    public int? DueDay { get; set; }
    public bool Before { get; set; }
    public DateOnly? OnceFrom { get; set; }
    public DateOnly? OnceTo { get; set; }
    public DateOnly? OnceDue { get; set; }
    public string Note { get; set; } = "";

    /// <summary>What was due before this day is not asked for here.</summary>
    public required DateOnly Since { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Every report it asks for whose last day lies in some days.</summary>
    public IEnumerable<ReportDue> Between(DateOnly from, DateOnly to)
    {
        if (from < Since) from = Since;
        if (ClosedAt is { } closed && Vietnam.LocalDate(closed) < to) to = Vietnam.LocalDate(closed);
        if (to < from) return [];
        if (Cycle is not ReportCycle.Once) return new ReportDuty(Cycle, DueMonth, DueDay, Before).Between(from, to);
        if (OnceDue is not { } printed || OnceFrom is not { } first || OnceTo is not { } last) return [];
        var due = new ReportDue(ReportPeriod.Between(first, last), printed, Before ? printed.AddDays(-1) : printed);
        return due.LastDay >= from && due.LastDay <= to ? [due] : [];
    }
}

/// <summary>That a report was sent.</summary>
public sealed class Filing
{
    public required Guid Id { get; init; }
    public required Guid DutyId { get; init; }
    public required PeriodKind PeriodKind { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required DateOnly SentOn { get; set; }

    /// <summary>Given by the records office; may be empty.</summary>
    public required string DocumentNumber { get; set; }
    public required DateTimeOffset FiledAt { get; set; }
    public required string FiledByName { get; set; }
}
