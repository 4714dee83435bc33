using System.Globalization;

namespace VocEdu.Cms.Site.StructuredData;

/// <summary>A school and the courses its licence covers.</summary>
public static class SchoolFacts
{
    public static Thing School(ItemModel page)
    {
        var school = page.School!;
        return new("EducationalOrganization")
        {
            ["alternateName"] = new[] { school.ShortName, school.Abbreviation },
            ["address"] = new Thing("PostalAddress")
            {
                ["streetAddress"] = school.Address?.Text, ["addressLocality"] = school.Address?.Commune, ["addressRegion"] = school.Address?.ProvinceName,
                ["addressCountry"] = school.Address is null ? null : "VN",
            },
            ["telephone"] = school.Contact?.Phone,
            ["email"] = school.Contact?.Email,
            ["sameAs"] = Whole(school.Contact?.Website),
            ["foundingDate"] = school.FoundedYear?.ToString(CultureInfo.InvariantCulture),
            ["department"] = school.Branches.Select(branch => new Thing("EducationalOrganization") { ["name"] = branch.Name, ["address"] = branch.Commune }),
        };
    }

    public static IEnumerable<Thing> Courses(ItemModel page)
    {
        var courses = page.School!.Licensed.Select(programme => Course(page, programme)).ToList();
        if (courses.Count > 0)
        {
            yield return new("ItemList")
            {
                ["itemListElement"] = courses.Select((course, place) => new Thing("ListItem") { ["position"] = place + 1, ["item"] = course }),
            };
        }
    }

    private static Thing Course(ItemModel page, SchoolProgramme programme)
    {
        var level = programme.Level is { } code ? page.Lists.WordFor("levels", code) : null;
        string?[] facts = [level, programme.Duration, programme.Audience];
        return new("Course")
        {
            ["name"] = programme.Name,
            ["description"] = string.Join(". ", facts.Where(fact => !string.IsNullOrWhiteSpace(fact)).Prepend(programme.Name)) + ".",
            ["courseCode"] = programme.Code,
            ["educationalLevel"] = level,
            ["inLanguage"] = "vi",
            ["provider"] = new Thing("EducationalOrganization") { ["name"] = page.Item.Title, ["url"] = page.Address },
        };
    }

    private static string? Whole(string? website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address.AbsoluteUri : null;
}
