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

    /// <summary>Vietnamese, with a place for the share.</summary>
    public string Words => IsSame ? "trùng {0}" : Share > 0 ? "giống {0}" : "trùng tiêu đề";
}

/// <summary>The mark of an item in a list that has one like it.</summary>
public sealed record SimilarMark(Guid ItemId, SimilarStory? Story);

/// <summary>Finds items that tell what another item tells, among those a person may see.</summary>
public sealed class FindDuplicates(CmsDb db)
{
    /// <summary>News repeats within weeks; an equal title is found whenever it was.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(45);
    private const int Candidates = 20, CandidatesInList = 3, MostShown = 5;

    public async Task<IReadOnlyList<SimilarStory>> RunAsync(ContentItem item, Actor actor, CancellationToken cancel) =>
        [.. (await AmongAsync([item], Candidates, actor, cancel))[item.Id].Take(MostShown)];

    /// <summary>For a list: the likest to each of its items that has one.</summary>
    public async Task<IReadOnlyDictionary<Guid, SimilarStory>> LikestAsync(IReadOnlyCollection<ContentItem> items, Actor actor, CancellationToken cancel) =>
        (await AmongAsync(items, CandidatesInList, actor, cancel)).ToDictionary(found => found.Key, found => found.First());

    /// <summary>The likest first.</summary>
    private async Task<ILookup<Guid, SimilarStory>> AmongAsync(IReadOnlyCollection<ContentItem> items, int candidates, Actor actor, CancellationToken cancel)
    {
        Guid[] ids = [.. items.Select(item => item.Id)];
        var pairs = await db.Database.SqlQuery<Pair>($"""
            select p.item_id as "ItemId", o.item_id as "OtherId", o.title_key = p.title_key as "SameTitle"
            from cms.item_fingerprint p cross join lateral (
              select q.item_id, q.title_key from cms.item_fingerprint q
              where q.item_id <> p.item_id and (q.title_key = p.title_key or (q.at between p.at - {Window} and p.at + {Window} and q.samples && p.samples))
              order by q.title_key = p.title_key desc, (select count(*) from unnest(q.samples) s where s = any(p.samples)) desc, q.item_id
              limit {candidates}) o
            where p.item_id = any({ids})
            """).ToListAsync(cancel);
        if (pairs.Count == 0) return Array.Empty<SimilarStory>().ToLookup(story => story.Item.Id);

        Guid[] otherIds = [.. pairs.Select(pair => pair.OtherId).Distinct()];
        var others = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => otherIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var texts = await TextsAsync([.. pairs.Select(pair => pair.ItemId).Concat(others.Keys).Distinct()], cancel);
        return pairs.Where(pair => others.ContainsKey(pair.OtherId))
            .Select(pair => (pair.ItemId, Story: new SimilarStory(others[pair.OtherId], Similarity.Of(texts[pair.ItemId], texts[pair.OtherId]), pair.SameTitle)))
            .Where(found => found.Story.SameTitle || found.Story.Share >= Similarity.Alike)
            .OrderByDescending(found => found.Story.Share).ThenByDescending(found => found.Story.SameTitle).ThenBy(found => found.Story.Item.CreatedAt)
            .ToLookup(found => found.ItemId, found => found.Story);
    }

    private async Task<Dictionary<Guid, string>> TextsAsync(Guid[] ids, CancellationToken cancel) => await db.Versions.AsNoTracking()
        .Where(v => ids.Contains(v.ItemId) && db.Items.Any(i => i.Id == v.ItemId && i.Version == v.Number))
        .Select(v => new { v.ItemId, v.Title, v.Summary, v.Body })
        .ToDictionaryAsync(v => v.ItemId, v => ItemFingerprint.TextOf(v.Title, v.Summary, RichText.Parse(v.Body)), cancel);

    private sealed record Pair(Guid ItemId, Guid OtherId, bool SameTitle);
}
