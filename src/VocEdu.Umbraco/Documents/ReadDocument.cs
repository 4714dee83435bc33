using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using VocEdu.Publishing;
using VocEdu.Publishing.Works;
using VocEdu.Umbraco.Types;

namespace VocEdu.Umbraco.Documents;

/// <summary>Translates a document of Umbraco's into the engine's words.</summary>
public sealed class ReadDocument(
    KnownTypes types, DocumentMedia media, DocumentAddresses addresses, IOptions<VocEduOptions> options, IOptions<PublishingOptions> publishing, TimeProvider clock)
{
    /// <param name="mayReadFilms">Whether there is time to read a film nobody has weighed yet.</param>
    /// <returns>Null when the document is no work, or says no genre.</returns>
    public async Task<DocumentWork?> RunAsync(IContent content, bool mayReadFilms, CancellationToken cancel)
    {
        if (types.Find(content.ContentType.Alias) is not { } type) return null;
        var values = new DocumentValues(content, published: true);
        if (KnownTypes.GenreOf(type, values) is not { } genre) return null;

        var address = addresses.Find(content.Key, values.Culture);
        var file = values.Media(type.File) is [var first, ..] ? media.PublicFile(first) : null;
        var announcement = Announce(content, type, values, genre, address, file is not null);
        var film = values.Media(type.Film) is [var key, ..] ? await media.FilmAsync(key, mayReadFilms, cancel) : (null, true);
        var kinds = KindsOf(type, values);
        var problem = kinds.Count > 0 && address is null ? DocumentProblems.NoAddress
            : genre.Counting == GenreCounting.CountsWithPublicFile && file is null ? DocumentProblems.NoPublicFile : null;
        return new(announcement, address is null ? [] : Posts(type, values, announcement, address, film.Item1, kinds), film.Item2 || !kinds.Contains(ChannelKind.YouTube), problem);
    }

    /// <summary>The posts as they would leave with what the editor has written so far.</summary>
    public IReadOnlyList<(ChannelKind Kind, ChannelPost Content)> Preview(IContent content, DocumentTypeOptions type)
    {
        var values = new DocumentValues(content, published: false);
        var announcement = Announce(content, type, values, KnownTypes.GenreOf(type, values) ?? Genres.All[0], address: null, hasFile: false);
        return Posts(type, values, announcement, publishing.Value.PublicBaseUrl, film: null, KindsOf(type, values));
    }

    /// <summary>The channels an editor ticked, by the name shown or the plain kind.</summary>
    public static IReadOnlyList<ChannelKind> KindsOf(DocumentTypeOptions type, DocumentValues values) =>
        [.. Enum.GetValues<ChannelKind>().Where(kind => values.Choices(type.Channels)
            .Any(word => word.Equals($"{kind}", StringComparison.OrdinalIgnoreCase) || word.Equals(ChannelPlan.NameOf(kind), StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Code and name of the unit a document names; null when the site has no such unit.</summary>
    public (string Code, string Name)? UnitOf(DocumentTypeOptions type, DocumentValues values)
    {
        var (units, standard) = (options.Value.Units, options.Value.Unit);
        if (values.Choices(type.Unit) is not [var said, ..]) return (standard, units.GetValueOrDefault(standard, standard));
        var known = units.Where(u => u.Key.Equals(said, StringComparison.OrdinalIgnoreCase) || u.Value.Equals(said, StringComparison.OrdinalIgnoreCase)).ToList();
        return known is [var unit, ..] ? (unit.Key, unit.Value) : null;
    }

    private Announcement Announce(IContent content, DocumentTypeOptions type, DocumentValues values, Genre genre, Uri? address, bool hasFile)
    {
        // A unit that left the configuration after the document was written: its words stay what is printed.
        var unit = UnitOf(type, values) ?? (values.Choices(type.Unit)[0], values.Choices(type.Unit)[0]);
        var now = clock.GetUtcNow();
        var publicAt = content.PublishDate is { } date ? Instant(date) : now;
        return new()
        {
            Source = UmbracoDocument.SourceOf(content.Key),
            Genre = genre.Code,
            Title = TitleOf(type, values),
            UnitCode = unit.Item1,
            UnitName = unit.Item2,
            Themes = values.Choices(type.Themes),
            Audiences = values.Choices(type.Audiences),
            Activities = values.Choices(type.Activities),
            PublicPath = address?.PathAndQuery,
            Author = values.Text(type.Author),
            PublicAt = publicAt < now ? publicAt : now,
            HasPublicFile = hasFile,
        };
    }

    public static string TitleOf(DocumentTypeOptions type, DocumentValues values) => VietnameseText.Normalize(values.Text(type.Title) ?? values.Name).Trim();

    private List<(ChannelKind, ChannelPost)> Posts(
        DocumentTypeOptions type, DocumentValues values, Announcement work, Uri address, PostVideo? film, IReadOnlyList<ChannelKind> kinds)
    {
        if (kinds.Count == 0) return [];
        var site = publishing.Value.PublicBaseUrl;
        var cover = values.Media(type.Cover) is [var key, ..] ? media.Picture(key, values.Text(type.CoverText) ?? work.Title, site) : null;
        var summary = values.Text(type.Summary) ?? "";
        var common = new ChannelPost
        {
            Marker = "",
            Text = "",
            Author = ChannelText.Fit(work.Author ?? work.UnitName, 50),
            Link = address,
            Pictures = cover is null ? [] : [cover],
            Tags = values.Choices(type.Tags),
        };
        return [.. kinds.Select(kind => (kind, Post(kind)))];

        ChannelPost Post(ChannelKind kind)
        {
            var form = kind switch { ChannelKind.Facebook => PostForm.Link, ChannelKind.YouTube => PostForm.Video, _ => PostForm.Article };
            var said = ChannelText.Default(new(kind, form), work.Title, summary, address);
            var own = values.Text(kind switch { ChannelKind.Facebook => type.FacebookText, ChannelKind.YouTube => type.YouTubeText, _ => type.ZaloText });
            var post = common with { Title = said.Title, Text = own is null ? said.Text : VietnameseText.Normalize(own) };
            return kind switch
            {
                ChannelKind.Facebook => post with { Pictures = [] },        // its card shows the page's own picture
                ChannelKind.YouTube => post with { Video = film },
                _ => post with { Blocks = BodyText.Blocks(values.Markup(type.Body), site) },
            };
        }
    }

    /// <summary>Umbraco keeps its dates in UTC, often without saying so.</summary>
    public static DateTimeOffset Instant(DateTime date) =>
        date.Kind == DateTimeKind.Local ? new DateTimeOffset(date).ToUniversalTime() : new(DateTime.SpecifyKind(date, DateTimeKind.Utc));
}
