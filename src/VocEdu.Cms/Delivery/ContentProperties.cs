using System.Globalization;
using System.Text.Json;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Delivery;

/// <summary>Other content that a property names, by address.</summary>
/// <param name="Many">A list; otherwise one or nothing.</param>
internal sealed record Picks(IReadOnlyList<string> Paths, bool Many = true);

/// <summary>A file that a property names; a list of one, as Umbraco's picker gives it.</summary>
internal sealed record MediaPick(Guid Id, MediaUse? Use = null);

/// <summary>Markup of ours, safe by construction.</summary>
internal sealed record Markup(string Html);

/// <summary>What apps get of each content type. Names never change; what its public page does not say is not among them.</summary>
internal static class ContentProperties
{
    public static IEnumerable<(string Alias, object? Value)> Of(ContentNode node, SiteOptions site) => node switch
    {
        { Item: { } item } => [.. Common(item), .. Special(item)],
        { Collection: { } collection } =>
        [
            ("title", collection.Name), ("description", Text(collection.Description)), ("cover", collection.Cover is { } cover ? new MediaPick(cover.MediaId, cover) : null),
            ("coverAlternativeText", Text(collection.Cover?.AlternativeText)),
        ],
        { ContentType: ContentTypes.Home } => [("title", site.Name), ("owner", site.Owner), ("responsible", site.Responsible), ("address", Text(site.Address)), ("phone", Text(site.Phone)), ("email", Text(site.Email))],
        _ => [("title", node.Name), ("description", Text(node.Description))],
    };

    private static IEnumerable<(string, object?)> Common(Publication item)
    {
        var fields = item.Fields;
        return
        [
            ("title", item.Title),
            ("summary", Text(item.Summary)),
            ("body", new Markup(item.Html)),
            ("genre", item.Genre),
            ("genreName", Genres.TryFind(item.Genre, out var genre) ? genre.Name : null),
            ("publishedAt", item.PublishedAt),
            ("author", Text(fields.Byline ?? item.UnitName)),
            ("responsible", Text(fields.Responsible)),
            ("unit", item.UnitName),
            ("unitId", item.UnitId),
            ("cover", fields.Cover is { } cover ? new MediaPick(cover.MediaId, cover) : null),
            ("coverAlternativeText", Text(fields.Cover?.AlternativeText)),
            ("coverCaption", Text(fields.Cover?.Caption)),
            ("coverCredit", Text(fields.Cover?.Credit)),
            ("themes", List(item.Themes)),
            ("audiences", List(item.Audiences)),
            ("tags", List(item.Tags)),
            ("guides", new Picks([.. item.Guides.Select(ItemModel.GuidePath)])),
            ("schools", new Picks([.. item.Schools.Select(ItemModel.SchoolPath)])),
            ("series", new Picks(item.Series is { } series ? [$"{ContentTree.FolderOf(CollectionKind.Series)}/{series}"] : [], Many: false)),
            ("seriesPart", item.Part),
            ("topics", new Picks([.. item.Topics.Select(topic => $"{ContentTree.FolderOf(CollectionKind.Topic)}/{topic}")])),
            ("source", Source(fields.Source)),
            ("aiUsed", fields.AiUsed),
            ("corrections", Corrections(item)),
        ];
    }

    private static IEnumerable<(string, object?)> Special(Publication item) => item.Kind switch
    {
        ContentKind.Video or ContentKind.Audio =>
        [
            (item.Kind is ContentKind.Video ? "video" : "audio", item.Fields.Video?.MediaId is { } film ? new MediaPick(film) : null),
            ("durationSeconds", item.Fields.Video?.DurationSeconds),
            ("transcript", Text(item.Fields.Video?.Transcript)),
            ("station", Text(item.Fields.Video?.Station)),
            ("broadcast", Link(item.Fields.Video?.Address, item.Fields.Video?.Station)),
            ("script", Text(item.Fields.Script)),
        ],
        ContentKind.Leaflet => [.. File(item.Fields.File), ("pages", item.Fields.File?.Pages), ("edition", Text(item.Fields.File?.Edition))],
        ContentKind.OfficialDocument =>
        [
            .. File(item.Fields.File), ("documentType", Text(item.Fields.Document?.Type)), ("number", Text(item.Fields.Document?.Number)), ("date", Day(item.Fields.Document?.Date)),
            ("issuedBy", Text(item.Fields.Document?.Body)), ("subject", Text(item.Fields.Document?.Subject)), ("validFrom", Day(item.Fields.ValidFrom)), ("validTo", Day(item.Fields.ValidTo)),
        ],
        ContentKind.Event =>
        [
            ("start", item.Fields.Event?.Start), ("end", item.Fields.Event?.End), ("organiser", Text(item.Fields.Event?.Organiser)), ("place", Text(item.Fields.Place)),
            ("registration", Text(item.Fields.Event?.Registration)), ("free", item.Fields.Event?.Free),
        ],
        ContentKind.Announcement => [("validFrom", Day(item.Fields.ValidFrom)), ("validTo", Day(item.Fields.ValidTo)), ("contact", Text(item.Fields.Contact))],
        ContentKind.CareerGuide => Guide(item),
        ContentKind.School => School(item),
        _ => [("eventDate", Day(item.Fields.EventDate)), ("place", Text(item.Fields.Place)), ("dataSource", Text(item.Fields.DataSource)), ("dataYear", item.Fields.DataYear)],
    };

    private static IEnumerable<(string, object?)> Guide(Publication item)
    {
        var guide = CareerGuide.Of(item.Fields);
        return
        [
            ("profile", guide is null ? null : JsonSerializer.SerializeToElement(guide, JsonSerializerOptions.Web)),
            ("relatedGuides", new Picks([.. (guide?.Related ?? []).Select(ItemModel.GuidePath)])),
            ("taughtAt", new Picks([.. (guide?.Schools ?? []).Select(ItemModel.SchoolPath)])),
        ];
    }

    private static IEnumerable<(string, object?)> School(Publication item)
    {
        var school = SchoolProfile.Of(item.Fields);
        if (school is not null) school = school with { Programmes = [.. school.Licensed] };      // the rest is not for the public
        return
        [
            ("profile", school is null ? null : JsonSerializer.SerializeToElement(school, JsonSerializerOptions.Web)),
            ("teaches", new Picks([.. (school?.Programmes ?? []).Select(p => p.Guide).OfType<string>().Distinct().Select(ItemModel.GuidePath)])),
        ];
    }

    /// <summary>A document that is kept as proof only is not the public's.</summary>
    private static IEnumerable<(string, object?)> File(FileFields? file) => [("file", file is { Public: true, MediaId: { } id } ? new MediaPick(id) : null)];

    private static DeliveryLink[]? Source(ContentSource source) => Link(source.Address, source.Text ?? source.Outlet);

    private static DeliveryLink[]? Link(string? address, string? title) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? [new(address, uri.Query.Length > 0 ? uri.Query : null, Text(title), null, null, null, null, "External", null)] : null;

    private static BlockList? Corrections(Publication item) => item.Corrections.Count == 0 ? null : new([.. item.Corrections.Select((told, number) => new Block(
        new("correction", BlockId(item.ItemId, number), null, new Dictionary<string, object?>
        {
            ["kind"] = ContentTypes.Of(told.Kind.ToString()), ["note"] = told.Note, ["grave"] = told.Grave, ["at"] = told.At,
        }), null))]);

    /// <summary>The same each time it is asked for.</summary>
    private static Guid BlockId(Guid item, int number)
    {
        var bytes = item.ToByteArray();
        bytes[0] ^= (byte)(number + 1);
        bytes[1] ^= 0xC0;
        return new(bytes);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static List<string>? List(List<string> values) => values.Count == 0 ? null : values;

    private static string? Day(DateOnly? day) => day is { } given ? given.ToString("O", CultureInfo.InvariantCulture) + "T00:00:00" : null;
}
