using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Notices;

internal sealed class NoticeTables : INewsroomTables, IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notice", CmsDb.Schema);
        notice.HasIndex(n => new { n.PersonId, n.Event }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.At });
        notice.HasIndex(n => n.Path).HasFilter("read_at is null");
    }
}
