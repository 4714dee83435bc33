using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Submissions.Duplicates;

/// <summary>A story that says much the same.</summary>
/// <param name="Share">How much of the shorter text stands in the other, 0 to 1.</param>
public sealed record SimilarStory(ContentItem Item, double Share, bool SameTitle)
{
    public bool IsSame => Share >= Similarity.Same;
}

/// <summary>Finds items that tell what another item tells, among those a person may see.</summary>
public sealed class FindDuplicates(CmsDb db)
{
    /// <summary>News repeats within weeks; an equal title is found whenever it was.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(45);
    private const int Candidates = 20, MostShown = 5;

    public async Task<IReadOnlyList<SimilarStory>> RunAsync(ContentItem item, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<ItemFingerprint>().AsNoTracking().SingleOrDefaultAsync(p => p.ItemId == item.Id, cancel) is not { } print) return [];
        var (from, to) = (print.At - Window, print.At + Window);
        var ids = await db.Database.SqlQuery<Guid>($"""
            select p.item_id as "Value" from cms.item_fingerprint p
            where p.item_id <> {item.Id} and (p.title_key = {print.TitleKey} or (p.at between {from} and {to} and p.samples && {print.Samples}))
            order by p.title_key = {print.TitleKey} desc, (select count(*) from unnest(p.samples) s where s = any({print.Samples})) desc, p.item_id
            limit {Candidates}
            """).ToListAsync(cancel);
        if (ids.Count == 0) return [];

        var own = await TextAsync(item, cancel);
        var found = new List<SimilarStory>();
        foreach (var other in await db.Items.AsNoTracking().VisibleTo(actor).Where(i => ids.Contains(i.Id)).ToListAsync(cancel))
        {
            var story = new SimilarStory(other, Similarity.Of(own, await TextAsync(other, cancel)), Similarity.TitleKey(other.Title) == print.TitleKey);
            if (story.SameTitle || story.Share >= Similarity.Alike) found.Add(story);
        }

        return [.. found.OrderByDescending(story => story.Share).ThenByDescending(story => story.SameTitle).ThenBy(story => story.Item.CreatedAt).Take(MostShown)];
    }

    private async Task<string> TextAsync(ContentItem item, CancellationToken cancel)
    {
        var version = await db.Versions.AsNoTracking().Where(v => v.ItemId == item.Id && v.Number == item.Version).Select(v => new { v.Title, v.Summary, v.Body }).SingleAsync(cancel);
        return ItemFingerprint.TextOf(version.Title, version.Summary, RichText.Parse(version.Body));
    }
}
