using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Writing;
using VocEdu.Connectors;

namespace VocEdu.Cms.Media;

/// <summary>What posts take with them: files of the library, and what is said in an item's film as it stands when the post leaves.</summary>
public sealed class ChannelFiles(MediaStore store, TestFilm test, IServiceScopeFactory scopes) : IMediaSource
{
    private const string Captions = "phu-de/";

    /// <summary>Key of an item's captions, WebVTT.</summary>
    public static string CaptionsOf(Guid itemId) => Captions + itemId;

    public async Task<Stream> OpenAsync(string fileKey, CancellationToken cancel)
    {
        if (TestFilm.IsKey(fileKey)) return await test.OpenAsync(fileKey, cancel);
        if (!fileKey.StartsWith(Captions, StringComparison.Ordinal)) return await store.OpenAsync(fileKey, cancel);
        await using var scope = scopes.CreateAsyncScope();
        return Guid.TryParse(fileKey[Captions.Length..], out var id)
            && await scope.ServiceProvider.GetRequiredService<CmsDb>().Publications.AsNoTracking().SingleOrDefaultAsync(p => p.ItemId == id, cancel)
                is { Fields.Video.Captions: { Count: > 0 } captions }
            ? new MemoryStream(Encoding.UTF8.GetBytes(CaptionText.WebVtt(captions)), writable: false)
            : throw new FileNotFoundException("No captions of this item.", fileKey);
    }
}
