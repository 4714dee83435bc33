using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>A commune or ward, or without one the whole province.</summary>
public sealed record Place(string? Commune, string Province)
{
    public string Name => Commune is null ? Province : Province.Length == 0 ? Commune : $"{Commune}, {Province}";

    /// <summary>As addresses name it.</summary>
    public string Code => Slug.From(Name).Value;

    public Place Whole => new(null, Province);
}

/// <summary>A public school and the places it teaches at, its seat first.</summary>
public sealed record PlacedSchool(Card Card, IReadOnlyList<Place> Places)
{
    public string Slug => Card.Path[(Card.Path.LastIndexOf('/') + 1)..];

    public bool IsAt(string code) => Places.Any(place => place.Code == code || place.Whole.Code == code);
}

/// <summary>Where the public schools are, by name of school.</summary>
public sealed class SchoolPlaces(CmsDb db)
{
    public async Task<IReadOnlyList<PlacedSchool>> AllAsync(CancellationToken cancel)
    {
        var cards = await db.Publications.FromSql($"""
            select item_id, version, path, kind, genre, section, title, summary, '' as html,
                   jsonb_strip_nulls(jsonb_build_object('cover', fields -> 'cover', 'school',
                     jsonb_build_object('address', fields #> array['school', 'address'], 'branches', fields #> array['school', 'branches']))) as fields,
                   unit_id, unit_name, work_id, reference, themes, audiences, tags, guides, schools, series, part, topics, listed, published_at, updated_at, corrections
            from cms.publication
            """).AsNoTracking().Where(p => p.Listed && p.Kind == ContentKind.School)
            .OrderBy(p => EF.Functions.Collate(p.Title, "vi-x-icu")).ThenBy(p => p.Path).Select(Card.Of).ToListAsync(cancel);
        return [.. cards.Select(card => new PlacedSchool(card, PlacesOf(card.Fields)))];
    }

    /// <summary>What a reader can choose from: each province and under it its communes.</summary>
    public static IReadOnlyList<Choice> Choices(IEnumerable<PlacedSchool> schools)
    {
        var places = schools.SelectMany(school => school.Places).Where(place => place.Province.Length > 0).Distinct().ToList();
        return [.. places.Select(place => place.Whole).Distinct().OrderBy(place => place.Name, VietnameseOrder.Comparer).SelectMany(province =>
            places.Where(place => place.Province == province.Province && place.Commune is not null).OrderBy(place => place.Name, VietnameseOrder.Comparer).Prepend(province))
            .Select(place => new Choice(place.Code, place.Name)).DistinctBy(choice => choice.Code)];
    }

    private static List<Place> PlacesOf(ContentFields fields)
    {
        if (SchoolProfile.Of(fields) is not { } school) return [];
        var province = school.Address?.ProvinceName ?? "";
        var seat = new Place(Blank(school.Address?.Commune), province);
        // A branch is told by its commune; it may lie in another province, which its name then says.
        return [seat, .. school.Branches.Select(branch => Blank(branch.Commune)).OfType<string>().Select(commune => new Place(commune, ""))];
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Names as Vietnamese dictionaries sort them.</summary>
public static class VietnameseOrder
{
    public static readonly StringComparer Comparer = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
}
