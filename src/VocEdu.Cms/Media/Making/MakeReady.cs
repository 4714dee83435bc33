using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Media.Making;

/// <summary>Makes files of the library ready for readers. Needs no web request; any number of nodes may run it.</summary>
public sealed class MakeReady(
    IServiceScopeFactory scopes, MediaLease leases, MediaStore store, PictureMaking pictures, DocumentMaking documents, FilmMaking films, ILogger<MakeReady> log)
{
    private const int MostAttempts = 3;
    private const string GivenUp = "Máy chủ đã dừng giữa chừng ba lần khi xử lý tệp này, có thể vì tệp quá nặng. Bản gốc vẫn còn; hãy thử lại hoặc tải lên bản nhẹ hơn.";
    private static readonly TimeSpan RestAfterFault = TimeSpan.FromSeconds(30);

    /// <summary>Makes everything that waits ready, one after another.</summary>
    /// <param name="only">Only this file; null: all.</param>
    /// <returns>How many files were begun.</returns>
    public async Task<int> RunAsync(Guid? only, CancellationToken cancel)
    {
        var begun = 0;
        while (await OneAsync(heavy: false, only, cancel) || await OneAsync(heavy: true, only, cancel)) begun++;
        return begun;
    }

    /// <returns>False when nothing waits in this lane.</returns>
    public async Task<bool> OneAsync(bool heavy, Guid? only, CancellationToken cancel)
    {
        if (await leases.TakeAsync(heavy, only, cancel) is not { } job) return false;

        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var holding = leases.HoldAsync(job, work);
        try
        {
            await RunAsync(job, work.Token);
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            log.LogInformation("File {MediaId} was left in the middle; it is made ready at the next start", job.MediaId);
            await leases.GiveBackAsync(job, TimeSpan.Zero, counted: false);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "File {MediaId} could not be made ready at attempt {Attempt}", job.MediaId, job.Attempts);
            await leases.GiveBackAsync(job, RestAfterFault, counted: true);
        }
        finally
        {
            await work.CancelAsync();
            await holding;
        }

        return true;
    }

    private async Task RunAsync(MediaJob job, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var finish = scope.ServiceProvider.GetRequiredService<FinishMaking>();
        if (job.Attempts > MostAttempts)
        {
            await finish.FailAsync(job, GivenUp, cancel);
            return;
        }

        var file = await scope.ServiceProvider.GetRequiredService<CmsDb>().Media.AsNoTracking().SingleAsync(m => m.Id == job.MediaId, cancel);
        var original = store.Settle(job);
        var work = new Workplace(original, store.NewWorkFolder(job), file.Revision, file.FocalX, file.FocalY);
        try
        {
            var type = await SniffedType.OfAsync(original, cancel);
            var reading = type?.Kind == file.Kind ? await ReadAsync(job, file, type, work, cancel) : null;
            if (reading is null) await finish.FailAsync(job, Unreadable(job is { Part: MediaPart.Poster, Arrival: not null } ? MediaKind.Picture : file.Kind), cancel);
            else await finish.SucceedAsync(job, new(work, reading, type!.ContentType, new FileInfo(original).Length, await HashAsync(original, cancel)), cancel);
        }
        finally
        {
            Directory.Delete(work.Folder, recursive: true);
        }
    }

    private Task<MediaReading?> ReadAsync(MediaJob job, MediaFile file, SniffedType type, Workplace work, CancellationToken cancel) => (job.Part, type.Kind) switch
    {
        (MediaPart.Crops, _) => CutAsync(file, work, cancel),
        (MediaPart.Poster, MediaKind.Video) => PosterAsync(job, file, work, cancel),
        (_, MediaKind.Picture) => pictures.MakeAsync(work, work.Original, cancel),
        (_, MediaKind.Document) => documents.MakeAsync(work, cancel),
        (_, MediaKind.Video) => films.FilmAsync(work, type, file.PosterAt, file.OwnPoster ? store.OwnPosterOf(file.Id) : null, cancel),
        _ => films.SoundAsync(work, type, cancel),
    };

    /// <summary>All stays as it was but the cuts; those of a film or leaflet are cut out of its largest picture.</summary>
    private async Task<MediaReading?> CutAsync(MediaFile file, Workplace work, CancellationToken cancel)
    {
        var largest = file.Variants.Where(v => v.ContentType == "image/jpeg").MaxBy(v => v.Width);
        if (largest is null) return null;
        var source = file.Kind is MediaKind.Picture ? work.Original : store.VariantOf(file.Id, largest);
        return await pictures.CropsAsync(work, source, cancel) is { } crops ? Kept(file) with { Crops = crops } : null;
    }

    private async Task<MediaReading?> PosterAsync(MediaJob job, MediaFile file, Workplace work, CancellationToken cancel)
    {
        var film = file.Variants.Find(v => v.ContentType == "video/mp4");
        if (film is null) return null;
        var made = job.Arrival is not null ? pictures.MakeAsync(work, store.OwnPosterOf(file.Id), cancel) : films.PosterAsync(work, store.VariantOf(file.Id, film), file.PosterAt ?? 0, cancel);
        return await made is { } poster
            ? Kept(file) with { Variants = [.. poster.Variants, film], Crops = poster.Crops }
            : null;
    }

    private static MediaReading Kept(MediaFile file) => new(file.Variants, file.Width, file.Height)
    {
        DurationSeconds = file.DurationSeconds, Stills = file.Stills, Crops = file.Crops, Pages = file.Pages,
    };

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }

    private static string Unreadable(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "Không đọc được ảnh này: tệp hỏng, không phải ảnh hoặc lớn hơn 100 triệu điểm ảnh. Hãy chọn tệp khác.",
        MediaKind.Document => "Không đọc được tệp PDF này: tệp hỏng, có mật khẩu hoặc quá phức tạp. Hãy chọn tệp khác.",
        MediaKind.Video => "Không đọc được video này: tệp hỏng hoặc mã hóa lạ. Hãy xuất video thành tệp MP4 (mã hóa H.264) rồi tải lại.",
        _ => "Không đọc được tệp âm thanh này. Hãy chọn tệp MP3 hoặc M4A khác.",
    };
}
