using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Duties;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Reports.Writing;

internal sealed class ReportRows : INewsroomTables, IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportVersion>, IEntityTypeConfiguration<KeptReport>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("report", CmsDb.Schema);
        report.Ignore(r => r.Period);
        report.Property(r => r.Version).IsConcurrencyToken();
        report.Property(r => r.State).IsConcurrencyToken();
        report.Property(r => r.Content).HasColumnType("jsonb").HasConversion(new Json<ReportContent>(), Json<ReportContent>.Comparer);
        report.Property(r => r.Snapshot).HasColumnType("jsonb").HasConversion(new Json<ReportSnapshot>(), Json<ReportSnapshot>.Comparer);
        report.HasOne<Duty>().WithMany().HasForeignKey(r => r.DutyId);
        report.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanCode);
        report.HasIndex(r => r.UpdatedAt);
    }

    public void Configure(EntityTypeBuilder<ReportVersion> version)
    {
        version.ToTable("report_version", CmsDb.Schema);
        version.HasKey(v => new { v.ReportId, v.Number });
        version.HasOne<Report>().WithMany().HasForeignKey(v => v.ReportId);
        version.Property(v => v.Content).HasColumnType("jsonb").HasConversion(new Json<ReportContent>(), Json<ReportContent>.Comparer);
    }

    public void Configure(EntityTypeBuilder<KeptReport> kept)
    {
        kept.ToTable("report_kept", CmsDb.Schema);
        kept.HasKey(k => new { k.ReportId, k.PersonId });
        kept.HasOne<Report>().WithMany().HasForeignKey(k => k.ReportId);
        kept.Property(k => k.Content).HasColumnType("jsonb").HasConversion(new Json<ReportContent>(), Json<ReportContent>.Comparer);
    }
}
