using System.Text.Json.Nodes;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.Word;

/// <summary>A Word file as the editor can take it.</summary>
/// <param name="Notes">Vietnamese sentences: what was left out, changed or has to be done.</param>
public sealed record ImportedWord(string? Title, string? Summary, string? Author, RichText Body, IReadOnlyList<string> Notes);

/// <summary>Reads a Word file, takes its pictures into the library and says what it left out. Saves no item.</summary>
public sealed class ImportWord(AddMedia media)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>One after another: what one file may cost is bounded, and so is what all of them may.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <param name="stream">The file as it was sent.</param>
    /// <returns>Its text, or why it was not read; then nothing was changed.</returns>
    public async Task<(ImportedWord? Word, Refusal? Refusal)> RunAsync(Stream stream, Actor actor, CancellationToken cancel)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Longest);
        try
        {
            if (await ReceiveAsync(stream, timeout.Token) is not { } file) return (null, Refused("Tệp vượt quá 50 MB. Hãy nén ảnh trong Word hoặc chia bài thành nhiều tệp rồi thử lại."));
            await using (file)
            {
                await Turn.WaitAsync(timeout.Token);
                try
                {
                    var text = await Task.Run(() => WordFile.Read(file, timeout.Token), timeout.Token);
                    return await TakeAsync(text, actor, cancel);
                }
                finally
                {
                    Turn.Release();
                }
            }
        }
        catch (UnreadableWordException why)
        {
            return (null, Refused(why.Message));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, Refused("Tệp này mất quá nhiều thời gian để đọc nên chưa được nhận. Hãy chia bài thành nhiều tệp rồi thử lại."));
        }
    }

    private async Task<(ImportedWord?, Refusal?)> TakeAsync(WordText text, Actor actor, CancellationToken cancel)
    {
        var notes = new DroppedParts();
        notes.AddRange(text.Losses);
        var ids = new Dictionary<string, Guid>();
        foreach (var picture in text.Pictures)
        {
            using var bytes = new MemoryStream(picture.Bytes, writable: false);
            var (file, refusal) = await media.RunAsync(bytes, picture.FileName, "", "", actor, cancel);
            if (file is not null) ids[picture.Key] = file.Id;
            else notes.Add($"Đã bỏ ảnh “{picture.FileName}”: {refusal!.Message}");
        }

        Place(text.Blocks, ids);
        var json = new JsonObject { ["type"] = "doc", ["content"] = text.Blocks }.ToJsonString(new() { MaxDepth = 1_000 });
        if (!RichText.TryParse(json, out var body, out var dropped)) return (null, Refused(string.Join(' ', dropped)));
        notes.AddRange(dropped);
        if (body.Images.Any(image => image.Alt.Length == 0)) notes.Add("Ảnh đã được đưa vào thư viện. Hãy viết mô tả thay thế cho từng ảnh chưa có.");
        return (new(text.Title, text.Summary, text.Author, body, notes.Sentences), null);
    }

    /// <summary>Puts the library's ids in place of the file's; a picture that was not taken goes.</summary>
    private static void Place(JsonArray blocks, Dictionary<string, Guid> ids)
    {
        foreach (var block in blocks.OfType<JsonObject>().ToList())
        {
            if (block["type"]!.GetValue<string>() == "image")
            {
                if (ids.TryGetValue(block["attrs"]!["mediaId"]!.GetValue<string>(), out var id)) block["attrs"]!["mediaId"] = id.ToString();
                else blocks.Remove(block);
            }
            else if (block["content"] is JsonArray inner) Place(inner, ids);
        }
    }

    /// <summary>A copy on the disk, gone when it is closed: the package reader wants to write, and a large file is no matter for memory.</summary>
    private static async Task<FileStream?> ReceiveAsync(Stream stream, CancellationToken cancel)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"vocedu-word-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var buffer = new byte[81_920];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
            {
                if (file.Length + read > WordFile.MaxBytes)
                {
                    await file.DisposeAsync();
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        return file;
    }

    private static Refusal Refused(string sentence) => new("word.unreadable", sentence, "file");
}
