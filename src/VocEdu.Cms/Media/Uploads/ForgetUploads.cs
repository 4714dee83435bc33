using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>Forgets uploads that nobody carries on, and files in the folder of arrivals that belong to nothing.</summary>
public sealed class ForgetUploads(IServiceScopeFactory scopes, MediaStore store, IOptions<MediaOptions> options, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        var now = clock.GetUtcNow();
        foreach (var upload in await db.Uploads.AsNoTracking().Where(u => u.ExpiresAt <= now).ToListAsync(cancel))
        {
            // All of it came, and only the last word was lost.
            if (upload.MediaId is null && new FileInfo(store.ArrivalOf(upload.Id)) is { Exists: true } file && file.Length == upload.Length)
            {
                var sender = new Actor(upload.PersonId, upload.PersonName, Role.None, upload.UnitId);
                await scope.ServiceProvider.GetRequiredService<FinishUpload>().RunAsync(upload, sender, cancel);
            }

            await db.Uploads.Where(u => u.Id == upload.Id).ExecuteDeleteAsync(cancel);
            if (upload.MediaId is null) File.Delete(store.ArrivalOf(upload.Id));
        }

        foreach (var file in new DirectoryInfo(store.ArrivalsFolder).EnumerateFiles())
        {
            if (now.UtcDateTime - file.LastWriteTimeUtc < options.Value.UploadLife || !Guid.TryParse(file.Name, out var id)) continue;
            if (!await db.Uploads.AnyAsync(u => u.Id == id && u.MediaId == null, cancel) && !await db.MediaJobs.AnyAsync(j => j.Arrival == id, cancel)) file.Delete();
        }
    }
}
