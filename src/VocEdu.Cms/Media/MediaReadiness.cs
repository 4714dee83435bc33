using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>A file may be used in an item as soon as it has come; the item is not published before the file is ready.</summary>
public static class MediaReadiness
{
    /// <summary>Code of the refusal that passes by itself.</summary>
    public const string Waiting = "media.waiting";

    public static async Task<Refusal?> WhyNotAsync(CmsDb db, ContentVersion version, CancellationToken cancel)
    {
        var ids = PublicFiles.Of(version);
        var unready = await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id) && m.State != MediaState.Ready)
            .OrderBy(m => m.State == MediaState.Processing).Select(m => new { m.FileName, m.State }).FirstOrDefaultAsync(cancel);
        return unready switch
        {
            null => null,
            { State: MediaState.Failed } => new(
                "media.failed", $"Tệp “{unready.FileName}” trong bài không xử lý được nên bài chưa đăng. Hãy thay tệp khác hoặc bỏ tệp khỏi bài."),
            _ => new(Waiting, $"Tệp “{unready.FileName}” trong bài còn đang được xử lý nên bài chưa đăng. Hãy đăng lại sau ít phút."),
        };
    }
}
