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
        var links = await LinksAsync(body, cancel);
        return new HtmlRenderer(
            link => links.GetValueOrDefault(link),
            image => MediaIds.TryRead(image, out var id) && media.TryGetValue(id, out var file) ? PictureMarkup.For(file, image.Alt) : "").Render(body);
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
