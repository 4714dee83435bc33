using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>Makes room for a file that is to come in pieces.</summary>
public sealed class BeginUpload(CmsDb db, MediaStore store, MediaFolders folders, IOptions<MediaOptions> options, TimeProvider clock)
{
    /// <summary>Room on the disk that uploads leave to everything else.</summary>
    private const long LeftFree = 1024L * 1024 * 1024;

    /// <returns>The upload, or why it was refused.</returns>
    public async Task<(PendingUpload? Upload, Refusal? Refusal)> RunAsync(long length, Wanted wanted, Actor actor, CancellationToken cancel)
    {
        var limits = options.Value;
        if (length is <= 0) return (null, new("media.empty", "Tệp này không có nội dung. Hãy chọn tệp khác.", "file"));
        if (length > SniffedType.MaxLength) return (null, new("media.too-big", "Tệp vượt quá 4 GB. Hãy giảm dung lượng rồi tải lại.", "file"));
        if (length > store.Free - LeftFree) return (null, new("media.no-room", "Máy chủ không đủ chỗ cho tệp này. Hãy báo quản trị hệ thống rồi tải lại sau.", "file"));

        if (wanted.Replaces is { } replaced && await ReplaceMedia.WhyNotAsync(db, replaced, null, actor, cancel) is { } fixedBytes) return (null, fixedBytes);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var person = actor.Id!.Value;
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({$"upload:{person}"}))", cancel);      // two at once would both fit
        var now = clock.GetUtcNow();
        var open = db.Uploads.Where(u => u.PersonId == person && u.ExpiresAt > now && u.MediaId == null);
        if (await open.CountAsync(cancel) >= limits.OpenUploads || await open.SumAsync(u => u.Length, cancel) + length > limits.OpenUploadMegabytes * 1024 * 1024)
            return (null, new("media.too-many", "Bạn đang tải lên quá nhiều tệp cùng lúc. Hãy chờ các tệp trước tải xong hoặc hủy bớt rồi thử lại.", "file"));

        var upload = new PendingUpload
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            PersonName = actor.Name,
            UnitId = actor.UnitId,
            FileName = wanted.Words.FileName,
            Length = length,
            AlternativeText = wanted.Words.AlternativeText,
            Credit = wanted.Words.Credit,
            FolderId = await folders.VisibleTo(actor).AnyAsync(f => f.Id == wanted.Folder, cancel) ? wanted.Folder : null,
            ReplacesId = wanted.Replaces,
            CreatedAt = now,
            ExpiresAt = now + limits.UploadLife,
        };
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancel);
        await using (new FileStream(store.ArrivalOf(upload.Id), FileMode.CreateNew)) { }
        await transaction.CommitAsync(cancel);
        return (upload, null);
    }
}
