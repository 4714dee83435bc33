using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Publishing.Works;

internal sealed class CountingTables : IEntityTypeConfiguration<DateCorrection>, IEntityTypeConfiguration<CountedDay>
{
    public void Configure(EntityTypeBuilder<DateCorrection> correction)
    {
        correction.ToTable("date_correction", PublishingDb.Schema);
        correction.HasOne<Work>().WithMany().HasForeignKey(c => c.WorkId);
        correction.HasIndex(c => c.WorkId).IsUnique().HasFilter("decided_at is null");
    }

    public void Configure(EntityTypeBuilder<CountedDay> day)
    {
        day.ToTable("counted_day", PublishingDb.Schema);
        day.HasKey(d => new { d.Kind, d.Day, d.Code, d.Origin });
    }
}
