using VocEdu.Cms.Media;
using VocEdu.Cms.Site;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing.References;

public enum ReferenceKind
{
    Media,
    Item,
    Guide,
    School,
    Series,
    Topic,

    /// <summary>The consent of somebody named or shown.</summary>
    Consent,
}

/// <summary>Where in an item the reference stands.</summary>
public enum ReferencePlace
{
    Text,
    Cover,
    Recording,
    File,
    Filing,
    Profile,
    VersionOf,
    Channel,
    People,
}

/// <summary>An item refers to something.</summary>
public sealed class ContentReference
{
    public required Guid ItemId { get; init; }

    /// <summary>As it is public; false: as its newest version says.</summary>
    public required bool IsPublic { get; init; }
    public required ReferenceKind Kind { get; init; }

    /// <summary>Id or slug.</summary>
    public required string Target { get; init; }
    public required ReferencePlace Place { get; init; }

    /// <summary>All that a text, its fields and its posts refer to, each once.</summary>
    public static HashSet<(ReferenceKind Kind, string Target, ReferencePlace Place)> Of(RichText body, ContentFields fields, ChannelTexts? channels = null)
    {
        HashSet<(ReferenceKind, string, ReferencePlace)> all =
        [
            .. MediaIds.Of(body).Select(id => (ReferenceKind.Media, id.ToString(), ReferencePlace.Text)),
            .. body.References.Where(link => link.Kind is not InternalLinkKind.Asset)
                .Select(link => (link.Kind is InternalLinkKind.Guide ? ReferenceKind.Guide : ReferenceKind.Item, link.Name, ReferencePlace.Text)),
            .. fields.Guides.Select(slug => (ReferenceKind.Guide, slug, ReferencePlace.Filing)),
            .. fields.Schools.Select(slug => (ReferenceKind.School, slug, ReferencePlace.Filing)),
            .. fields.Topics.Select(slug => (ReferenceKind.Topic, slug, ReferencePlace.Filing)),
            .. (channels ?? new()).Pictures.Select(picture => (ReferenceKind.Media, picture.MediaId.ToString(), ReferencePlace.Channel)),
            .. fields.People.Append(fields.Interviewee).Select(person => person?.ConsentId).OfType<Guid>().Select(id => (ReferenceKind.Consent, id.ToString(), ReferencePlace.People)),
        ];
        if (fields.Cover?.MediaId is { } cover) all.Add((ReferenceKind.Media, cover.ToString(), ReferencePlace.Cover));
        if (fields.Video?.MediaId is { } film) all.Add((ReferenceKind.Media, film.ToString(), ReferencePlace.Recording));
        if (fields.File?.MediaId is { } file) all.Add((ReferenceKind.Media, file.ToString(), ReferencePlace.File));
        if (fields.Series is { } series) all.Add((ReferenceKind.Series, series.Slug, ReferencePlace.Filing));
        if (fields.VersionOf is { } original) all.Add((ReferenceKind.Item, original.ToString(), ReferencePlace.VersionOf));
        if (CareerGuide.Of(fields) is { } guide)
        {
            all.UnionWith(guide.Related.Select(slug => (ReferenceKind.Guide, slug, ReferencePlace.Profile)));
            all.UnionWith(guide.Schools.Select(slug => (ReferenceKind.School, slug, ReferencePlace.Profile)));
        }

        if (SchoolProfile.Of(fields) is { } school)
            all.UnionWith(school.Licensed.Select(programme => programme.Guide).OfType<string>().Select(slug => (ReferenceKind.Guide, slug, ReferencePlace.Profile)));
        return all;
    }
}
