using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Maintaining;

/// <summary>A time at which the site will be down, told to readers from the moment it is announced.</summary>
public sealed class Maintenance
{
    public required Guid Id { get; init; }
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When the site is back.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>What readers will miss meanwhile.</summary>
    public required string Text { get; init; }
    public required DateTimeOffset AnnouncedAt { get; init; }
    public required Guid AnnouncedBy { get; init; }
    public required string AnnouncedByName { get; init; }
    public DateTimeOffset? CancelledAt { get; set; }
    public string? CancelledByName { get; set; }
}

internal sealed class MaintenanceTables : INewsroomTables, IEntityTypeConfiguration<Maintenance>
{
    public void Configure(EntityTypeBuilder<Maintenance> maintenance)
    {
        maintenance.ToTable("maintenance", CmsDb.Schema);
        maintenance.HasIndex(m => m.EndsAt).HasFilter("cancelled_at is null");
    }
}
