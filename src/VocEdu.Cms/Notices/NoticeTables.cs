using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Notices;

internal sealed class NoticeTables : INewsroomTables, IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeChoice>, IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notice", CmsDb.Schema);
        notice.HasIndex(n => new { n.PersonId, n.Event }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.At });
        notice.HasIndex(n => n.PersonId).HasFilter("read_at is null");
        notice.HasIndex(n => n.Path).HasFilter("read_at is null");
    }

    public void Configure(EntityTypeBuilder<NoticeChoice> choice)
    {
        choice.ToTable("notice_choice", CmsDb.Schema);
        choice.HasKey(c => new { c.PersonId, c.Kind });
    }

    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("mail", CmsDb.Schema);
        mail.HasIndex(m => m.Key).IsUnique();
        mail.HasIndex(m => m.DueAt).HasFilter("sent_at is null and failed_at is null");
        mail.HasIndex(m => new { m.PersonId, m.CreatedAt });
    }
}
