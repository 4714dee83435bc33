using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Media.Making;

/// <summary>Writes the public pages anew that show a file whose addresses have changed.</summary>
public sealed class RefreshPages(CmsDb db, PageRenderer renderer)
{
    /// <summary>Within the transaction that changes the file.</summary>
    public async Task RunAsync(Guid mediaId, CancellationToken cancel)
    {
        var items = db.PublicMedia.Where(p => p.MediaId == mediaId).Select(p => p.ItemId);
        foreach (var publication in await db.Publications.Where(p => items.Contains(p.ItemId)).ToListAsync(cancel))
        {
            var body = await db.Versions.Where(v => v.ItemId == publication.ItemId && v.Number == publication.Version).Select(v => v.Body).SingleAsync(cancel);
            publication.Html = await renderer.RenderAsync(RichText.Parse(body), cancel);
            await PublicChange.AnnounceAsync(db, publication, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }
}
