using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions;

/// <summary>Makes a unit's simple story the draft of an item.</summary>
internal static class StoryDraft
{
    private const int MaxTitle = 300;

    /// <param name="before">The item and its newest version, when the story is sent once more: what the simple form does not show stays.</param>
    /// <returns>Null when the text is larger than a body may be.</returns>
    public static ContentDraft? Of(Story story, ContentItem? item, ContentVersion? before, IReadOnlyDictionary<Guid, MediaFile> media, Actor actor)
    {
        var pictures = story.Files.Where(file => media[file.MediaId].Kind is MediaKind.Picture).ToList();
        var (title, text) = Title(story);
        var old = before is null ? null : ContentDraft.Of(before);
        var shown = old is null ? [] : MediaIds.Of(old.Body);
        var body = story.Adds && old is not null
            ? StoryBody.Append(old.Body, text, pictures.Where(file => !shown.Contains(file.MediaId)))
            : StoryBody.Of(text, pictures);
        if (body is null) return null;

        var genre = story.Genre is "PSA" && pictures.Count == 1 && old is null ? Genres.Get("ANH") : Genres.TryFind(story.Genre, out var chosen) ? chosen : Genres.Get("TIN");
        var fields = old?.Fields ?? new ContentFields { Author = actor.Name, Source = new(SourceKind.Unit, null) };
        fields = fields with
        {
            EventDate = story.Day ?? (story.Adds ? fields.EventDate : null),
            Place = story.Place,
            Cover = Cover(fields.Cover, pictures),
            People = PeopleShown.In(fields.People, story.Files),
            Video = genre.Kind is ContentKind.Video ? Film(fields.Video, story.Files, media) : fields.Video,
        };
        return old is null
            ? new() { Genre = genre.Code, Section = Sections.For(genre), UnitId = actor.UnitId!, Title = title, Body = body, Fields = fields }
            : old with { Genre = genre.Code, Section = genre.Code == old.Genre ? old.Section : Sections.For(genre), Title = title, Body = body, Fields = fields, Note = null };
    }

    /// <summary>A title longer than titles may be is cut at a word end, and stands in full before the text.</summary>
    private static (string Title, string Text) Title(Story story)
    {
        var title = VietnameseText.Normalize(story.Title).ReplaceLineEndings(" ").Trim();
        return title.Length <= MaxTitle ? (title, story.Text) : (ChannelText.Fit(title, MaxTitle), $"{title}\n{story.Text}");
    }

    /// <summary>The first picture, unless the cover that somebody chose is still among them.</summary>
    private static MediaUse? Cover(MediaUse? present, List<SentFile> pictures) =>
        present is not null && (pictures.Count == 0 || pictures.Exists(file => file.MediaId == present.MediaId)) ? present
        : pictures is [var first, ..] ? new(first.MediaId, first.Caption, Credit: first.Credit.Length > 0 ? first.Credit : null)
        : null;

    private static VideoFields? Film(VideoFields? present, IReadOnlyList<SentFile> files, IReadOnlyDictionary<Guid, MediaFile> media)
    {
        if (files.FirstOrDefault(file => media[file.MediaId].Kind is MediaKind.Video) is not { } film || present?.MediaId == film.MediaId) return present;
        var seconds = media[film.MediaId].DurationSeconds;
        return new(film.MediaId, seconds is null ? null : (int)Math.Ceiling(seconds.Value), present?.Transcript, present?.Captions, present?.Station);
    }
}

/// <summary>Who can be recognised in a story's pictures, as the item's own fields keep it.</summary>
internal static class PeopleShown
{
    internal const string Crowd = "Nhóm người trong ảnh";

    public static IReadOnlyList<PersonShown> In(IReadOnlyList<PersonShown> present, IReadOnlyList<SentFile> files)
    {
        var people = present.ToList();
        foreach (var person in files.SelectMany(file => Of(file.Shows)))
        {
            var known = people.FindIndex(other => other.Name == person.Name);
            if (known < 0) people.Add(person);
            else people[known] = people[known] with { AgeBand = person.AgeBand ?? people[known].AgeBand, Basis = person.Basis ?? people[known].Basis, ConsentReference = person.ConsentReference ?? people[known].ConsentReference };
        }
        return people;
    }

    private static IEnumerable<PersonShown> Of(PictureShows shows) => shows.Kind switch
    {
        ShownKind.PublicEvent => [new(Crowd, null, AgeBands.Mixed, LawfulBasis.PublicEvent, null, Announced: shows.Noticed)],
        ShownKind.People => NamesOf(shows).Select(name => new PersonShown(name, null, shows.AgeBand.Length > 0 ? shows.AgeBand : null, shows.Purposes.Count > 0 ? LawfulBasis.Consent : null, Reference(shows))),
        _ => [],
    };

    internal static IEnumerable<string> NamesOf(PictureShows shows) =>
        shows.Names.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(Crowd);

    private static string? Reference(PictureShows shows)
    {
        var agreed = shows.Purposes.Count > 0 ? $"đồng ý cho: {ConsentPurposes.Names(shows.Purposes)}" : "";
        var whole = string.Join("; ", new[] { shows.Reference, agreed }.Where(part => part.Length > 0));
        return whole.Length > 0 ? whole : null;
    }
}
