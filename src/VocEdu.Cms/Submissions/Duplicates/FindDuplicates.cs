using System.Text.Json;
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
    private const int MostShown = 5;

    /// <summary>How many candidates are read, and by how many of a story's rarest samples they are found: few of a long story's stand in a short one that it holds.</summary>
    private static readonly (int Candidates, int Telling) ForOne = (20, 48), ForEachOfList = (3, 24);

    public async Task<IReadOnlyList<SimilarStory>> RunAsync(ContentItem item, Actor actor, CancellationToken cancel) =>
        [.. (await AmongAsync([item], ForOne, actor, cancel))[item.Id].Take(MostShown)];

    /// <summary>For a list: the likest to each of its items that has one.</summary>
    public async Task<IReadOnlyDictionary<Guid, SimilarStory>> LikestAsync(IReadOnlyCollection<ContentItem> items, Actor actor, CancellationToken cancel) =>
        (await AmongAsync(items, ForEachOfList, actor, cancel)).ToDictionary(found => found.Key, found => found.First());

    /// <summary>The likest first.</summary>
    private async Task<ILookup<Guid, SimilarStory>> AmongAsync(IReadOnlyCollection<ContentItem> items, (int Candidates, int Telling) effort, Actor actor, CancellationToken cancel)
    {
        Guid[] ids = [.. items.Select(item => item.Id)];
        var prints = await db.Set<ItemFingerprint>().AsNoTracking().Where(print => ids.Contains(print.ItemId)).ToListAsync(cancel);
        if (prints.Count == 0) return Array.Empty<SimilarStory>().ToLookup(story => story.Item.Id);

        var asked = await AskedAsync(prints, effort.Telling, cancel);
        // An equal title is found whenever it was.
        var pairs = await db.Database.SqlQuery<Pair>($"""
            select p."ItemId", o.item_id as "OtherId", o.title_key = p."TitleKey" as "SameTitle"
            from jsonb_to_recordset({asked}::jsonb) as p("ItemId" uuid, "TitleKey" text, "At" timestamptz, "Telling" integer[], "Keys" integer[]) cross join lateral (
              select q.item_id, q.title_key from cms.item_fingerprint q
              where q.item_id <> p."ItemId" and (q.title_key = p."TitleKey" or (q.keys && p."Keys" and q.at between p."At" - {ItemFingerprint.Season} and p."At" + {ItemFingerprint.Season}))
              order by q.title_key = p."TitleKey" desc, (select count(*) from unnest(p."Telling") sample where sample = any(q.samples)) desc, q.item_id
              limit {effort.Candidates}) o
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

    /// <summary>By what each is looked for. How common a sample is, the database has counted for its own use.</summary>
    private async Task<string> AskedAsync(List<ItemFingerprint> prints, int most, CancellationToken cancel)
    {
        var common = await db.Database.SqlQuery<Common>($"""
            select c.sample as "Sample", c.share as "Share" from pg_stats s cross join lateral unnest(s.most_common_elems::text::integer[], s.most_common_elem_freqs) as c(sample, share)
            where s.schemaname = 'cms' and s.tablename = 'item_fingerprint' and s.attname = 'samples' and c.sample is not null
            """).ToDictionaryAsync(c => c.Sample, c => c.Share, cancel);
        return JsonSerializer.Serialize(prints.ConvertAll(print =>
        {
            int[] telling = [.. print.Samples.OrderBy(sample => common.GetValueOrDefault(sample)).ThenBy(sample => sample).Take(most)];
            int[] keys = [.. new[] { -1, 0, 1 }.SelectMany(later => ItemFingerprint.KeysOf(telling, print.At, later))];
            return new { print.ItemId, print.TitleKey, print.At, Telling = telling, Keys = keys };
        }));
    }

    private async Task<Dictionary<Guid, string>> TextsAsync(Guid[] ids, CancellationToken cancel) => await db.Versions.AsNoTracking()
        .Where(v => ids.Contains(v.ItemId) && db.Items.Any(i => i.Id == v.ItemId && i.Version == v.Number))
        .Select(v => new { v.ItemId, v.Title, v.Summary, v.Body })
        .ToDictionaryAsync(v => v.ItemId, v => ItemFingerprint.TextOf(v.Title, v.Summary, RichText.Parse(v.Body)), cancel);

    private sealed record Common(int Sample, float Share);

    private sealed record Pair(Guid ItemId, Guid OtherId, bool SameTitle);
}
