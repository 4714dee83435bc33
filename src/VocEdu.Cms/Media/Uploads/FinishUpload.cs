using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>Takes an upload that has arrived into the library. Asked again, after a lost answer or a crash, it says the same.</summary>
public sealed class FinishUpload(CmsDb db, MediaStore store, ReplaceMedia replace, TimeProvider clock)
{
    /// <summary>A file up to this length is compared with those of the library at once; of a larger one the job says that it came before.</summary>
    private const long HashedAtOnce = 64 * 1024 * 1024;

    /// <returns>Why the file is not taken, or null; then <see cref="PendingUpload.MediaId"/> is set.</returns>
    public async Task<Refusal?> RunAsync(PendingUpload given, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Entry(given).State = EntityState.Detached;
        var upload = await db.Uploads.FromSql($"select * from cms.upload where id = {given.Id} for update").SingleAsync(cancel);
        given.MediaId = upload.MediaId;
        if (upload.MediaId is not null) return null;

        var path = store.ArrivalOf(upload.Id);
        if (await RefusalAsync(path, upload.Length, cancel) is { } refusal) return refusal;

        if (upload.ReplacesId is { } replaced)
        {
            var kind = (await SniffedType.OfAsync(path, cancel))!.Kind;
            if (await ReplaceMedia.WhyNotAsync(db, replaced, kind, actor, cancel) is { } fixedBytes) return fixedBytes;
            await replace.RunAsync(replaced, upload, actor, cancel);
            given.MediaId = upload.MediaId = replaced;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return null;
        }

        var sha256 = upload.Length <= HashedAtOnce ? await HashAsync(path, cancel) : null;
        var same = sha256 is null ? null : await AddMedia.SameAsync(db, sha256, actor, cancel);
        if (same is null)
        {
            var now = clock.GetUtcNow();
            var type = (await SniffedType.OfAsync(path, cancel))!;
            var file = AddMedia.New(upload.Id, type, new(upload.FileName, upload.AlternativeText, upload.Credit), upload.Length, sha256, actor, now);
            file.FolderId = upload.FolderId;
            db.Media.Add(file);
            db.Queue(file, arrival: upload.Id, now);
            await MediaQueue.RingAsync(db, cancel);
        }

        given.MediaId = upload.MediaId = same?.Id ?? upload.Id;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (same is not null) File.Delete(path);
        return null;
    }

    /// <summary>Why a file that has come this far will not be taken, or null.</summary>
    /// <param name="length">What it will be at the end.</param>
    public static async Task<Refusal?> RefusalAsync(string path, long length, CancellationToken cancel) => await SniffedType.OfAsync(path, cancel) switch
    {
        null => AddMedia.NotTaken,
        { } type when length > type.MaxBytes => AddMedia.TooBig(type),
        _ => null,
    };

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
