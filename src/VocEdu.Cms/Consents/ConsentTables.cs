using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Units;

namespace VocEdu.Cms.Consents;

internal sealed class ConsentTables : INewsroomTables,
    IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<ConsentEvidence>, IEntityTypeConfiguration<ConsentView>, IEntityTypeConfiguration<MediaPerson>,
    IEntityTypeConfiguration<PrivacyRequest>, IEntityTypeConfiguration<ConsentTask>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("consent", CmsDb.Schema);
        consent.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
        consent.Property(c => c.Purposes).HasConversion<int>();
        consent.Property(c => c.DataTypes).HasConversion<int>();
        consent.Ignore(c => c.Terms);
        consent.HasIndex(c => c.Number).IsUnique();
        consent.HasIndex(c => c.Id).HasFilter("not by_guardian and age_band in ('under-7', '7-under-16', '16-17')");
        consent.HasIndex(c => c.ValidUntil).HasFilter("valid_until is not null");
    }

    public void Configure(EntityTypeBuilder<ConsentEvidence> evidence)
    {
        evidence.ToTable("consent_evidence", CmsDb.Schema);
        evidence.HasOne<Consent>().WithMany().HasForeignKey(e => e.ConsentId);
    }

    public void Configure(EntityTypeBuilder<ConsentView> view)
    {
        view.ToTable("consent_view", CmsDb.Schema);
        view.HasOne<Consent>().WithMany().HasForeignKey(v => v.ConsentId);
        view.HasIndex(v => v.At);
    }

    public void Configure(EntityTypeBuilder<MediaPerson> person)
    {
        person.ToTable("media_person", CmsDb.Schema);
        person.HasOne<MediaFile>().WithMany().HasForeignKey(p => p.MediaId).OnDelete(DeleteBehavior.Cascade);
        person.HasOne<Consent>().WithMany().HasForeignKey(p => p.ConsentId);
    }

    public void Configure(EntityTypeBuilder<PrivacyRequest> request)
    {
        request.ToTable("privacy_request", CmsDb.Schema);
        request.HasOne<Consent>().WithMany().HasForeignKey(r => r.ConsentId);
        request.HasIndex(r => r.DoneDue).HasFilter("closed_at is null");
    }

    public void Configure(EntityTypeBuilder<ConsentTask> task)
    {
        task.ToTable("consent_task", CmsDb.Schema);
        task.HasOne<PrivacyRequest>().WithMany().HasForeignKey(t => t.RequestId);
        task.HasIndex(t => t.DueOn).HasFilter("done_at is null");
    }
}
