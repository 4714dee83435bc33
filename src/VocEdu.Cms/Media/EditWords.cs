using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Writes down what is said in a film or sound. Public pages that take it from the library show it at once.</summary>
public sealed class EditWords(CmsDb db, RefreshPages refresh)
{
    /// <summary>Of captions and of a transcript, in characters.</summary>
    public const int Longest = 200_000;
    private const int MostCaptions = 5_000;

    /// <param name="file">One that the person sees.</param>
    /// <param name="captions">As people write and paste them, see <see cref="CaptionText"/>.</param>
    /// <returns>How many captions there are now, or why nothing was changed.</returns>
    public async Task<(int Captions, Refusal? Refusal)> RunAsync(MediaFile file, string? captions, string? transcript, Actor actor, CancellationToken cancel)
    {
        var read = CaptionText.Read(EditMedia.Clean(captions, Longest));
        if (read.Count is > MostCaptions || (read.Count == 0 && !string.IsNullOrWhiteSpace(captions)))
            return (0, new("media.captions", "Không đọc được phụ đề nên chưa lưu. Mỗi câu cần một dòng có giờ bắt đầu và kết thúc, ví dụ: 0:05 - 0:09 Xin chào các em."));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.WhyFixedAsync(file.Id, actor, cancel) is { } refusal) return (0, refusal);
        if (await db.MediaTexts.FindAsync([file.Id], cancel) is not { } words) db.MediaTexts.Add(words = new() { MediaId = file.Id });
        (words.Captions, words.Transcript) = ([.. read], EditMedia.Clean(transcript, Longest).ReplaceLineEndings("\n"));
        await db.SaveChangesAsync(cancel);
        await refresh.RunAsync(file.Id, cancel);
        await transaction.CommitAsync(cancel);
        return (read.Count, null);
    }
}
