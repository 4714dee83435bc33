using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Media;

/// <summary>Takes a file into the library: told by its bytes, made ready in limited processes, kept once however often it is sent.</summary>
public sealed class AddMedia(CmsDb db, MediaStore store, MediaVariants variants, TimeProvider clock)
{
    private static readonly Refusal NotTaken = new("media.type", "Chỉ nhận ảnh JPEG, PNG, GIF, WebP, video MP4, âm thanh MP3 hoặc M4A và tệp PDF.", "file");

    /// <returns>The file, or why it was not taken; then nothing of it is kept.</returns>
    public async Task<(MediaFile? File, Refusal? Refusal)> RunAsync(
        Stream stream, string fileName, string alternativeText, string credit, Actor actor, CancellationToken cancel)
    {
        var head = new byte[SniffedType.HeadLength];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (SniffedType.Of(head.AsSpan(0, read)) is not { } type) return (null, NotTaken);

        var arrival = store.NewArrival();
        try
        {
            if (await ReceiveAsync(stream, head.AsMemory(0, read), arrival, type.MaxBytes, cancel) is not var (length, sha256))
                return (null, new("media.too-big", $"Tệp vượt quá {type.MaxBytes / (1024 * 1024)} MB. Hãy giảm dung lượng rồi tải lại.", "file"));
            if (await db.Media.FirstOrDefaultAsync(m => m.Sha256 == sha256, cancel) is { } same) return (same, null);

            var id = Guid.CreateVersion7(clock.GetUtcNow());
            store.Keep(arrival, id);
            if (await variants.MakeAsync(id, type, cancel) is not { } reading)
            {
                store.Drop(id);
                return (null, Unreadable(type));
            }

            var file = new MediaFile
            {
                Id = id,
                Kind = type.Kind,
                FileName = CleanName(fileName),
                ContentType = type.ContentType,
                Length = length,
                Sha256 = sha256,
                Width = reading.Width,
                Height = reading.Height,
                DurationSeconds = reading.DurationSeconds,
                AlternativeText = VietnameseText.Normalize(alternativeText).Trim(),
                Credit = VietnameseText.Normalize(credit).Trim(),
                UnitId = actor.UnitId,
                State = MediaState.Ready,
                Variants = [.. reading.Variants],
                UploadedAt = clock.GetUtcNow(),
                UploadedBy = actor.Id ?? Guid.Empty,
                UploadedByName = actor.Name,
            };
            db.Media.Add(file);
            await db.SaveChangesAsync(cancel);
            return (file, null);
        }
        finally
        {
            File.Delete(arrival);
        }
    }

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

    private static Refusal Unreadable(SniffedType type) => type.Kind switch
    {
        MediaKind.Picture => new("media.unreadable", "Không đọc được ảnh này: tệp hỏng, không phải ảnh hoặc lớn hơn 100 triệu điểm ảnh. Hãy chọn tệp khác.", "file"),
        MediaKind.Document => new("media.unreadable", "Không đọc được tệp PDF này: tệp hỏng hoặc có mật khẩu. Hãy chọn tệp khác.", "file"),
        MediaKind.Video => new("media.unreadable", "Không đọc được video này. Hãy xuất video thành tệp MP4 (mã hóa H.264) rồi tải lại.", "file"),
        _ => new("media.unreadable", "Không đọc được tệp âm thanh này. Hãy chọn tệp MP3 hoặc M4A khác.", "file"),
    };

    /// <summary>The name people see; it never becomes a path.</summary>
    private static string CleanName(string fileName)
    {
        var name = VietnameseText.Normalize(Path.GetFileName(fileName.Replace('\\', '/'))).Trim();
        return name.Length == 0 ? "tep" : name.Length <= 200 ? name : name[^200..];
    }
}
