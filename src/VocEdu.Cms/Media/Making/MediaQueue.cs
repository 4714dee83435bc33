using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media.Making;

/// <summary>Puts files before the job that makes them ready.</summary>
public static class MediaQueue
{
    /// <summary>PostgreSQL notification that wakes the job.</summary>
    public const string Bell = "vocedu_media";

    public static readonly Refusal Busy = new("media.busy", "Tệp này còn đang được xử lý nên chưa sửa được. Hãy thử lại sau ít phút.");

    /// <summary>Saved with the file, by the caller's <c>SaveChanges</c>; the caller rings in the same transaction.</summary>
    /// <param name="arrival">See <see cref="MediaJob.Arrival"/>.</param>
    public static void Queue(this CmsDb db, MediaFile file, Guid? arrival, DateTimeOffset now)
    {
        file.State = MediaState.Processing;
        file.Failure = null;
        db.MediaJobs.Add(new() { MediaId = file.Id, Heavy = file.Kind is MediaKind.Video, Arrival = arrival, QueuedAt = now });
    }

    /// <summary>Has a part of a ready file made anew, under new addresses; the file stays in use meanwhile.</summary>
    /// <param name="arrival">See <see cref="MediaJob.Arrival"/>.</param>
    /// <returns>False while it is being made ready anyway.</returns>
    public static async Task<bool> RemakeAsync(this CmsDb db, MediaFile file, MediaPart part, DateTimeOffset now, CancellationToken cancel, Guid? arrival = null)
    {
        if (file.State is not MediaState.Ready || await db.MediaJobs.AnyAsync(j => j.MediaId == file.Id, cancel)) return false;
        file.Revision++;
        db.MediaJobs.Add(new() { MediaId = file.Id, Heavy = false, Part = part, Arrival = arrival, QueuedAt = now });
        return true;
    }

    public static Task<int> RingAsync(CmsDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"select pg_notify({Bell}, '')", cancel);
}
