using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review.Emergency;

/// <summary>An item that was published with steps left open, and who looked at it afterwards.</summary>
public sealed class EmergencyPublication
{
    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public required int Version { get; init; }
    public required string Hash { get; init; }
    public required Guid PublishedBy { get; init; }
    public required string PublishedByName { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Names of the steps that were left out.</summary>
    public List<string> Skipped { get; init; } = [];
    public required DateTimeOffset DueAt { get; init; }
    public Guid? ReviewedBy { get; set; }
    public string? ReviewedByName { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }
    public string? Remark { get; set; }
}

internal sealed class EmergencyTables : INewsroomTables, IEntityTypeConfiguration<EmergencyPublication>
{
    public void Configure(EntityTypeBuilder<EmergencyPublication> emergency)
    {
        emergency.ToTable("emergency_publication", CmsDb.Schema);
        emergency.HasOne<ContentItem>().WithMany().HasForeignKey(e => e.ItemId);
        emergency.HasIndex(e => e.At);
    }
}
