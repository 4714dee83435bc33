using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Units;

/// <summary>A period for which units report.</summary>
public sealed class UnitRound
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required PeriodKind PeriodKind { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required DateOnly Due { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedByName { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>What one unit reports: its own figures and, added to them, what the units below it sent.</summary>
public sealed class UnitReport
{
    public required Guid Id { get; init; }
    public required Guid RoundId { get; init; }

    /// <summary>Null: the sum of the body that opened the round.</summary>
    public string? UnitId { get; init; }

    /// <summary>Whom it is sent to.</summary>
    public Guid? ParentId { get; init; }
    public Dictionary<string, long> Own { get; set; } = [];
    public string Remark { get; set; } = "";
    public string? ReturnedBecause { get; set; }

    /// <summary>Null: not sent, or given back.</summary>
    public DateTimeOffset? SentAt { get; set; }
    public string? SentByName { get; set; }
    public int Version { get; set; } = 1;
}

/// <summary>One figure that a unit sent, as the unit above it adds it up.</summary>
public sealed class Passed
{
    public required Guid ReportId { get; init; }
    public required Guid SourceId { get; init; }
    public required string Indicator { get; init; }
    public long Given { get; set; }
    public long Taken { get; set; }
    public string? Reason { get; set; }
    public string? ChangedByName { get; set; }
    public DateTimeOffset? ChangedAt { get; set; }

    public PassedFigure Figure => new(Given, Taken);
}

public static class UnitReportAccess
{
    /// <summary>The newsroom sees all; a unit its own reports and those that are sent to it.</summary>
    public static IQueryable<UnitReport> VisibleTo(this IQueryable<UnitReport> reports, Actor actor)
    {
        if (actor.Has(ReportServices.Readers)) return reports;
        var units = actor.Units;
        return reports.Where(r => units.Contains(r.UnitId!) || reports.Any(p => p.Id == r.ParentId && units.Contains(p.UnitId!)));
    }

    /// <summary>Who fills it in: the unit's own people, and the reporter for the sum of the body.</summary>
    public static bool MayWrite(this Actor actor, UnitReport report) =>
        report.UnitId is { } unit ? actor.Units.Contains(unit) : actor.Has(ReportServices.Writers);
}
