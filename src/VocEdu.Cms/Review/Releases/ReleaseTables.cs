using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review.Releases;

internal sealed class ReleaseTables : INewsroomTables, IEntityTypeConfiguration<ReleaseSet>, IEntityTypeConfiguration<ReleaseItem>
{
    public void Configure(EntityTypeBuilder<ReleaseSet> set)
    {
        set.ToTable("release_set", CmsDb.Schema);
        set.Property(s => s.Version).IsConcurrencyToken();
        set.HasIndex(s => new { s.State, s.ChangedAt, s.Id });
        set.HasIndex(s => s.ScheduledFor).HasFilter("scheduled_for is not null");
    }

    public void Configure(EntityTypeBuilder<ReleaseItem> row)
    {
        row.ToTable("release_item", CmsDb.Schema);
        row.HasKey(r => new { r.SetId, r.ItemId });
        row.HasOne<ReleaseSet>().WithMany().HasForeignKey(r => r.SetId);
        row.HasOne<ContentItem>().WithMany().HasForeignKey(r => r.ItemId);
        row.HasIndex(r => r.ItemId).IsUnique().HasFilter("closed_at is null");
    }
}
