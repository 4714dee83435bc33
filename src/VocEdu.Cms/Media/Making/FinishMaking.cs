using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review;

namespace VocEdu.Cms.Media.Making;

/// <summary>What an attempt came to.</summary>
/// <param name="Work">Where it lies.</param>
public sealed record Made(Workplace Work, MediaReading Reading, string ContentType, long Length, string Sha256);

/// <summary>Writes down what became of a file. Only who still holds the lease does; a second worker's result is thrown away.</summary>
public sealed class FinishMaking(CmsDb db, MediaStore store, RefreshPages refresh, ShareBytes share, Notify notify)
{
    /// <returns>False when somebody else has taken the job over.</returns>
    public async Task<bool> SucceedAsync(MediaJob job, Made made, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await TakeAsync(job, cancel) is not { } file) return false;

        var old = Names(file);
        var reading = made.Reading;
        (file.Variants, file.Stills, file.Crops) = ([.. reading.Variants], [.. reading.Stills], [.. reading.Crops]);
        store.Publish(made.Work, file.Id, Names(file).Except(old));
        (file.State, file.Failure) = (MediaState.Ready, null);
        (file.ContentType, file.Length, file.Sha256) = (made.ContentType, made.Length, made.Sha256);
        (file.Width, file.Height, file.DurationSeconds, file.Pages) = (reading.Width, reading.Height, reading.DurationSeconds, reading.Pages);
        if (job.Part is MediaPart.Poster) file.OwnPoster = job.Arrival is not null;
        file.DuplicateOf = await EarlierAsync(file, cancel);
        if (reading.TextLayer.Length > 0) await WriteTextAsync(file.Id, reading.TextLayer, cancel);
        if (file.Kind is MediaKind.Video && job.Part is MediaPart.All)
        {
            await TellAsync(file, $"media-ready:{file.Id}:{file.Revision}", "Video đã sẵn sàng", $"Video “{file.FileName}” đã xử lý xong và dùng được trong bài.", cancel);
        }

        await db.SaveChangesAsync(cancel);
        if (file.Revision > 1) await refresh.RunAsync(file.Id, cancel);
        await ScheduleClock.RingAsync(db, cancel);      // an item that is due may have waited for this file
        await transaction.CommitAsync(cancel);

        store.Remove(file.Id, old.Except(Names(file)));
        await share.RunAsync(file.Id, cancel);
        return true;
    }

    /// <summary>Bytes that were to replace a file are thrown away, and the file stays what it was.</summary>
    /// <returns>False when somebody else has taken the job over.</returns>
    public async Task<bool> FailAsync(MediaJob job, string why, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await TakeAsync(job, cancel) is not { } file) return false;

        var wasReady = file.Variants.Count > 0;
        (file.State, file.Failure) = (wasReady ? MediaState.Ready : MediaState.Failed, why);
        await TellAsync(file, $"media-failed:{file.Id}:{job.QueuedAt:O}", "Có tệp chưa xử lý được", $"“{file.FileName}”: {why}", cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (wasReady) store.Refuse(file.Id);
        return true;
    }

    private async Task<MediaFile?> TakeAsync(MediaJob job, CancellationToken cancel) =>
        await db.MediaJobs.Where(j => j.MediaId == job.MediaId && j.Lease == job.Lease).ExecuteDeleteAsync(cancel) == 1
            ? await db.Media.SingleAsync(m => m.Id == job.MediaId, cancel)
            : null;

    private static HashSet<string> Names(MediaFile file) => file.Variants.Concat(file.Stills).Concat(file.Crops.Select(c => c.Picture)).Select(v => v.Name).ToHashSet(StringComparer.Ordinal);

    private Task TellAsync(MediaFile file, string happened, string title, string text, CancellationToken cancel) =>
        notify.PeopleAsync([file.UploadedBy], new(happened, title, text, $"/quan-tri/thu-vien/{file.Id}"), cancel);

    /// <summary>The oldest other file of the same bytes that this one's uploader sees; another unit's is not mentioned.</summary>
    private Task<Guid?> EarlierAsync(MediaFile file, CancellationToken cancel) => db.Media
        .Where(m => m.Sha256 == file.Sha256 && m.Id < file.Id && (m.UploadedBy == file.UploadedBy || m.UnitId == file.UnitId))
        .OrderBy(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel);

    private async Task WriteTextAsync(Guid id, string layer, CancellationToken cancel)
    {
        if (await db.MediaTexts.FindAsync([id], cancel) is not { } text) db.MediaTexts.Add(text = new() { MediaId = id });
        text.Layer = layer;
    }
}
