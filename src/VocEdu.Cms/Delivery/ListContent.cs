using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Delivery;

/// <summary>Finds the ids of a list in one query over home page, sections, collections and items; the bodies are read afterwards, by id.</summary>
/// <remarks>In the order of the tree unless another is asked for: upper levels first, then the oldest first.</remarks>
public sealed class FindContent(NpgsqlDataSource database, ContentTypes types, IOptions<SiteOptions> site)
{
    private const string Listed = """
        select item_id as id, kind, title as name, '/' || section as parent, 3 as level, published_at as place, published_at as created, updated_at as updated,
          genre, unit_id as unit, tags, themes, audiences, guides, schools
        from cms.publication where listed
        """;

    private const string InWork = """
        select i.id, i.kind, v.title, '/' || v.section, 3, coalesce(p.published_at, i.created_at), coalesce(p.published_at, i.created_at), v.saved_at,
          v.genre, v.unit_id, array(select jsonb_array_elements_text(v.fields -> 'tags')), array(select jsonb_array_elements_text(v.fields -> 'themes')),
          array(select jsonb_array_elements_text(v.fields -> 'audiences')), array(select jsonb_array_elements_text(v.fields -> 'guides')), array(select jsonb_array_elements_text(v.fields -> 'schools'))
        from cms.content_item i join cms.content_version v on v.item_id = i.id and v.number = i.version left join cms.publication p on p.item_id = i.id
        where i.trashed_at is null and i.state = any(@states)
        """;

    private const string Nodes = """
        with node (id, kind, name, parent, level, place, created, updated, genre, unit, tags, themes, audiences, guides, schools) as (
          select id, kind, name, parent, level, place, created, created, null::text, null::text, null::text[], null::text[], null::text[], null::text[], null::text[]
          from unnest(@ids, @kinds, @names, @parents, @levels, @places, @createds) as fixed (id, kind, name, parent, level, place, created)
          union all
          select id, kind, name, case kind when 'Series' then @series else @topics end, 3, created_at, created_at, updated_at, null, null, null, null, null, null, null
          from cms.collection where active
          union all
        """;

    public async Task<(long Total, List<Guid> Ids)> RunAsync(ContentQuery query, ContentScope scope, bool preview, CancellationToken cancel)
    {
        if (query.Take == 0 || scope is { Ids.Count: 0 }) return (0, []);       // as Umbraco: nothing asked for, nothing counted
        await using var connection = await database.OpenConnectionAsync(cancel);
        var parameters = new List<NpgsqlParameter>();
        var from = $"{Nodes}\n{(preview ? InWork : Listed)}\n)";
        AddFixed(parameters);
        if (preview) parameters.Add(new("states", InWorkStates.Names));
        var where = Where(query, scope, parameters);

        await using var count = new NpgsqlCommand($"{from} select count(*) from node {where}", connection);
        count.Parameters.AddRange(parameters.Select(p => p.Clone()).ToArray());
        var total = (long)(await count.ExecuteScalarAsync(cancel))!;
        if (query.Skip >= total) return (total, []);

        await using var list = new NpgsqlCommand($"{from} select id from node {where} order by {Order(query.Sorts)} offset {query.Skip} limit {query.Take}", connection);
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

    private string Where(ContentQuery query, ContentScope scope, List<NpgsqlParameter> parameters)
    {
        var conditions = new List<string>();
        if (types.Kinds is { } kinds) conditions.Add($"kind = any({Add(parameters, kinds)})");
        if (scope.Parent is { } parent) conditions.Add($"parent = {Add(parameters, parent)}");
        if (scope.Without is { } without) conditions.Add($"id <> {Add(parameters, without)}");
        if (scope.Ids is { } ids) conditions.Add($"id = any({Add(parameters, ids.ToArray())})");
        conditions.AddRange(query.Filters.Select(filter => Condition(filter, parameters)));
        return conditions.Count == 0 ? "" : $"where {string.Join(" and ", conditions)}";
    }

    private static string Condition(ContentCondition filter, List<NpgsqlParameter> parameters)
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
            "genre" => $"coalesce(upper(genre) = any({Add(parameters, values.Select(v => v.ToUpperInvariant()).ToArray())}), false)",
            "unit" => $"coalesce(unit = any({Add(parameters, values)}), false)",
            "section" => $"parent = any({Add(parameters, values.Select(v => "/" + v.Trim('/')).ToArray())})",
            var list => $"coalesce({list}s && {Add(parameters, values)}, false)",
        };
        return not ? $"not ({condition})" : condition;
    }

    internal static string Contains(string text) =>
        new StringBuilder(text).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Insert(0, '%').Append('%').ToString();

    private static string Add(List<NpgsqlParameter> parameters, object value)
    {
        var name = $"w{parameters.Count}";
        parameters.Add(new(name, value));
        return "@" + name;
    }

    private static string Order(IReadOnlyList<ContentSort> sorts) => string.Join(", ", (sorts.Count == 0 ? [new("level", true), new("sortOrder", true)] : sorts).Select(sort => sort.Name switch
    {
        "createDate" => "created",
        "updateDate" => "updated",
        "sortOrder" => "place",
        var column => column,
    } + (sort.Ascending ? "" : " desc")).Append("id"));
}

/// <summary>The part of the tree a list is of.</summary>
/// <param name="Parent">Address of the node right above; null: any.</param>
/// <param name="Without">A node that is left out.</param>
/// <param name="Ids">None but these; null: any.</param>
public sealed record ContentScope(string? Parent = null, Guid? Without = null, IReadOnlyList<Guid>? Ids = null)
{
    public static readonly ContentScope Nothing = new(Ids: []);
}
