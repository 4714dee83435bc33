using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

/// <summary>What search engines read of a page, in the words of schema.org.</summary>
public static class Facts
{
    public static object Of(ItemModel page)
    {
        var item = page.Item;
        var facts = item.Kind switch
        {
            ContentKind.Video => Video(page),
            ContentKind.CareerGuide => Occupation(page),
            ContentKind.School => School(page),
            ContentKind.Event => Event(page),
            _ => Article(page),
        };
        facts["@context"] = "https://schema.org";
        facts["name"] = item.Title;
        facts["description"] = item.Summary;
        facts["url"] = page.Address;
        if (item.Corrections.Where(note => note.Kind is RevisionKind.Correction).ToList() is { Count: > 0 } corrections)
        {
            facts["correction"] = corrections.Select(note =>
                new Dictionary<string, object?> { ["@type"] = "CorrectionComment", ["text"] = note.Note, ["datePublished"] = note.At });
        }
        string[] images = [.. new[] { CropShape.YouTube, CropShape.Square }.Select(shape => page.Pictures.Cut(item.Fields.Cover, shape)?.Address).OfType<string>().Distinct()];
        if (images.Length > 0) facts["image"] = images.Select(image => page.Site.Absolute(image));
        return facts;
    }

    private static Dictionary<string, object?> Article(ItemModel page) => new()
    {
        ["@type"] = page.Item.Genre is "TIN" or "TINVAN" or "BAI" or "PS" or "PSA" or "GUONG" or "GHICHEP" or "PV" ? "NewsArticle" : "Article",
        ["headline"] = page.Item.Title,
        ["datePublished"] = page.Item.PublishedAt,
        ["dateModified"] = page.Item.UpdatedAt,
        ["inLanguage"] = "vi",
        ["author"] = Authors(page.Item),
        ["contributor"] = Contributors(page.Item),
        ["isBasedOn"] = page.Item.Fields.Source.Address,
        ["publisher"] = Organisation(page.Site.Owner),
    };

    private static object Authors(Publication item) => item.Fields.Credits.Where(credit => credit.IsWriter).Select(Person).ToList() switch
    {
        [] => Organisation(item.UnitName),
        [var one] => one,
        var several => several,
    };

    private static List<Dictionary<string, object?>>? Contributors(Publication item) =>
        item.Fields.Credits.Where(credit => !credit.IsWriter).Select(Person).ToList() is { Count: > 0 } others ? others : null;

    private static Dictionary<string, object?> Person(AuthorCredit credit)
    {
        var person = Organisation(credit.Name, "Person");
        if (!credit.IsWriter) person["jobTitle"] = credit.Role;
        return person;
    }

    private static Dictionary<string, object?> Video(ItemModel page) => new()
    {
        ["@type"] = "VideoObject",
        ["uploadDate"] = page.Item.PublishedAt,
        ["inLanguage"] = "vi",
        ["duration"] = page.Item.Fields.Video?.DurationSeconds is { } seconds ? $"PT{seconds}S" : null,
        ["thumbnailUrl"] = page.Pictures.Poster(page.Item.Fields.Cover, page.Item.Fields.Video?.MediaId) is { } poster ? page.Site.Absolute(poster) : null,
        ["contentUrl"] = page.Pictures.File(page.Item.Fields.Video?.MediaId, "video/") is { } file ? page.Site.Absolute(file.Address) : null,
        ["transcript"] = page.Item.Fields.Video?.Transcript,
        ["publisher"] = Organisation(page.Site.Owner),
    };

    private static Dictionary<string, object?> Occupation(ItemModel page) => new()
    {
        ["@type"] = "Occupation",
        ["alternateName"] = page.Guide!.FolkNames,
        ["skills"] = page.Guide.Skills.Select(s => s.Name),
        ["responsibilities"] = page.Guide.Tasks,
        ["occupationalCategory"] = page.Guide.VscoCodes,
        ["inLanguage"] = "vi",
    };

    private static Dictionary<string, object?> School(ItemModel page) => new()
    {
        ["@type"] = "EducationalOrganization",
        ["alternateName"] = page.School!.ShortName,
        ["address"] = page.School.Address?.Text,
        ["telephone"] = page.School.Contact?.Phone,
        ["email"] = page.School.Contact?.Email,
        ["sameAs"] = page.School.Contact?.Website,
    };

    private static Dictionary<string, object?> Event(ItemModel page) => new()
    {
        ["@type"] = "Event",
        ["startDate"] = page.Item.Fields.Event?.Start,
        ["endDate"] = page.Item.Fields.Event?.End,
        ["location"] = new Dictionary<string, object?> { ["@type"] = "Place", ["name"] = page.Item.Fields.Place },
        ["organizer"] = Organisation(page.Item.Fields.Event?.Organiser ?? page.Item.UnitName),
        ["isAccessibleForFree"] = page.Item.Fields.Event?.Free,
    };

    private static Dictionary<string, object?> Organisation(string name, string type = "Organization") => new() { ["@type"] = type, ["name"] = name };
}
