using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Media;

/// <summary>Takes a file into the library: told by its bytes, made ready by the job, kept once however often the same people send it.</summary>
public sealed class AddMedia(CmsDb db, MediaStore store, TimeProvider clock)
{
    public static readonly Refusal NotTaken = new("media.type",
        "Chỉ nhận ảnh JPEG, PNG, GIF, WebP, HEIC, AVIF, video MP4, MOV, WebM, AVI, âm thanh MP3, M4A, WAV, OGG và tệp PDF.", "file");

    /// <returns>The file, or why it was not taken; then nothing of it is kept.</returns>
    public async Task<(MediaFile? File, Refusal? Refusal)> RunAsync(
        Stream stream, string fileName, string alternativeText, string credit, Actor actor, CancellationToken cancel)
    {
        var head = new byte[SniffedType.HeadLength];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (SniffedType.Of(head.AsSpan(0, read)) is not { } type) return (null, NotTaken);

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var arrival = store.ArrivalOf(id);
        var kept = false;
        try
        {
            if (await ReceiveAsync(stream, head.AsMemory(0, read), arrival, type.MaxBytes, cancel) is not var (length, sha256)) return (null, TooBig(type));
            if (await SameAsync(db, sha256, actor, cancel) is { } same) return (same, null);

            var now = clock.GetUtcNow();
            var file = New(id, type, new(fileName, alternativeText, credit), length, sha256, actor, now);
            db.Media.Add(file);
            db.Queue(file, arrival: id, now);
            await db.SaveChangesAsync(cancel);
            kept = true;
            await MediaQueue.RingAsync(db, cancel);
            return (file, null);
        }
        finally
        {
            if (!kept) File.Delete(arrival);
        }
    }

    public static Refusal TooBig(SniffedType type) =>
        new("media.too-big", $"Tệp vượt quá {type.MaxBytes / (1024 * 1024)} MB. Hãy giảm dung lượng rồi tải lại.", "file");

    /// <summary>A file of the same bytes that the person sees. Whether others have it is not told.</summary>
    public static Task<MediaFile?> SameAsync(CmsDb db, string sha256, Actor actor, CancellationToken cancel) =>
        db.Media.VisibleTo(actor).Where(m => m.Sha256 == sha256 && m.State != MediaState.Failed).OrderBy(m => m.Id).FirstOrDefaultAsync(cancel);

    public static MediaFile New(Guid id, SniffedType type, MediaWords words, long length, string? sha256, Actor actor, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = type.Kind,
        FileName = words.FileName,
        ContentType = type.ContentType,
        Length = length,
        Sha256 = sha256,
        AlternativeText = words.AlternativeText,
        Credit = words.Credit,
        UnitId = actor.UnitId,
        State = MediaState.Processing,
        UploadedAt = now,
        UploadedBy = actor.Id ?? Guid.Empty,
        UploadedByName = actor.Name,
    };

    private static async Task<(long Length, string Sha256)?> ReceiveAsync(
        Stream stream, ReadOnlyMemory<byte> head, string path, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81_920, useAsync: true);
        var buffer = new byte[81_920];
        var length = 0L;
        for (var chunk = head; chunk.Length > 0; chunk = buffer.AsMemory(0, await stream.ReadAsync(buffer, cancel)))
        {
            length += chunk.Length;
            if (length > most) return null;
            hash.AppendData(chunk.Span);
            await file.WriteAsync(chunk, cancel);
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

/// <summary>What is said of a file when it comes, cleaned.</summary>
public sealed record MediaWords
{
    private const int MaxName = 200, MaxAlternativeText = 1_000, MaxCredit = 300;

    public MediaWords(string fileName, string alternativeText, string credit) =>
        (FileName, AlternativeText, Credit) = (Name(fileName), Clean(alternativeText, MaxAlternativeText), Clean(credit, MaxCredit));

    /// <summary>The name people see; it never becomes a path.</summary>
    public string FileName { get; }
    public string AlternativeText { get; }
    public string Credit { get; }

    private static string Name(string fileName)
    {
        var name = Clean(Path.GetFileName(fileName.Replace('\\', '/')), int.MaxValue);
        return name.Length == 0 ? "tep" : name.Length <= MaxName ? name : VietnameseText.Normalize(name[^MaxName..]);
    }

    private static string Clean(string text, int most)
    {
        var clean = string.Concat(VietnameseText.Normalize(text).Where(c => !char.IsControl(c))).Trim();
        return clean.Length <= most ? clean : VietnameseText.Normalize(clean[..most]);
    }
}
