using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Search;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Media.Making;

/// <summary>Brings what shows a file up to date when its addresses or its words have changed: public pages, the search, and posts.</summary>
public sealed class RefreshPages(CmsDb db, PageRenderer renderer, LibraryWords words, SearchIndex search, ChannelPosts posts, FollowFiles follow)
{
    /// <summary>Within the transaction that changes the file, after it is saved.</summary>
    public async Task RunAsync(Guid mediaId, CancellationToken cancel)
    {
        var items = await db.PublicMedia.Where(p => p.MediaId == mediaId).Select(p => p.ItemId).ToArrayAsync(cancel);
        // As whoever publishes does: of two who write a page, the second sees what the first wrote.
        await db.Database.ExecuteSqlAsync($"select 1 from cms.content_item where id = any({items}) order by id for update", cancel);
        foreach (var publication in await db.Publications.Where(p => items.Contains(p.ItemId)).ToListAsync(cancel))
        {
            var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == publication.ItemId && v.Number == publication.Version, cancel);
            var body = RichText.Parse(version.Body);
            publication.Fields = await words.CompleteAsync(version.Fields, cancel);
            publication.Html = await renderer.RenderAsync(body, cancel);
            await search.WriteAsync(publication, body, cancel);
            await ChangePostsAsync(version, publication, body, cancel);
            await PublicChange.AnnounceAsync(db, publication, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task ChangePostsAsync(ContentVersion version, Publication publication, RichText body, CancellationToken cancel)
    {
        if (publication.WorkId is not { } work) return;
        var fresh = (await posts.ForAsync(version, publication, body, cancel)).ToDictionary(post => post.Kind, post => post.Content);
        if (fresh.Count > 0) await follow.RunAsync(work, fresh, cancel);
    }
}
