using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>The schools that teach a trade, those near a chosen place first.</summary>
/// <param name="Groups">In the chosen place, in its province, and elsewhere; without a choice one group without a name.</param>
/// <param name="Places">What can be chosen: any place of the register, for one looks from where one lives.</param>
/// <param name="Chosen">Null: no place was chosen.</param>
public sealed record GuideSchools(IReadOnlyList<(string Name, IReadOnlyList<SchoolOffer> Offers)> Groups, IReadOnlyList<Choice> Places, Choice? Chosen)
{
    public IEnumerable<SchoolOffer> Offers => Groups.SelectMany(group => group.Offers);

    /// <summary>There are schools, but none in the place that was chosen.</summary>
    public bool NoneHere => Chosen is not null && Groups is [var first, ..] && first.Name != Chosen.Name;

    /// <param name="code">Of a place, from the address; one that is not there chooses nothing.</param>
    /// <param name="trade">Slug of the guide.</param>
    public static GuideSchools Of(string trade, CareerGuide guide, IReadOnlyList<PlacedSchool> register, string? code, DateOnly today)
    {
        var teaching = register.Where(school => school.Teaches(trade, guide)).ToList();
        var places = SchoolPlaces.Choices(register);
        if (places.FirstOrDefault(place => place.Code == code) is not { } chosen) return new(teaching.Count == 0 ? [] : [("", Offers(teaching))], places, null);

        var province = register.SelectMany(school => school.Places).First(place => place.Code == code || place.Whole.Code == code).Whole;
        var here = teaching.Where(school => school.IsAt(chosen.Code)).ToList();
        var near = teaching.Except(here).Where(school => school.IsAt(province.Code)).ToList();
        (string, IEnumerable<PlacedSchool>)[] groups = [(chosen.Name, here), ($"{province.Province}, nơi khác", near), ("Tỉnh, thành phố khác", teaching.Except(here).Except(near))];
        return new([.. groups.Select(group => (group.Item1, Offers(group.Item2))).Where(group => group.Item2.Count > 0)], places, chosen);

        IReadOnlyList<SchoolOffer> Offers(IEnumerable<PlacedSchool> schools) => [.. schools.Select(school => new SchoolOffer(school, trade, today))];
    }
}

/// <summary>A school on the page of a trade: what it teaches of it, when one can apply, whom to call.</summary>
/// <param name="trade">Slug of the guide.</param>
public sealed class SchoolOffer(PlacedSchool school, string trade, DateOnly today)
{
    public PlacedSchool School => school;

    public SchoolProfile Profile => school.Entry.School;

    public IReadOnlyList<SchoolProgramme> Programmes { get; } = [.. school.Entry.School.LicensedFor(trade)];

    /// <summary>The days to apply for one of the programmes; null where none are known.</summary>
    public AdmissionWindow? Window => field ??= school.Entry.Next(today, [.. Programmes.Select(p => p.Level)]);

    public DateOnly Today => today;
}
