using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution.Composing;
using VocEdu.Cms.Distribution.Queue;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Distribution;

/// <summary>Turns what people wrote for each channel into posts for the outbox.</summary>
public sealed class ChannelPosts(CmsDb db, ChannelQueue queue, IOptions<SiteOptions> site)
{
    /// <summary>The strictest channel takes pictures of at most one megabyte.</summary>
    private const long MaxPictureBytes = 1_000_000;

    /// <summary>Facebook's limit for one post.</summary>
    private const int MostPictures = 10;

    public async Task<IReadOnlyList<(ChannelKind Kind, ChannelPost Content, DateTimeOffset DueAt)>> ForAsync(ContentVersion version, Publication publication, RichText body, CancellationToken cancel)
    {
        var texts = version.ChannelTexts;
        if (texts == new ChannelTexts()) return [];

        var cover = publication.Fields.Cover;
        var film = publication.Fields.Video?.MediaId;
        HashSet<Guid> ids = [.. MediaIds.Of(body), cover?.MediaId ?? Guid.Empty, film ?? Guid.Empty, .. texts.Pictures.Select(picture => picture.MediaId)];
        var media = await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);

        var video = film is { } id ? media.GetValueOrDefault(id) : null;
        var post = new ChannelPost
        {
            Marker = publication.Reference!,
            Text = "",
            Title = publication.Title,
            Author = Byline(publication),
            Link = site.Value.Absolute(publication.Path),
            Tags = publication.Tags,
            ContainsSyntheticMedia = publication.Fields.AiUsed,
        };
        var now = publication.UpdatedAt;
        var posts = new List<(ChannelKind, ChannelPost, DateTimeOffset)>();
        if (texts.Facebook is { } facebook)
        {
            var said = await SaidAsync(post, facebook, ChannelKind.Facebook, cancel);
            var shown = facebook.Picture ?? cover;
            posts.Add((ChannelKind.Facebook, facebook switch
            {
                { WithFilm: true } when video is not null => said with { Video = Film(video), Pictures = Cover(shown, CropShape.YouTube, media) },
                { WithGallery: true } => said with { Pictures = [.. Cover(shown, CropShape.Facebook, media).Concat(Gallery(shown, body, media)).Take(MostPictures)] },
                _ => said with { Pictures = facebook.WithPhoto ? Cover(shown, CropShape.Facebook, media) : [] },
            }, facebook.At ?? now));
        }

        if (texts.YouTube is { } youtube && video is not null)
        {
            posts.Add((ChannelKind.YouTube, await SaidAsync(post, youtube, ChannelKind.YouTube, cancel) with
            {
                MadeForKids = youtube.MadeForKids,
                Pictures = Cover(youtube.Picture ?? cover, CropShape.YouTube, media),
                Video = Film(video),
                Captions = publication.Fields.Video?.Captions is { Count: > 0 } captions ? [Captions(publication.ItemId, captions)] : [],
            }, youtube.At ?? now));
        }

        if (texts.Zalo is { } zalo)
        {
            var said = await SaidAsync(post, zalo, ChannelKind.Zalo, cancel);
            posts.Add((ChannelKind.Zalo, said with { Video = zalo.WithFilm && video is not null ? Film(video) : null, Pictures = Cover(zalo.Picture ?? cover, CropShape.Zalo, media), Blocks = Blocks(body, media) }, zalo.At ?? now));
        }

        return posts;
    }

    /// <summary>The words of one channel, with its hashtags and marked links.</summary>
    private async Task<ChannelPost> SaidAsync(ChannelPost post, ComposedText text, ChannelKind kind, CancellationToken cancel)
    {
        var tracking = (await queue.SettingAsync(kind, cancel)).Tracking;
        var words = tracking is null ? text.Words : tracking.In(text.Words, post.Link!);
        return post with { Title = text.Heading, Text = Hashtags.Under(words, text.Hashtags), Link = tracking?.On(post.Link!) ?? post.Link };
    }

    private List<PostPicture> Cover(MediaUse? cover, string? shape, Dictionary<Guid, MediaFile> media) =>
        cover is not null && media.TryGetValue(cover.MediaId, out var file) && Picture(file, cover.AlternativeText, shape) is { } picture ? [picture] : [];

    /// <summary>The pictures of a story's text, each once, without the one that is shown first anyway.</summary>
    public static IReadOnlyList<RichTextImage> PicturesBeside(MediaUse? cover, RichText body) =>
        [.. ZaloBlocks.Render(body).OfType<ZaloBlock.Picture>().Select(picture => picture.Image)
            .Where(image => MediaIds.TryRead(image, out var id) && id != cover?.MediaId).DistinctBy(image => MediaIds.TryRead(image, out var id) ? id : default)];

    private IEnumerable<PostPicture> Gallery(MediaUse? cover, RichText body, Dictionary<Guid, MediaFile> media) =>
        PicturesBeside(cover, body).Select(image => MediaIds.TryRead(image, out var id) && media.TryGetValue(id, out var file) ? Picture(file, image.Alt) : null).OfType<PostPicture>();

    /// <param name="shape">Cut for this channel, see <see cref="CropShape"/>; null, or where there is no such cut: the whole picture.</param>
    private PostPicture? Picture(MediaFile file, string alternativeText, string? shape = null)
    {
        var jpeg = file.Crops.Find(c => c.Shape == shape && c.Picture.Length <= MaxPictureBytes)?.Picture ?? file.Variants.Where(v => v.ContentType == "image/jpeg" && v.Length <= MaxPictureBytes).MaxBy(v => v.Width);
        return jpeg is null ? null : new PostPicture(site.Value.Absolute(PictureMarkup.Address(file, jpeg)), alternativeText, $"{file.Id}/{jpeg.Name}");
    }

    /// <summary>The film as readers get it, without what its camera wrote into it. Of one from before that was hashed, the bytes as they came.</summary>
    private static PostVideo Film(MediaFile file) => file.Variants.Find(v => v.ContentType == "video/mp4") is { Sha256: { } sha256 } film
        ? new($"{file.Id}/{film.Name}", film.ContentType, film.Length, sha256)
        : new(file.Id.ToString(), file.ContentType, file.Length, file.Sha256!);

    private static PostCaption Captions(Guid itemId, IReadOnlyList<Caption> captions) =>
        new(ChannelFiles.CaptionsOf(itemId), "vi", "Tiếng Việt", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CaptionText.WebVtt(captions)))));

    private List<ArticleBlock> Blocks(RichText body, Dictionary<Guid, MediaFile> media) =>
        [.. ZaloBlocks.Render(body).Select(block => Block(block, media)).OfType<ArticleBlock>()];

    private ArticleBlock? Block(ZaloBlock block, Dictionary<Guid, MediaFile> media) => block switch
    {
        ZaloBlock.Paragraph text => new ArticleBlock(Text: text.Content),
        ZaloBlock.Picture { Image: var image } when MediaIds.TryRead(image, out var id) && media.TryGetValue(id, out var file)
            && Picture(file, image.Alt) is { } picture => new ArticleBlock(Picture: picture),
        _ => null,
    };

    /// <summary>Zalo prints a byline of at most 50 characters: all writers where they fit, otherwise the unit.</summary>
    private static string Byline(Publication publication) =>
        publication.Fields.Byline is { Length: <= 50 } byline ? byline : ChannelText.Fit(publication.UnitName, 50);
}
