using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>When a public event takes place. The database writes it as the publication changes.</summary>
public sealed class EventTime
{
    public required Guid ItemId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
}

internal sealed class EventTables : INewsroomTables, IEntityTypeConfiguration<EventTime>
{
    public void Configure(EntityTypeBuilder<EventTime> time)
    {
        time.ToTable("event_time", CmsDb.Schema);
        time.HasKey(t => t.ItemId);
        time.HasOne<Publication>().WithOne().HasForeignKey<EventTime>(t => t.ItemId);
        time.HasIndex(t => t.StartsAt);
        time.HasIndex(t => t.EndsAt);
    }
}
