using VocEdu.Cms.Writing;
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
public sealed record PlacedSchool(SchoolEntry Entry, IReadOnlyList<Place> Places)
{
    private readonly HashSet<string> _codes = [.. Places.SelectMany(place => new[] { place.Code, place.Whole.Code })];

    public Card Card => Entry.Card;
    public string Slug => Entry.Slug;

    public bool IsAt(string code) => _codes.Contains(code);

    public bool Teaches(string trade, CareerGuide guide) => Entry.School.Teaches(trade, guide, Slug);
}

/// <summary>Where the public schools are, by name of school.</summary>
public sealed class SchoolPlaces(SchoolRegister register)
{
    public async Task<IReadOnlyList<PlacedSchool>> AllAsync(CancellationToken cancel) =>
        (await register.AllAsync(cancel)).ConvertAll(entry => new PlacedSchool(entry, PlacesOf(entry.School)));

    /// <summary>What a reader can choose from: each province and under it its communes.</summary>
    public static IReadOnlyList<Choice> Choices(IEnumerable<PlacedSchool> schools)
    {
        var places = schools.SelectMany(school => school.Places).Where(place => place.Province.Length > 0).Distinct().ToList();
        return [.. places.Select(place => place.Whole).Distinct().OrderBy(place => place.Name, VietnameseOrder.Comparer).SelectMany(province =>
            places.Where(place => place.Province == province.Province && place.Commune is not null).OrderBy(place => place.Name, VietnameseOrder.Comparer).Prepend(province))
            .Select(place => new Choice(place.Code, place.Name)).DistinctBy(choice => choice.Code)];
    }

    private static List<Place> PlacesOf(SchoolProfile school)
    {
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
