using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Media.Uploads;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Gives a file new bytes. It keeps its id, its texts and its uses; readers get the old ones until the new ones are ready.</summary>
public sealed class ReplaceMedia(CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Why this file cannot be given other bytes, or null.</summary>
    /// <param name="kind">Of the new bytes; null while that is not known.</param>
    public static async Task<Refusal?> WhyNotAsync(CmsDb db, Guid id, MediaKind? kind, Actor actor, CancellationToken cancel)
    {
        if (await db.Media.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } file)
            return new("media.unknown", "Không tìm thấy tệp cần thay trong thư viện.");
        if (kind is not null && kind != file.Kind) return new("media.other-kind", "Tệp mới phải cùng loại với tệp cũ: ảnh thay ảnh, video thay video.", "file");
        if (await db.MediaJobs.AnyAsync(j => j.MediaId == id, cancel)) return MediaQueue.Busy;
        return await db.WhyFixedAsync(id, actor, cancel);      // a public page would change without anybody having approved it
    }

    /// <summary>Within the transaction that finishes the upload.</summary>
    public async Task RunAsync(Guid id, PendingUpload upload, Actor actor, CancellationToken cancel)
    {
        var file = await db.Media.SingleAsync(m => m.Id == id, cancel);
        file.Revision++;
        file.Failure = null;
        if (file.Variants.Count == 0) file.State = MediaState.Processing;
        db.MediaJobs.Add(new() { MediaId = id, Heavy = file.Kind is MediaKind.Video, Arrival = upload.Id, QueuedAt = clock.GetUtcNow() });
        audit.Add(actor, "Thay tệp trong thư viện", "media", id.ToString(), $"{file.FileName} ({file.Sha256}) → {upload.FileName}");
        await MediaQueue.RingAsync(db, cancel);
    }
}
