using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;

namespace VocEdu.Cms.Writing.Templates;

internal sealed class TemplateTables : INewsroomTables, IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> template)
    {
        template.ToTable("template", CmsDb.Schema);
        template.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId);
        template.Property(t => t.Fields).HasColumnType("jsonb").HasConversion(new Json<ContentFields>(), Json<ContentFields>.Comparer);
        template.Property(t => t.ChannelTexts).HasColumnType("jsonb").HasConversion(new Json<ChannelTexts>(), Json<ChannelTexts>.Comparer);
        template.HasIndex(t => t.Key).IsUnique().HasFilter("key is not null");
    }
}
