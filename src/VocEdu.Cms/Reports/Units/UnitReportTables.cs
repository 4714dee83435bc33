using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;

namespace VocEdu.Cms.Reports.Units;

internal sealed class UnitReportTables : INewsroomTables, IEntityTypeConfiguration<UnitRound>, IEntityTypeConfiguration<UnitReport>, IEntityTypeConfiguration<Passed>
{
    public void Configure(EntityTypeBuilder<UnitRound> round)
    {
        round.ToTable("unit_round", CmsDb.Schema);
        round.HasIndex(r => r.OpenedAt);
    }

    public void Configure(EntityTypeBuilder<UnitReport> report)
    {
        report.ToTable("unit_report", CmsDb.Schema);
        report.Property(r => r.Version).IsConcurrencyToken();
        report.Property(r => r.Own).HasColumnType("jsonb").HasConversion(new Json<Dictionary<string, long>>(), Json<Dictionary<string, long>>.Comparer);
        report.HasOne<UnitRound>().WithMany().HasForeignKey(r => r.RoundId);
        report.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
        report.HasOne<UnitReport>().WithMany().HasForeignKey(r => r.ParentId);
        report.HasIndex(r => new { r.RoundId, r.UnitId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Passed> figure)
    {
        figure.ToTable("passed_figure", CmsDb.Schema);
        figure.HasKey(f => new { f.ReportId, f.SourceId, f.Indicator });
        figure.Ignore(f => f.Figure);
        figure.HasOne<UnitReport>().WithMany().HasForeignKey(f => f.ReportId);
        figure.HasOne<UnitReport>().WithMany().HasForeignKey(f => f.SourceId);
    }
}
