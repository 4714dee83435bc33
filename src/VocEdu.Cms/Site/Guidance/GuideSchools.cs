using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>The schools that teach a trade, those near a chosen place first.</summary>
/// <param name="Groups">In the chosen place, in its province, and elsewhere; without a choice one group without a name.</param>
/// <param name="Places">What can be chosen: any place of the register, for one looks from where one lives.</param>
/// <param name="Chosen">Null: no place was chosen.</param>
public sealed record GuideSchools(IReadOnlyList<(string Name, IReadOnlyList<PlacedSchool> Schools)> Groups, IReadOnlyList<Choice> Places, Choice? Chosen)
{
    public IEnumerable<PlacedSchool> Schools => Groups.SelectMany(group => group.Schools);

    /// <summary>There are schools, but none in the place that was chosen.</summary>
    public bool NoneHere => Chosen is not null && Groups is [var first, ..] && first.Name != Chosen.Name;

    /// <param name="code">Of a place, from the address; one that is not there chooses nothing.</param>
    /// <param name="trade">Slug of the guide.</param>
    public static GuideSchools Of(string trade, CareerGuide guide, IReadOnlyList<PlacedSchool> register, string? code)
    {
        var teaching = register.Where(school => school.Teaches(trade, guide)).ToList();
        var places = SchoolPlaces.Choices(register);
        if (places.FirstOrDefault(place => place.Code == code) is not { } chosen) return new(teaching.Count == 0 ? [] : [("", teaching)], places, null);

        var province = register.SelectMany(school => school.Places).First(place => place.Code == code || place.Whole.Code == code).Whole;
        var here = teaching.Where(school => school.IsAt(chosen.Code)).ToList();
        var near = teaching.Except(here).Where(school => school.IsAt(province.Code)).ToList();
        (string, IReadOnlyList<PlacedSchool>)[] groups = [(chosen.Name, here), ($"{province.Province}, nơi khác", near), ("Tỉnh, thành phố khác", [.. teaching.Except(here).Except(near)])];
        return new([.. groups.Where(group => group.Item2.Count > 0)], places, chosen);
    }
}

/// <summary>A school on the page of a trade: what it teaches of it, when one can apply, whom to call.</summary>
/// <param name="Trade">Slug of the guide.</param>
/// <param name="Level">Of its heading.</param>
public sealed record SchoolOffer(PlacedSchool School, string Trade, int Level, DateOnly Today)
{
    public SchoolProfile Profile => School.Entry.School;

    public IReadOnlyList<SchoolProgramme> Programmes { get; } = [.. School.Entry.School.LicensedFor(Trade)];

    /// <summary>The days to apply for one of the programmes.</summary>
    public AdmissionWindow? Window => School.Entry.Next(Today, [.. Programmes.Select(p => p.Level)]);

    public string? Phone => Profile.Contact is { } contact ? contact.AdmissionsPhone ?? contact.Phone : null;
}
