using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Delivery;

/// <summary>Finds the ids of a list over home page, sections, collections and items; the bodies are read afterwards, by id.</summary>
/// <remarks>In the order of the tree unless another is asked for: upper levels first, then the oldest first. Only items are many: their part is ordered and cut off by itself, so that an index gives it.</remarks>
public sealed class ListContent(NpgsqlDataSource database, ContentTypes types, IOptions<SiteOptions> site)
{
    private const string Public = """
        (select item_id as id, kind, title as name, section, 3 as level, published_at as place, published_at as created, updated_at as updated, genre, unit_id as unit, tags, themes, audiences, guides, schools
        from cms.publication where listed)
        """;

    private const string InWork = """
        (select i.id, i.kind, v.title as name, v.section, 3 as level, coalesce(p.published_at, i.created_at) as place, coalesce(p.published_at, i.created_at) as created, v.saved_at as updated,
          v.genre, v.unit_id as unit, array(select jsonb_array_elements_text(v.fields -> 'tags')) as tags, array(select jsonb_array_elements_text(v.fields -> 'themes')) as themes,
          array(select jsonb_array_elements_text(v.fields -> 'audiences')) as audiences, array(select jsonb_array_elements_text(v.fields -> 'guides')) as guides, array(select jsonb_array_elements_text(v.fields -> 'schools')) as schools
        from cms.content_item i join cms.content_version v on v.item_id = i.id and v.number = i.version left join cms.publication p on p.item_id = i.id
        where i.trashed_at is null and i.state = any(@states))
        """;

    private const string Frame = """
        (select id, kind, name, parent, level, place, created, created as updated
        from unnest(@ids, @kinds, @names, @parents, @levels, @places, @createds) as fixed (id, kind, name, parent, level, place, created)
        union all
        select id, kind, name, case kind when 'Series' then @series else @topics end, 3, created_at, created_at, updated_at from cms.collection where active)
        """;

    public async Task<(long Total, List<Guid> Ids)> RunAsync(ContentQuery query, ContentScope scope, bool preview, CancellationToken cancel)
    {
        if (query.Take == 0 || scope is { Ids.Count: 0 }) return (0, []);       // as Umbraco: nothing asked for, nothing counted
        await using var connection = await database.OpenConnectionAsync(cancel);
        var parameters = new List<NpgsqlParameter>();
        AddFixed(parameters);
        if (preview) parameters.Add(new("states", InWorkStates.Names));
        var frame = $"{Frame} as node {Where(query, scope, parameters, items: false)}";
        var items = $"{(preview ? InWork : Public)} as node {Where(query, scope, parameters, items: true)}";

        await using var count = new NpgsqlCommand($"select (select count(*) from {frame}) + (select count(*) from {items})", connection);
        count.Parameters.AddRange(parameters.Select(p => p.Clone()).ToArray());
        var total = (long)(await count.ExecuteScalarAsync(cancel))!;
        if (query.Skip >= total) return (total, []);

        const string Columns = "id, level, name, place, created, updated";
        var order = Order(query.Sorts);
        await using var list = new NpgsqlCommand($"""
            select id from (select {Columns} from {frame} union all (select {Columns} from {items} order by {order} limit {(long)query.Skip + query.Take})) as node
            order by {order} offset {query.Skip} limit {query.Take}
            """, connection);
        list.Parameters.AddRange(parameters.ToArray());
        var ids = new List<Guid>();
        await using var rows = await list.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) ids.Add(rows.GetGuid(0));
        return (total, ids);
    }

    private void AddFixed(List<NpgsqlParameter> parameters)
    {
        var nodes = ContentTree.Nodes(site.Value);
        parameters.AddRange([
            new("ids", nodes.Select(n => n.Id).ToArray()),
            new("kinds", nodes.Select(n => ContentTypes.KindOf(n.ContentType)).ToArray()),
            new("names", nodes.Select(n => n.Name).ToArray()),
            new("parents", nodes.Select(n => n.Parent ?? "-").ToArray()),
            new("levels", nodes.Select(n => n.Parent is null ? 1 : 2).ToArray()),
            new("places", nodes.Select((_, i) => DateTimeOffset.UnixEpoch.AddSeconds(i)).ToArray()),
            new("createds", nodes.Select(n => n.CreatedAt).ToArray()),
            new("series", ContentTree.FolderOf(Collections.CollectionKind.Series)),
            new("topics", ContentTree.FolderOf(Collections.CollectionKind.Topic)),
        ]);
    }

    /// <param name="items">Of the items' part; otherwise of the frame, which has neither genre nor unit nor tags.</param>
    private string Where(ContentQuery query, ContentScope scope, List<NpgsqlParameter> parameters, bool items)
    {
        var conditions = new List<string>();
        if (types.Kinds is { } kinds) conditions.Add($"kind = any({Add(parameters, kinds)})");
        if (scope.Parent is { } parent) conditions.Add(Above([parent], parameters, items));
        if (scope.Without is { } without) conditions.Add($"id <> {Add(parameters, without)}");
        if (scope.Ids is { } ids) conditions.Add($"id = any({Add(parameters, ids.ToArray())})");
        conditions.AddRange(query.Filters.Select(filter => Condition(filter, parameters, items)));
        return conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}";
    }

    private static string Condition(ContentCondition filter, List<NpgsqlParameter> parameters, bool items)
    {
        var not = filter.Operator == "<>";
        if (filter.Instants.Count > 0)
        {
            var column = filter.Name == "createDate" ? "created" : "updated";
            return filter.Operator is "=" or "<>" ? $"{(not ? "not " : "")}{column} = any({Add(parameters, filter.Instants.ToArray())})"
                : $"{column} {filter.Operator} any({Add(parameters, filter.Instants.ToArray())})";
        }

        string[] values = [.. filter.Values];
        var condition = filter.Name switch
        {
            "contentType" => $"kind = any({Add(parameters, values.Select(ContentTypes.KindOf).ToArray())})",
            "name" => $"name ilike any({Add(parameters, values.Select(Contains).ToArray())})",
            "section" => Above([.. values.Select(v => "/" + v.Trim('/'))], parameters, items),
            _ when !items => "false",
            "genre" => $"genre = any({Add(parameters, values.Select(v => v.ToUpperInvariant()).ToArray())})",
            "unit" => $"unit = any({Add(parameters, values)})",
            var list => $"{list}s && {Add(parameters, values)}",
        };
        return not ? $"not ({condition})" : condition;
    }

    private static string Above(string[] parents, List<NpgsqlParameter> parameters, bool items) =>
        items ? $"section = any({Add(parameters, parents.Select(parent => parent.TrimStart('/')).ToArray())})" : $"parent = any({Add(parameters, parents)})";

    internal static string Contains(string text) =>
        new StringBuilder(text).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Insert(0, '%').Append('%').ToString();

    private static string Add(List<NpgsqlParameter> parameters, object value)
    {
        var name = $"w{parameters.Count}";
        parameters.Add(new(name, value));
        return "@" + name;
    }

    /// <summary>Ties go the way of the last order, so that an index can be read either way.</summary>
    private static string Order(IReadOnlyList<ContentSort> sorts)
    {
        var wanted = sorts.Count == 0 ? [new("level", true), new("sortOrder", true)] : sorts;
        return string.Join(", ", wanted.Select(sort => (sort.Name switch
        {
            "createDate" => "created",
            "updateDate" => "updated",
            "sortOrder" => "place",
            var column => column,
        }, sort.Ascending)).Append(("id", wanted[^1].Ascending)).Select(by => by.Item2 ? by.Item1 : $"{by.Item1} desc"));
    }
}

/// <summary>The part of the tree a list is of.</summary>
/// <param name="Parent">Address of the node right above; null: any.</param>
/// <param name="Without">A node that is left out.</param>
/// <param name="Ids">None but these; null: any.</param>
public sealed record ContentScope(string? Parent = null, Guid? Without = null, IReadOnlyList<Guid>? Ids = null)
{
    public static readonly ContentScope Nothing = new(Ids: []);
}
