using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Publishing.Works;

internal sealed class CountingTables : IEntityTypeConfiguration<DateCorrection>, IEntityTypeConfiguration<CountedDay>,
    IEntityTypeConfiguration<PlanVersion>, IEntityTypeConfiguration<UnitTarget>, IEntityTypeConfiguration<DistinctWorks>,
    IEntityTypeConfiguration<PagePrint>
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

    public void Configure(EntityTypeBuilder<PlanVersion> version)
    {
        version.ToTable("plan_version", PublishingDb.Schema);
        version.HasKey(v => new { v.PlanCode, v.Number });
        version.Property(v => v.Document).HasColumnType("jsonb");
        version.HasOne<Plan>().WithMany().HasForeignKey(v => v.PlanCode);
    }

    public void Configure(EntityTypeBuilder<UnitTarget> target)
    {
        target.ToTable("unit_target", PublishingDb.Schema);
        target.HasKey(t => new { t.PlanCode, t.Code, t.Year, t.UnitCode });
        target.HasOne<Plan>().WithMany().HasForeignKey(t => t.PlanCode);
    }

    public void Configure(EntityTypeBuilder<DistinctWorks> pair)
    {
        pair.ToTable("distinct_works", PublishingDb.Schema);
        pair.HasKey(p => new { p.FirstId, p.SecondId });
        pair.HasOne<Work>().WithMany().HasForeignKey(p => p.FirstId);
        pair.HasOne<Work>().WithMany().HasForeignKey(p => p.SecondId);
    }

    public void Configure(EntityTypeBuilder<PagePrint> print)
    {
        print.ToTable("page_print", PublishingDb.Schema);
        print.HasKey(p => p.EvidenceId);
        print.HasIndex(p => p.Samples).HasMethod("gin");
        print.HasOne<Evidence>().WithOne().HasForeignKey<PagePrint>(p => p.EvidenceId);
    }
}
