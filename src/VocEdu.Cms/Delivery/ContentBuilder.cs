using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Delivery;

/// <summary>More was to be expanded than one answer holds.</summary>
public sealed class ExpansionTooLargeException : Exception;

/// <summary>Makes nodes into what apps get. What they name is read level by level, each level at once, so that a list costs as many queries as one item.</summary>
public sealed class ContentBuilder(CmsDb db, ReadContent read, IOptions<SiteOptions> site, IOptionsMonitor<DeliveryOptions> options)
{
    private const int MostExpanded = 20_000;

    private readonly Dictionary<string, ContentNode> _picked = [];
    private readonly Dictionary<Guid, MediaFile> _media = [];
    private int _expanded;

    /// <param name="fields">Empty: all properties.</param>
    /// <exception cref="ExpansionTooLargeException">Nothing was made.</exception>
    public async Task<List<DeliveredContent>> RunAsync(IReadOnlyList<ContentNode> nodes, Expansion expand, Expansion fields, bool preview, CancellationToken cancel)
    {
        await GatherAsync(nodes, expand, fields, preview, cancel);
        return nodes.Select(node => new DeliveredContent(node.ContentType, node.Name, node.CreatedAt, node.UpdatedAt, RouteOf(node), node.Id,
            PropertiesOf(node, expand, fields), new Dictionary<string, DeliveryRoute>())).ToList();
    }

    public static DeliveryRoute RouteOf(ContentNode node) => RouteOf(node.Path);

    public static DeliveryRoute RouteOf(string path) => new(path + "/", null, new(ContentTree.HomeId, ContentTree.HomeSegment));

    private async Task GatherAsync(IReadOnlyList<ContentNode> nodes, Expansion expand, Expansion fields, bool preview, CancellationToken cancel)
    {
        List<(ContentNode Node, Expansion Expand, Expansion Fields)> level = [.. nodes.Select(node => (node, expand, fields))];
        while (level.Count > 0)
        {
            var named = level.SelectMany(one => Wanted(one.Node, one.Fields).Select(property => (Property: property, Inner: one.Expand.For(property.Alias), Fields: one.Fields.For(property.Alias)))).ToList();
            await ReadAsync(named.Select(n => n.Property.Value), preview, cancel);
            level = [.. named.Where(n => n.Inner is not null && n.Property.Value is Picks)
                .SelectMany(n => ((Picks)n.Property.Value!).Paths.Select(path => (Path: path, n.Inner, n.Fields))).DistinctBy(n => (n.Path, n.Inner, n.Fields))
                .Where(n => _picked.ContainsKey(n.Path)).Select(n => (_picked[n.Path], n.Inner!, n.Fields ?? Expansion.Nothing))];
        }
    }

    private async Task ReadAsync(IEnumerable<object?> values, bool preview, CancellationToken cancel)
    {
        var (paths, files) = (new HashSet<string>(), new HashSet<Guid>());
        foreach (var value in values)
        {
            if (value is Picks picks) paths.UnionWith(picks.Paths.Where(path => !_picked.ContainsKey(path)));
            if (value is MediaPick pick && !_media.ContainsKey(pick.Id)) files.Add(pick.Id);
        }

        if (paths.Count > 0)
            foreach (var node in await read.ByPathAsync(paths, preview, cancel)) _picked[node.Path] = node;
        if (files.Count > 0)
            foreach (var file in await db.Media.AsNoTracking().Where(m => files.Contains(m.Id) && m.State == MediaState.Ready && m.TrashedAt == null).ToListAsync(cancel)) _media[file.Id] = file;
    }

    private IEnumerable<(string Alias, object? Value)> Wanted(ContentNode node, Expansion fields) =>
        ContentProperties.Of(node, site.Value).Where(property => fields.IsEmpty || fields.For(property.Alias) is not null);

    private Dictionary<string, object?> PropertiesOf(ContentNode node, Expansion expand, Expansion fields)
    {
        if (++_expanded > MostExpanded) throw new ExpansionTooLargeException();
        return Wanted(node, fields).ToDictionary(property => property.Alias, property => Shown(property.Value, expand.For(property.Alias), fields.For(property.Alias) ?? Expansion.Nothing));
    }

    /// <param name="expand">Null: the property is not expanded.</param>
    private object? Shown(object? value, Expansion? expand, Expansion fields) => value switch
    {
        Picks picks when picks.Paths.Select(_picked.GetValueOrDefault).OfType<ContentNode>().Select(node => Picked(node, expand, fields)).ToList() is var found =>
            picks.Many ? (found.Count == 0 ? null : found) : found.FirstOrDefault(),
        MediaPick pick => _media.TryGetValue(pick.Id, out var file) && DeliveryMedia.Picked(file, pick.Use, withProperties: expand is not null) is { } media ? new[] { media } : null,
        Markup markup => options.CurrentValue.RichTextOutputAsJson ? RichTextTree.Of(markup.Html) : new RichTextMarkup(markup.Html, []),
        _ => value,
    };

    private PickedContent Picked(ContentNode node, Expansion? expand, Expansion fields) => new(node.ContentType, node.Name, node.CreatedAt, node.UpdatedAt, RouteOf(node), node.Id,
        expand is null ? new Dictionary<string, object?>() : PropertiesOf(node, expand, fields));
}
