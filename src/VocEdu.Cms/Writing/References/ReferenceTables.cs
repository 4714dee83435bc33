using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Writing.References;

internal sealed class ReferenceTables : INewsroomTables, IEntityTypeConfiguration<ContentReference>
{
    public void Configure(EntityTypeBuilder<ContentReference> reference)
    {
        reference.ToTable("content_reference", CmsDb.Schema);
        reference.HasKey(r => new { r.ItemId, r.IsPublic, r.Kind, r.Target, r.Place });
        reference.HasOne<ContentItem>().WithMany().HasForeignKey(r => r.ItemId);
        reference.HasIndex(r => new { r.Kind, r.Target });
    }
}
