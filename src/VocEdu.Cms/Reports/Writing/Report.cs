using VocEdu.Cms.Reports.Document;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

public enum ReportState
{
    Draft,

    /// <summary>Before the leader, who signs it or gives it back.</summary>
    InReview,

    /// <summary>Signed off: it never changes again.</summary>
    SignedOff,
}

/// <summary>A report that is being written or was signed.</summary>
public sealed class Report
{
    public required Guid Id { get; init; }
    public Guid? DutyId { get; init; }
    public required string PlanCode { get; init; }
    public required PeriodKind PeriodKind { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public DateOnly? FromDay { get; init; }
    public DateOnly? ToDay { get; init; }
    public required string Title { get; set; }
    public ReportState State { get; set; }
    public required ReportContent Content { get; set; }
    public required ReportSnapshot Snapshot { get; set; }
    public required DateTimeOffset ComputedAt { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Why it came back.</summary>
    public string? Remark { get; set; }

    /// <summary>Everyone who wrote in it: none of them signs it.</summary>
    public List<Guid> Writers { get; set; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedByName { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public string? SignedByName { get; set; }

    public ReportPeriod Period => ReportPeriod.Of(PeriodKind, Year, Number, FromDay, ToDay);
}

/// <summary>What people write: the head, the chapters, and which tables are added.</summary>
public sealed record ReportContent
{
    public ReportHead Head { get; init; } = new();
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>Codes of the tables that are added, such as <c>Biểu 01</c>.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];
}

/// <param name="Key">Stable: which suggestion it gets. A person's own section has one nobody suggests for.</param>
/// <param name="Level">0: the opening, without heading; 1: a chapter; 2: a section of it.</param>
/// <param name="LeftOut">Stays with the draft, is not printed.</param>
public sealed record ReportSection(string Key, int Level, string Heading, SuggestedText Body, bool LeftOut = false);

/// <summary>Figures as they were computed, and the tables made of them.</summary>
public sealed record ReportSnapshot(ReportFigures Figures, IReadOnlyList<ReportTable> Tables);

public sealed class ReportVersion
{
    public required Guid ReportId { get; init; }
    public required int Number { get; init; }
    public required ReportContent Content { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public required string SavedByName { get; init; }
}

/// <summary>What one person typed and has not saved.</summary>
public sealed class KeptReport
{
    public required Guid ReportId { get; init; }
    public required Guid PersonId { get; init; }
    public required int BaseVersion { get; set; }
    public required ReportContent Content { get; set; }
    public required DateTimeOffset KeptAt { get; set; }
}
