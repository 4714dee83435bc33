using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Media;

internal sealed class MediaTables : INewsroomTables,
    IEntityTypeConfiguration<MediaFile>, IEntityTypeConfiguration<MediaText>, IEntityTypeConfiguration<MediaJob>,
    IEntityTypeConfiguration<PendingUpload>, IEntityTypeConfiguration<PublicMedia>, IEntityTypeConfiguration<MediaFolder>
{
    public void Configure(EntityTypeBuilder<MediaFile> media)
    {
        media.ToTable("media", CmsDb.Schema);
        media.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId);
        media.HasOne<MediaFile>().WithMany().HasForeignKey(m => m.DuplicateOf);
        media.Property(m => m.Variants).HasColumnType("jsonb").HasConversion(new Json<List<MediaVariant>>(), Json<List<MediaVariant>>.Comparer);
        media.Property(m => m.Stills).HasColumnType("jsonb").HasConversion(new Json<List<MediaVariant>>(), Json<List<MediaVariant>>.Comparer);
        media.Property(m => m.Crops).HasColumnType("jsonb").HasConversion(new Json<List<MediaCrop>>(), Json<List<MediaCrop>>.Comparer);
        media.HasOne<MediaFolder>().WithMany().HasForeignKey(m => m.FolderId);
        media.HasIndex(m => m.Tags).HasMethod("gin");
        media.HasIndex(m => m.Sha256);
        media.HasIndex(m => m.UploadedAt);
        media.HasIndex(m => new { m.TrashedAt, m.Id }).HasFilter("trashed_at is not null");
    }

    public void Configure(EntityTypeBuilder<MediaText> text)
    {
        text.ToTable("media_text", CmsDb.Schema);
        text.HasKey(t => t.MediaId);
        text.HasOne<MediaFile>().WithOne().HasForeignKey<MediaText>(t => t.MediaId);
        text.Property(t => t.Captions).HasColumnType("jsonb").HasConversion(new Json<List<Caption>>(), Json<List<Caption>>.Comparer);
    }

    public void Configure(EntityTypeBuilder<MediaJob> job)
    {
        job.ToTable("media_job", CmsDb.Schema);
        job.HasKey(j => j.MediaId);
        job.HasOne<MediaFile>().WithOne().HasForeignKey<MediaJob>(j => j.MediaId);
        job.HasIndex(j => new { j.Heavy, j.QueuedAt });
    }

    public void Configure(EntityTypeBuilder<PendingUpload> upload)
    {
        upload.ToTable("upload", CmsDb.Schema);
        upload.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId);
        upload.HasOne<MediaFile>().WithMany().HasForeignKey(u => u.MediaId);
        upload.HasOne<MediaFile>().WithMany().HasForeignKey(u => u.ReplacesId);
        upload.HasOne<MediaFolder>().WithMany().HasForeignKey(u => u.FolderId);
        upload.HasIndex(u => new { u.PersonId, u.ExpiresAt });
        upload.HasIndex(u => u.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<PublicMedia> shown)
    {
        shown.ToTable("public_media", CmsDb.Schema);
        shown.HasKey(p => new { p.MediaId, p.ItemId });
        shown.HasOne<MediaFile>().WithMany().HasForeignKey(p => p.MediaId);
        shown.HasOne<Publication>().WithMany().HasForeignKey(p => p.ItemId);
    }

    public void Configure(EntityTypeBuilder<MediaFolder> folder)
    {
        folder.ToTable("media_folder", CmsDb.Schema);
        folder.HasOne<MediaFolder>().WithMany().HasForeignKey(f => f.ParentId);
        folder.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId);
    }
}
