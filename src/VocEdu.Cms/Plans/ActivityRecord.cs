using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

public enum RecordKind
{
    Event,
    Training,
    Product,
    Document,
}

/// <summary>Something that was done for a plan's activity and is no work: an event, a training, a product, a document; with what proves it.</summary>
public sealed class ActivityRecord
{
    public required Guid Id { get; init; }

    /// <summary>Plan and code as works carry it: <c>KH3066-2021:V.1</c>.</summary>
    public required string Activity { get; init; }
    public required int Year { get; init; }
    public required RecordKind Kind { get; init; }
    public required string Title { get; init; }
    public DateOnly? HeldOn { get; init; }
    public string? Place { get; init; }
    public int? Attendance { get; init; }
    public string? Url { get; init; }
    public Guid? MediaId { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovedByName { get; set; }

    /// <summary>A link, a picture or file, or a number of people who came.</summary>
    public bool IsProven => Url is not null || MediaId is not null || Attendance is not null;
}

/// <summary>How an outcome stood on a day, and which document says so. Never a count of works.</summary>
public sealed class IndicatorReading
{
    public required Guid Id { get; init; }
    public required string PlanCode { get; init; }
    public required string TargetCode { get; init; }
    public required DateOnly TakenOn { get; init; }
    public required decimal Value { get; init; }
    public required string Source { get; init; }
    public string? Url { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovedByName { get; set; }
}

/// <summary>An address at which a screen on the wall shows a plan's progress, and nothing else.</summary>
public sealed class ScreenLink
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }
    public required string PlanCode { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class PlanTables : INewsroomTables, IEntityTypeConfiguration<ActivityRecord>, IEntityTypeConfiguration<IndicatorReading>, IEntityTypeConfiguration<ScreenLink>
{
    public void Configure(EntityTypeBuilder<ActivityRecord> record)
    {
        record.ToTable("activity_record", CmsDb.Schema);
        record.Ignore(r => r.IsProven);
        record.HasIndex(r => new { r.Activity, r.Year }).HasFilter("removed_at is null");
        record.HasOne<MediaFile>().WithMany().HasForeignKey(r => r.MediaId);
    }

    public void Configure(EntityTypeBuilder<IndicatorReading> reading)
    {
        reading.ToTable("indicator_reading", CmsDb.Schema);
        reading.HasIndex(r => new { r.PlanCode, r.TargetCode, r.TakenOn }).HasFilter("removed_at is null");
        reading.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanCode);
    }

    public void Configure(EntityTypeBuilder<ScreenLink> link)
    {
        link.ToTable("screen_link", CmsDb.Schema);
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasOne<Plan>().WithMany().HasForeignKey(l => l.PlanCode);
    }
}
