using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Moving;

public enum ExportState
{
    /// <summary>Asked for, or being made by whoever holds the lease.</summary>
    Waiting,
    Done,
    Failed,
}

/// <summary>An archive of everything.</summary>
public sealed class DataExport
{
    public required Guid Id { get; init; }
    public ExportState State { get; set; }

    /// <summary>The private part of consents is in it, readable.</summary>
    public required bool WithPersonal { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required Guid RequestedBy { get; init; }
    public required string RequestedByName { get; init; }

    /// <summary>Files of the library written, of <see cref="Total"/>.</summary>
    public int Done { get; set; }
    public int Total { get; set; }

    /// <summary>Bytes.</summary>
    public long? Length { get; set; }
    public string? Failure { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Attempts { get; set; }
    public Guid? Lease { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
}

internal sealed class MovingTables : INewsroomTables, IEntityTypeConfiguration<DataExport>
{
    public void Configure(EntityTypeBuilder<DataExport> export)
    {
        export.ToTable("data_export", CmsDb.Schema);
        export.HasIndex(e => e.RequestedAt);
    }
}
