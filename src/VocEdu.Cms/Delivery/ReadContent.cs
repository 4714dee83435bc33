using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Delivery;

/// <summary>Reads nodes of the tree by id or address. A preview reads the newest version of what the newsroom has in hand.</summary>
public sealed class ReadContent(CmsDb db, PageRenderer renderer, ContentTypes types, IOptions<SiteOptions> site)
{
    /// <summary>What an item that was never public has for an address.</summary>
    public const string PreviewPrefix = "preview-";

    public IReadOnlyList<ContentNode> Fixed => ContentTree.Nodes(site.Value);

    /// <returns>In the order of the ids; what is not there is left out.</returns>
    public async Task<List<ContentNode>> ByIdAsync(IReadOnlyList<Guid> ids, bool preview, CancellationToken cancel)
    {
        var nodes = Fixed.Where(node => ids.Contains(node.Id)).ToList();
        var rest = ids.Except(nodes.Select(node => node.Id)).ToArray();
        if (rest.Length > 0)
        {
            nodes.AddRange(preview ? await InWorkAsync(rest, cancel) : (await db.Publications.AsNoTracking().Where(p => rest.Contains(p.ItemId)).ToListAsync(cancel)).Select(ContentNode.Of));
            rest = [.. rest.Except(nodes.Select(node => node.Id))];
            if (rest.Length > 0) nodes.AddRange((await db.Collections.AsNoTracking().Where(c => rest.Contains(c.Id)).ToListAsync(cancel)).Select(ContentNode.Of));
        }

        var byId = nodes.Where(node => types.Gives(node.ContentType)).ToDictionary(node => node.Id);
        return [.. ids.Distinct().Select(id => byId.GetValueOrDefault(id)).OfType<ContentNode>()];
    }

    /// <param name="paths">Addresses on the site, without the slash at their end.</param>
    public async Task<List<ContentNode>> ByPathAsync(IReadOnlyCollection<string> paths, bool preview, CancellationToken cancel)
    {
        var nodes = Fixed.Where(node => paths.Contains(node.Path)).ToList();
        foreach (var kind in Enum.GetValues<CollectionKind>())
        {
            var folder = ContentTree.FolderOf(kind) + "/";
            var slugs = paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal)).Select(path => path[folder.Length..]).ToArray();
            if (slugs.Length > 0) nodes.AddRange((await db.Collections.AsNoTracking().Where(c => c.Kind == kind && slugs.Contains(c.Slug)).ToListAsync(cancel)).Select(ContentNode.Of));
        }

        var rest = paths.Except(nodes.Select(node => node.Path)).ToArray();
        if (rest.Length > 0)
        {
            nodes.AddRange(!preview ? (await db.Publications.AsNoTracking().Where(p => rest.Contains(p.Path)).ToListAsync(cancel)).Select(ContentNode.Of)
                : await InWorkAsync([.. await db.Publications.Where(p => rest.Contains(p.Path)).Select(p => p.ItemId).ToListAsync(cancel),
                    .. rest.Select(path => path.StartsWith("/" + PreviewPrefix, StringComparison.Ordinal) && Guid.TryParse(path.AsSpan(PreviewPrefix.Length + 1), out var id) ? id : Guid.Empty)], cancel));
        }

        return [.. nodes.Where(node => types.Gives(node.ContentType))];
    }

    /// <summary>Where an address that an item once had leads now; null when it leads nowhere.</summary>
    public async Task<ContentNode?> MovedAsync(string path, CancellationToken cancel)
    {
        var item = await (from address in db.Addresses.Where(a => a.Path == path) join p in db.Publications on address.ItemId equals p.ItemId select p).AsNoTracking().SingleOrDefaultAsync(cancel);
        return item is not null && ContentNode.Of(item) is var node && types.Gives(node.ContentType) ? node : null;
    }

    private async Task<List<ContentNode>> InWorkAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var rows = await (from i in db.Items.Where(i => ids.Contains(i.Id) && InWorkStates.All.Contains(i.State))
                          join v in db.Versions on new { ItemId = i.Id, Number = i.Version } equals new { v.ItemId, v.Number }
                          join p in db.Publications on i.Id equals p.ItemId into shown
                          from published in shown.DefaultIfEmpty()
                          select new { Item = i, Version = v, Published = published }).AsNoTracking().ToListAsync(cancel);
        var units = rows.Select(row => row.Version.UnitId).Distinct().ToArray();
        var names = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var nodes = new List<ContentNode>();
        foreach (var row in rows)
        {
            var (item, version, published) = (row.Item, row.Version, row.Published);
            nodes.Add(ContentNode.Of(new Publication
            {
                ItemId = item.Id, Version = version.Number, Path = published?.Path ?? $"/{PreviewPrefix}{item.Id}", Kind = item.Kind, Genre = version.Genre, Section = version.Section,
                Title = version.Title, Summary = version.Summary, Html = await renderer.RenderAsync(RichText.Parse(version.Body), cancel), Fields = version.Fields,
                UnitId = version.UnitId, UnitName = names[version.UnitId].NameOn(Vietnam.LocalDate(version.SavedAt)).Name, Themes = [.. version.Fields.Themes], Audiences = [.. version.Fields.Audiences],
                Tags = [.. version.Fields.Tags], Guides = [.. version.Fields.Guides], Schools = [.. version.Fields.Schools], Topics = [.. version.Fields.Topics],
                Series = version.Fields.Series?.Slug, Part = version.Fields.Series?.Part, Corrections = published?.Corrections ?? [],
                PublishedAt = published?.PublishedAt ?? item.CreatedAt, UpdatedAt = version.SavedAt,
            }));
        }

        return nodes;
    }
}
