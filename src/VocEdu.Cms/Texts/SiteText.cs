using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Texts;

/// <summary>A text of the public site in the department's own words. Null: as configured; empty: left out.</summary>
public sealed class SiteText
{
    public required string Key { get; init; }
    public string? Vi { get; set; }
    public string? En { get; set; }

    /// <summary>Counts its changes.</summary>
    public required int Version { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedByName { get; set; }
}

internal sealed class SiteTextTables : INewsroomTables, IEntityTypeConfiguration<SiteText>
{
    public void Configure(EntityTypeBuilder<SiteText> text)
    {
        text.ToTable("site_text", CmsDb.Schema);
        text.HasKey(t => t.Key);
    }
}
