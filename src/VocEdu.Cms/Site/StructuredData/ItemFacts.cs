using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Site.Sharing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site.StructuredData;

/// <summary>What an item's page tells search engines: first what it is about, then where it lies, then its questions and courses.</summary>
public static class ItemFacts
{
    public static IReadOnlyList<Thing> Of(ItemModel page)
    {
        var main = page.Item.Kind switch
        {
            ContentKind.Video => Video(page),
            ContentKind.Audio => Audio(page),
            ContentKind.CareerGuide => CareerFacts.Occupation(page.Guide!),
            ContentKind.School => SchoolFacts.School(page),
            ContentKind.Event => Event(page),
            _ => Article(page),
        };
        main["name"] = page.Item.Title;
        main["description"] = page.Item.Summary is { Length: > 0 } summary ? summary : page.Item.Title;
        main["url"] = page.Address;
        main["image"] = Images(page);
        main["correction"] = Corrections(page.Item);
        return [main, SiteFacts.Breadcrumbs(page.Site, (page.Section.Name, page.Section.Path), (page.Item.Title, page.Item.Path)), .. More(page)];
    }

    private static IEnumerable<Thing> More(ItemModel page) => page.Item.Kind switch
    {
        ContentKind.CareerGuide => Questions(page.Guide!.Faq),
        ContentKind.School => SchoolFacts.Courses(page).Concat(Questions(page.School!.Admissions?.Faq ?? [])),
        _ => [],
    };

    private static Thing Article(ItemModel page) => new(Words.NewsGenres.Contains(page.Item.Genre) ? "NewsArticle" : "Article")
    {
        ["headline"] = page.Item.Title,
        ["datePublished"] = page.Item.PublishedAt,
        ["dateModified"] = page.Item.UpdatedAt,
        ["inLanguage"] = "vi",
        ["articleSection"] = page.Section.Name,
        ["keywords"] = page.Item.Tags,
        ["mainEntityOfPage"] = page.Address,
        ["author"] = Authors(page),
        ["contributor"] = page.Item.Fields.Credits.Where(credit => !credit.IsWriter).Select(Person),
        ["isBasedOn"] = page.Item.Fields.Source.Address,
        ["publisher"] = SiteFacts.Owner(page.Site),
    };

    private static Thing Video(ItemModel page) => new("VideoObject")
    {
        ["uploadDate"] = page.Item.PublishedAt,
        ["dateModified"] = page.Item.UpdatedAt,
        ["inLanguage"] = "vi",
        ["duration"] = Duration(page.Item.Fields.Video),
        ["thumbnailUrl"] = page.Pictures.Poster(page.Item.Fields.Cover, page.Item.Fields.Video?.MediaId) is { } poster ? page.Site.Absolute(poster) : Images(page).FirstOrDefault(),
        ["contentUrl"] = page.Pictures.File(page.Item.Fields.Video?.MediaId, "video/") is { } file ? page.Site.Absolute(file.Address) : null,
        ["transcript"] = page.Item.Fields.Video?.Transcript,
        ["publisher"] = SiteFacts.Owner(page.Site),
    };

    private static Thing Audio(ItemModel page) => new("AudioObject")
    {
        ["uploadDate"] = page.Item.PublishedAt,
        ["inLanguage"] = "vi",
        ["duration"] = Duration(page.Item.Fields.Video),
        ["contentUrl"] = page.Pictures.File(page.Item.Fields.Video?.MediaId, "audio/") is { } file ? page.Site.Absolute(file.Address) : null,
        ["transcript"] = page.Item.Fields.Video?.Transcript ?? page.Item.Fields.Script,
        ["publisher"] = SiteFacts.Owner(page.Site),
    };

    private static Thing Event(ItemModel page) => new("Event")
    {
        ["startDate"] = page.Item.Fields.Event?.Start,
        ["endDate"] = page.Item.Fields.Event?.End,
        ["location"] = new Thing("Place") { ["name"] = page.Item.Fields.Place, ["address"] = page.Item.Fields.Place },
        ["organizer"] = new Thing("Organization") { ["name"] = page.Item.Fields.Event?.Organiser is { Length: > 0 } organiser ? organiser : page.Item.UnitName },
        ["isAccessibleForFree"] = page.Item.Fields.Event?.Free,
    };

    private static IEnumerable<Thing> Questions(IReadOnlyList<Question> questions)
    {
        if (questions.Count == 0) yield break;
        yield return new("FAQPage")
        {
            ["mainEntity"] = questions.Select(question => new Thing("Question")
            {
                ["name"] = question.Q, ["acceptedAnswer"] = new Thing("Answer") { ["text"] = question.A },
            }),
        };
    }

    private static List<Thing> Authors(ItemModel page) => page.Item.Fields.Credits.Where(credit => credit.IsWriter).Select(Person).ToList() is { Count: > 0 } writers
        ? writers : [new("Organization") { ["name"] = page.Item.UnitName }];

    private static Thing Person(AuthorCredit credit) => new("Person") { ["name"] = credit.Name, ["jobTitle"] = credit.IsWriter ? null : credit.Role };

    private static IEnumerable<Thing> Corrections(Publication item) => item.Corrections.Where(note => note.Kind is RevisionKind.Correction)
        .Select(note => new Thing("CorrectionComment") { ["text"] = note.Note, ["datePublished"] = note.At });

    private static string? Duration(VideoFields? video) => video?.DurationSeconds is > 0 and var seconds ? $"PT{seconds}S" : null;

    private static IEnumerable<Uri> Images(ItemModel page) => new[] { CropShape.YouTube, CropShape.Square }
        .Select(shape => page.Pictures.Cut(page.Item.Fields.Cover, shape)?.Address).OfType<string>().Distinct()
        .DefaultIfEmpty(ShareCardEndpoint.Of(page.Item).Address).Select(page.Site.Absolute);
}
