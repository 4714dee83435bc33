using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Collections;

internal sealed class CollectionTables : INewsroomTables, IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> collection)
    {
        collection.ToTable("collection", CmsDb.Schema);
        collection.Property(c => c.Cover).HasColumnType("jsonb").HasConversion(new Json<MediaUse?>(), Json<MediaUse?>.Comparer);
        collection.HasIndex(c => new { c.Kind, c.Slug }).IsUnique();
    }
}
