using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Redirects;

internal sealed class RedirectTables : INewsroomTables, IEntityTypeConfiguration<Redirect>
{
    public void Configure(EntityTypeBuilder<Redirect> redirect)
    {
        redirect.ToTable("redirect", CmsDb.Schema);
        redirect.HasIndex(r => r.Source).IsUnique();
        redirect.HasIndex(r => r.Target);
        redirect.HasIndex(r => new { r.CreatedAt, r.Id });
    }
}
