using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution.Queue;
using VocEdu.Cms.Media;
using VocEdu.Cms.Review;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Distribution.Composing;

/// <summary>All the composer's page shows of one version.</summary>
public sealed class ComposeView(CmsDb db, ChannelQueue queue, IOptions<SiteOptions> site)
{
    /// <summary>More of a story's pictures are told by their number.</summary>
    private const int MostShownPictures = 3;

    /// <param name="typed">What was just typed; null: what the version says.</param>
    public async Task<List<ChannelView>> ForAsync(ContentItem item, ContentVersion version, Func<ChannelKind, ComposeForm>? typed, CancellationToken cancel)
    {
        var address = site.Value.Absolute(await db.Publications.Where(p => p.ItemId == item.Id).Select(p => p.Path).SingleOrDefaultAsync(cancel) ?? $"/{version.Section}/{version.Slug}");
        var source = PublishContent.SourceOf(item.Id);
        var accounts = await db.Channels.AsNoTracking().Where(c => c.Secrets != null).OrderBy(c => c.Name).Select(c => new { c.Kind, c.Name }).ToListAsync(cancel);
        var posts = await db.Outbox.AsNoTracking().Include(p => p.Channel).Where(p => p.Work!.Source == source).ToListAsync(cancel);
        var beside = ChannelPosts.PicturesBeside(version.Fields.Cover, RichText.Parse(version.Body));
        var shown = beside.Select(image => MediaIds.TryRead(image, out var id) ? id : Guid.Empty).Take(MostShownPictures).ToList();
        var views = new List<ChannelView>();
        foreach (var kind in Kinds(version))
        {
            var setting = await queue.SettingAsync(kind, cancel);
            var before = version.ChannelTexts.Of(kind);
            var form = typed?.Invoke(kind) ?? ComposeForm.Of(before, setting.Hashtags);
            var (cover, own, film) = (version.Fields.Cover?.MediaId, form.PictureId, version.Fields.Video?.MediaId);
            var pictures = await db.Media.AsNoTracking().Where(m => m.Id == cover || m.Id == own || m.Id == film || shown.Contains(m.Id)).ToListAsync(cancel);
            var story = new ShownStory(version.Title, version.Summary, address, setting.Tracking, site.Value.Owner, version.Fields.Byline ?? item.AuthorName,
                pictures.Find(m => m.Id == film), beside.Count, [.. shown.Select(id => pictures.Find(m => m.Id == id)).OfType<MediaFile>().Select(MediaAddress.Thumbnail).OfType<string>()]);
            var withoutCard = form.WithPhoto || (form.WithFilm && story.HasFilm) || (form.WithGallery && story.Pictures > 0);
            views.Add(new(kind, form, ChannelSource.Of(kind, version.Title, version.Summary, address, withoutCard), before,
                [.. accounts.Where(a => a.Kind == kind).Select(a => a.Name)], posts.Find(p => p.Channel!.Kind == kind),
                await queue.NextFreeAsync(setting, item.Id, cancel), pictures.Find(m => m.Id == cover), pictures.Find(m => m.Id == own), story));
        }

        return views;
    }

    /// <summary>A film goes to YouTube; so does what somebody has composed for it.</summary>
    public static IEnumerable<ChannelKind> Kinds(ContentVersion version) => Enum.GetValues<ChannelKind>().Where(kind =>
        kind is not ChannelKind.YouTube || version.ChannelTexts.YouTube is not null || Genres.Get(version.Genre).Kind is ContentKind.Video);
}
