using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Site;

/// <summary>Renders a body for the public: pictures from the media library, inner links to their present addresses.</summary>
public sealed class PageRenderer(CmsDb db)
{
    public async Task<string> RenderAsync(RichText body, CancellationToken cancel)
    {
        var ids = MediaIds.Of(body);
        var media = await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        var words = await db.MediaTexts.AsNoTracking().Where(t => ids.Contains(t.MediaId)).ToDictionaryAsync(t => t.MediaId, cancel);
        var links = await LinksAsync(body, cancel);
        return new HtmlRenderer(
            link => links.GetValueOrDefault(link),
            image => MediaIds.TryRead(image, out var id) && media.TryGetValue(id, out var file) ? PictureMarkup.For(file, image.Alt) : "",
            text => Guid.TryParse(text, out var id) && media.TryGetValue(id, out var file) ? Shown(file, words.GetValueOrDefault(id)) : null).Render(body);
    }

    /// <summary>A picture stands for itself; of anything else the pictures only show it.</summary>
    private static ShownMedia? Shown(MediaFile file, MediaText? words)
    {
        var variant = file.Variants.FirstOrDefault(v => file.Kind is MediaKind.Picture == v.ContentType.StartsWith("image/", StringComparison.Ordinal));
        return variant is null ? null : new(PictureMarkup.Address(file, variant), variant.ContentType, variant.Length, file.FileName, MediaAddress.Preview(file),
            words is { Captions.Count: > 0 } ? MediaAddress.Captions(file.Id) : null, words is { Transcript.Length: > 0 } ? words.Transcript : null);
    }

    private async Task<Dictionary<InternalLink, string>> LinksAsync(RichText body, CancellationToken cancel)
    {
        var links = new Dictionary<InternalLink, string>();
        foreach (var link in body.References)
        {
            var path = link.Kind switch
            {
                InternalLinkKind.Guide => $"/nghe/{link.Name}",
                InternalLinkKind.Item when Guid.TryParse(link.Name, out var id) =>
                    await db.Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleOrDefaultAsync(cancel),
                _ => null,
            };
            if (path is not null) links[link] = path;
        }

        return links;
    }
}
