using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;

namespace VocEdu.Cms.Downloads;

/// <summary>How often a public file was downloaded on one local day. Nothing is kept of who did it.</summary>
public sealed class DownloadDay
{
    public required Guid MediaId { get; init; }
    public required DateOnly Day { get; init; }
    public required long Count { get; init; }
}

internal sealed class DownloadTables : INewsroomTables, IEntityTypeConfiguration<DownloadDay>
{
    public void Configure(EntityTypeBuilder<DownloadDay> day)
    {
        day.ToTable("download_day", CmsDb.Schema);
        day.HasKey(d => new { d.MediaId, d.Day });
        day.HasIndex(d => d.Day);
        day.HasOne<MediaFile>().WithMany().HasForeignKey(d => d.MediaId);
    }
}
