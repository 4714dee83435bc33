using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.Following;

/// <summary>What can be followed. Null: there is no such page.</summary>
public sealed class FeedSources(Cards cards, PictureLibrary library, CmsDb db, Audiences audiences, IOptions<SiteOptions> site)
{
    private const int Items = 30;

    /// <param name="page">Path of the page to follow.</param>
    public Task<Feed?> AtAsync(string page, CancellationToken cancel) => page.Split('/') switch
    {
        ["", ""] => SiteAsync(cancel),
        ["", var section] => SectionAsync(section, cancel),
        ["", Audience.Folder, var audience] => AudienceAsync(audience, cancel),
        ["", var folder, var slug] when Enum.GetValues<CollectionKind>().Where(kind => Collection.Folder(kind) == folder).Cast<CollectionKind?>().FirstOrDefault() is { } kind =>
            CollectionAsync(kind, slug, cancel),
        ["", var section, var slug] => AboutAsync(section, slug, cancel),
        _ => Task.FromResult<Feed?>(null),
    };

    private Task<Feed?> SiteAsync(CancellationToken cancel) =>
        MakeAsync("", "Tin, bài, video, ấn phẩm mới nhất.", "/", item => true, cancel);

    private async Task<Feed?> SectionAsync(string code, CancellationToken cancel) => Sections.TryFind(code, out var section)
        ? await MakeAsync(section.Name, section.Description, section.Path, item => item.Section == code, cancel) : null;

    private async Task<Feed?> CollectionAsync(CollectionKind kind, string slug, CancellationToken cancel) =>
        await db.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Kind == kind && c.Slug == slug, cancel) is not { } collection ? null
            : await MakeAsync(collection.Name, collection.Description, collection.Path,
                kind is CollectionKind.Series ? item => item.Series == slug : item => item.Topics.Contains(slug), cancel);

    private async Task<Feed?> AudienceAsync(string code, CancellationToken cancel) => audiences.Find(code) is { } audience
        ? await MakeAsync(audience.Name, audience.Description, audience.Path, item => item.Audiences.Any(term => audience.Terms.Contains(term)), cancel) : null;

    /// <summary>Stories about a trade or a school, whose own page this is.</summary>
    private async Task<Feed?> AboutAsync(string section, string slug, CancellationToken cancel)
    {
        var path = $"/{section}/{slug}";
        var page = await db.Publications.Where(p => p.Path == path).Select(p => new { p.Kind, p.Title, p.UnitId }).SingleOrDefaultAsync(cancel);
        return page?.Kind switch
        {
            ContentKind.CareerGuide => await MakeAsync($"Nghề {page.Title}", $"Tin, bài, video về nghề {page.Title}.", path,
                item => item.Guides.Contains(slug) && item.Kind != ContentKind.CareerGuide, cancel),
            ContentKind.School => await MakeAsync(page.Title, $"Tin, bài, video của {page.Title} và về trường.", path,
                item => (item.UnitId == page.UnitId || item.Schools.Contains(slug)) && item.Kind != ContentKind.School && item.Kind != ContentKind.CareerGuide, cancel),
            _ => null,
        };
    }

    private async Task<Feed?> MakeAsync(string name, string description, string page, Expression<Func<Publication, bool>> which, CancellationToken cancel)
    {
        var newest = await cards.NewestAsync(Items, which, cancel);
        var pictures = await library.ForAsync([.. newest.Select(card => card.Fields.Cover?.MediaId), .. newest.Select(card => card.Fields.Video?.MediaId)], cancel);
        return new(name.Length == 0 ? site.Value.Name : $"{name} – {site.Value.Name}", description.Length == 0 ? name : description, page, newest, pictures);
    }
}
