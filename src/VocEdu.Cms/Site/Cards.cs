using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Site;

/// <summary>An item as lists show it.</summary>
public sealed record Card(
    Guid ItemId, string Path, ContentKind Kind, string Genre, string Section, string Title, string Summary,
    string UnitName, DateTimeOffset PublishedAt, ContentFields Fields)
{
    public static readonly Expression<Func<Publication, Card>> Of = p => new Card(
        p.ItemId, p.Path, p.Kind, p.Genre, p.Section, p.Title, p.Summary, p.UnitName, p.PublishedAt, p.Fields) { Corrections = p.Corrections, UpdatedAt = p.UpdatedAt };

    public IReadOnlyList<RevisionShown> Corrections { get; init; } = [];

    /// <summary>Read by lists, not with the cards beside a story.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    public string Slug => Publication.SlugOf(Path);

    public string GenreName => Genres.Get(Genre).Name;
}

/// <summary>One page of a list and where the next one begins.</summary>
/// <param name="Next">Mark of the last item shown, for the address of the next page; null at the end.</param>
public sealed record CardPage(IReadOnlyList<Card> Cards, string? Next);

/// <summary>The lists of the site. Each costs what it shows, however many items there are.</summary>
public sealed class Cards(CmsDb db)
{
    public const int PageSize = 24;      // full rows of two, three and four

    // A card needs a few of the fields: whole guides, schools, transcripts and texts stay in the database.
    private IQueryable<Publication> Listed => db.Publications.FromSql($"""
        select item_id, version, path, kind, genre, section, title, summary, '' as html,
               (fields - array['guide', 'school', 'people', 'interviewee']) #- array['video', 'captions'] #- array['video', 'transcript']
                 || jsonb_build_object('guide', jsonb_build_object('field', fields #> array['guide', 'field'])) as fields,
               unit_id, unit_name, work_id, reference, themes, audiences, tags, guides, schools, series, part, topics, listed, published_at, updated_at, corrections
        from cms.publication
        """).AsNoTracking().Where(p => p.Listed);

    public Task<List<Card>> LatestAsync(int count, CancellationToken cancel, params string[] sections) =>
        Listed.Where(p => sections.Contains(p.Section)).OrderByDescending(p => p.PublishedAt).Take(count).Select(Card.Of).ToListAsync(cancel);

    public Task<List<Card>> OfKindAsync(ContentKind kind, int count, CancellationToken cancel) =>
        Listed.Where(p => p.Kind == kind).OrderByDescending(p => p.PublishedAt).Take(count).Select(Card.Of).ToListAsync(cancel);

    /// <summary>The newest of those that are so.</summary>
    public Task<List<Card>> NewestAsync(int count, Expression<Func<Publication, bool>> which, CancellationToken cancel) =>
        Listed.Where(which).OrderByDescending(p => p.PublishedAt).Take(count).Select(Card.Of).ToListAsync(cancel);

    public Task<CardPage> SectionAsync(string section, PageMark? after, CancellationToken cancel) =>
        PageAsync(Listed.Where(p => p.Section == section), after, cancel);

    public Task<CardPage> ForAudienceAsync(Audience audience, PageMark? after, CancellationToken cancel) =>
        PageAsync(Listed.Where(p => p.Audiences.Any(term => audience.Terms.Contains(term))), after, cancel);

    private static async Task<CardPage> PageAsync(IQueryable<Publication> wanted, PageMark? after, CancellationToken cancel)
    {
        if (after is not null) wanted = wanted.After(after);
        var cards = await wanted.OrderByDescending(p => p.PublishedAt).ThenByDescending(p => p.ItemId)
            .Take(PageSize + 1).Select(Card.Of).ToListAsync(cancel);
        if (cards.Count <= PageSize) return new(cards, null);
        cards.RemoveAt(PageSize);
        return new(cards, new PageMark(cards[^1].PublishedAt, cards[^1].ItemId).ToString());
    }

    public Task<List<Card>> AtAsync(IEnumerable<string> paths, CancellationToken cancel)
    {
        var wanted = paths.ToArray();
        return wanted.Length == 0 ? Task.FromResult(new List<Card>())
            : Listed.Where(p => wanted.Contains(p.Path)).OrderBy(p => p.Title).Select(Card.Of).ToListAsync(cancel);
    }

    /// <summary>What is written and shown about a trade, but for <see cref="FilmsAboutGuideAsync">films and sound</see>.</summary>
    public Task<List<Card>> AboutGuideAsync(string guide, int count, CancellationToken cancel) =>
        Listed.Where(p => p.Guides.Contains(guide) && p.Kind != ContentKind.CareerGuide && p.Kind != ContentKind.Video && p.Kind != ContentKind.Audio)
            .OrderByDescending(p => p.PublishedAt).Take(count).Select(Card.Of).ToListAsync(cancel);

    public Task<List<Card>> FilmsAboutGuideAsync(string guide, int count, CancellationToken cancel) =>
        Listed.Where(p => p.Guides.Contains(guide) && (p.Kind == ContentKind.Video || p.Kind == ContentKind.Audio))
            .OrderByDescending(p => p.PublishedAt).Take(count).Select(Card.Of).ToListAsync(cancel);

    /// <summary>What a school made and what tells of it.</summary>
    /// <param name="unitId">The unit it is.</param>
    /// <param name="slug">The last part of its page's address, by which others name it.</param>
    public Task<List<Card>> OfSchoolAsync(string unitId, string slug, int count, CancellationToken cancel) =>
        Listed.Where(p => (p.UnitId == unitId || p.Schools.Contains(slug)) && p.Kind != ContentKind.School && p.Kind != ContentKind.CareerGuide)
            .OrderByDescending(p => p.PublishedAt).Take(count).Select(Card.Of).ToListAsync(cancel);

    /// <summary>A series in its order, a topic the newest first.</summary>
    public Task<List<Card>> InCollectionAsync(CollectionKind kind, string slug, int count, CancellationToken cancel) =>
        (kind is CollectionKind.Series
            ? Listed.Where(p => p.Series == slug).OrderBy(p => p.Part == null).ThenBy(p => p.Part).ThenBy(p => p.PublishedAt)
            : Listed.Where(p => p.Topics.Contains(slug)).OrderByDescending(p => p.PublishedAt))
        .Take(count).Select(Card.Of).ToListAsync(cancel);

    /// <summary>What is still to come, the nearest first.</summary>
    public async Task<List<Card>> ComingEventsAsync(DateTimeOffset now, int count, CancellationToken cancel)
    {
        var events = await Listed.Where(p => p.Kind == ContentKind.Event).OrderByDescending(p => p.PublishedAt).Take(60).Select(Card.Of).ToListAsync(cancel);
        return [.. events.Where(e => e.Fields.Event?.End >= now).OrderBy(e => e.Fields.Event!.Start).Take(count)];
    }
}
