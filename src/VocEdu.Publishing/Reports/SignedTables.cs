using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Publishing.Reports;

internal sealed class SignedTables : IEntityTypeConfiguration<SignedReport>, IEntityTypeConfiguration<SignedWork>
{
    public void Configure(EntityTypeBuilder<SignedReport> report)
    {
        report.ToTable("signed_report", PublishingDb.Schema, table => table.HasTrigger("refuse_report_change"));
        report.Ignore(r => r.Period);
        report.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanCode);
        report.HasIndex(r => new { r.PlanCode, r.SignedAt });
    }

    public void Configure(EntityTypeBuilder<SignedWork> work)
    {
        work.ToTable("signed_work", PublishingDb.Schema, table => table.HasTrigger("refuse_report_change"));
        work.HasKey(w => new { w.ReportId, w.WorkId });
        work.Ignore(w => w.Stated).Ignore(w => w.Line);
        work.HasIndex(w => new { w.ReportId, w.FirstPublicOn, w.WorkId });
    }
}
