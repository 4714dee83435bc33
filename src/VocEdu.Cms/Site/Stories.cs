using System.Text.Json;
using Npgsql;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

/// <summary>An item as its page shows it.</summary>
/// <param name="Item">The item; what follows is empty for guides and schools, whose pages gather more.</param>
/// <param name="Related">What to read next: of the section's newest, those that share a trade, a school or a tag first.</param>
/// <param name="Linked">The guides and schools it names.</param>
/// <param name="Pictures">The files of all these.</param>
public sealed record Story(Publication Item, IReadOnlyList<Card> Related, IReadOnlyList<Card> Linked, Pictures Pictures);

/// <summary>Reads the page of a story in one round trip with one plan: many of these are made anew when something changes.</summary>
public sealed class Stories(NpgsqlDataSource database)
{
    // Rows: the item (part 0), related (1) and linked (2), each with up to three files. A card brings its cover and nothing else.
    private const string Sql = """
        with item as materialized (
          select item_id, version, path, kind, genre, section, title, summary, html, fields, unit_id, unit_name, work_id, reference,
            themes, audiences, tags, guides, schools, listed, published_at, updated_at, corrections from cms.publication where path = $1
        ), story as materialized (
          select * from item where kind not in ('CareerGuide', 'School')
        ), near as (
          select n.*, n.guides && i.guides as same_trade, n.tags && i.tags or n.schools && i.schools as same_subject
          from story i cross join lateral (
            select item_id, path, kind, genre, section, title, summary, fields, unit_name, published_at, tags, guides, schools from cms.publication p
            where p.listed and p.section = i.section and p.item_id <> i.item_id order by p.published_at desc limit 40) n
          order by same_trade desc, same_subject desc, published_at desc limit $2
        ), named as (
          select p.* from cms.publication p where p.listed and p.path = any (array(
            select '/nghe/' || unnest(guides) from story union all select '/truong/' || unnest(schools) from story))
        ), shown as (
          select 1 as part, row_number() over (order by same_trade desc, same_subject desc, published_at desc) as place,
            item_id, path, kind, genre, section, title, summary, fields, unit_name, published_at from near
          union all
          select 2, row_number() over (order by title), item_id, path, kind, genre, section, title, summary, fields, unit_name, published_at from named
        ), rows as (
          select 0 as part, 0::bigint as place, i.item_id, i.path, i.kind, i.genre, i.section, i.title, i.summary, i.unit_name, i.published_at, i.fields,
            i.version, i.html, i.unit_id, i.work_id, i.reference, i.tags, i.guides, i.schools, i.listed, i.updated_at, i.corrections from item i
          union all
          select part, place, item_id, path, kind, genre, section, title, summary, unit_name, published_at,
            jsonb_strip_nulls(jsonb_build_object('cover', fields -> 'cover', 'video', jsonb_build_object('durationSeconds', fields #> '{video,durationSeconds}'))),
            null, null, null, null, null, null, null, null, null, null, null from shown
        )
        select r.*, cover.variants, film.variants, sheet.variants, case when r.part = 0 then cover.crops end, cover.focal_x, cover.focal_y
        from rows r
        left join cms.media cover on cover.id = (r.fields #>> '{cover,mediaId}')::uuid
        left join cms.media film on film.id = (r.fields #>> '{video,mediaId}')::uuid
        left join cms.media sheet on sheet.id = (r.fields #>> '{file,mediaId}')::uuid and (r.fields #>> '{file,public}')::boolean
        order by part, place
        """;

    private const int Version = 12, Files = 23, CoverCrops = 26, CoverFocus = 27;

    /// <returns>Null when nothing public has this address.</returns>
    public async Task<Story?> AtAsync(string path, int related, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = path }, new() { Value = related } } };
        await command.PrepareAsync(cancel);       // once per connection
        await using var rows = await command.ExecuteReaderAsync(cancel);
        if (!await rows.ReadAsync(cancel)) return null;

        var files = new Dictionary<Guid, FileShown>();
        var item = ReadItem(rows, files);
        List<Card>[] cards = [[], []];
        while (await rows.ReadAsync(cancel)) cards[rows.GetInt32(0) - 1].Add(ReadCard(rows, files));
        return new(item, cards[0], cards[1], new(files));
    }

    private static Card ReadCard(NpgsqlDataReader row, Dictionary<Guid, FileShown> files) => new(
        row.GetGuid(2), row.GetString(3), Enum.Parse<ContentKind>(row.GetString(4)), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8),
        row.GetString(9), row.GetFieldValue<DateTimeOffset>(10), ReadFields(row, files));

    private static Publication ReadItem(NpgsqlDataReader row, Dictionary<Guid, FileShown> files)
    {
        var card = ReadCard(row, files);
        return new()
        {
            ItemId = card.ItemId, Path = card.Path, Kind = card.Kind, Genre = card.Genre, Section = card.Section, Title = card.Title, Summary = card.Summary,
            UnitName = card.UnitName, PublishedAt = card.PublishedAt, Fields = card.Fields,
            Version = row.GetInt32(Version), Html = row.GetString(13), UnitId = row.GetString(14),
            WorkId = row.IsDBNull(15) ? null : row.GetGuid(15), Reference = row.IsDBNull(16) ? null : row.GetString(16),
            Tags = row.GetFieldValue<List<string>>(17), Guides = row.GetFieldValue<List<string>>(18), Schools = row.GetFieldValue<List<string>>(19),
            Listed = row.GetBoolean(20), UpdatedAt = row.GetFieldValue<DateTimeOffset>(21), Corrections = Read<List<RevisionShown>>(row, 22),
        };
    }

    private static ContentFields ReadFields(NpgsqlDataReader row, Dictionary<Guid, FileShown> files)
    {
        var fields = Read<ContentFields>(row, 11);
        Guid?[] ids = [fields.Cover?.MediaId, fields.Video?.MediaId, fields.File?.MediaId];
        for (var i = 0; i < ids.Length; i++)
        {
            // The item comes first: as its page's own cover a file brings its cuts.
            if (ids[i] is not { } id || row.IsDBNull(Files + i) || files.ContainsKey(id)) continue;
            var variants = Read<List<MediaVariant>>(row, Files + i);
            files[id] = i > 0 ? new(id, variants, [], 0.5, 0.5)
                : new(id, variants, row.IsDBNull(CoverCrops) ? [] : Read<List<MediaCrop>>(row, CoverCrops), row.GetDouble(CoverFocus), row.GetDouble(CoverFocus + 1));
        }
        return fields;
    }

    private static T Read<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(column), JsonSerializerOptions.Web)!;
}
