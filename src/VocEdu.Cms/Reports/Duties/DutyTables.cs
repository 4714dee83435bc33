using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Reports.Duties;

internal sealed class DutyTables : INewsroomTables, IEntityTypeConfiguration<Duty>, IEntityTypeConfiguration<Filing>
{
    public void Configure(EntityTypeBuilder<Duty> duty)
    {
        duty.ToTable("report_duty", CmsDb.Schema);
        duty.HasOne<Plan>().WithMany().HasForeignKey(d => d.PlanCode);
        duty.HasIndex(d => new { d.PlanCode, d.DutyCode }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Filing> filing)
    {
        filing.ToTable("report_filing", CmsDb.Schema);
        filing.HasOne<Duty>().WithMany().HasForeignKey(f => f.DutyId);
        filing.HasIndex(f => new { f.DutyId, f.PeriodKind, f.Year, f.Number }).IsUnique();
    }
}
