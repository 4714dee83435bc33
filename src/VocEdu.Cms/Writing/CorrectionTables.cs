using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Writing;

internal sealed class CorrectionTables : INewsroomTables, IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.ToTable("correction", CmsDb.Schema);
        correction.HasOne<ContentItem>().WithMany().HasForeignKey(c => c.ItemId);
    }
}
