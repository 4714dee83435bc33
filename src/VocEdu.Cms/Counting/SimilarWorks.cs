using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Review;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

public sealed record SimilarWork(Guid Id, string Reference, string Title, string UnitName, string? Outlet, DateOnly On);

/// <summary>Two counted works that may be one; the earlier first.</summary>
/// <param name="Share">How much of the shorter text stands in the other; 0: the titles are equal and the texts are not known.</param>
public sealed record SimilarPair(Work Earlier, Work Later, double Share, bool SameTitle);

/// <summary>Works of one title, however it is written, or of texts alike to 0.85, within thirty days (vietnam.md §3.3, rule 8): a proposal, a person decides.</summary>
public sealed class SimilarWorks(CmsDb db)
{
    private const int Days = 30, MostPairs = 100, FewestShared = 6;

    public async Task<List<SimilarWork>> RunAsync(string title, DateOnly on, CancellationToken cancel)
    {
        var (from, to, wanted) = (on.AddDays(-Days), on.AddDays(Days), Similarity.TitleKey(title));
        var near = await db.Works.FromSql($"""
            select w.* from publishing.work w
            where w.title_key = regexp_replace(translate(lower(regexp_replace(normalize({title}, NFD), '[\u0300-\u036f]', '', 'g')), 'đĐy', 'ddi'), '[^[:alnum:]]+', '', 'g')
              and w.first_public_on between {from} and {to}
            """).AsNoTracking().OrderBy(w => w.FirstPublicOn).ThenBy(w => w.Id).Take(MostPairs).ToListAsync(cancel);
        return [.. near.Where(w => Similarity.TitleKey(w.Title) == wanted).Select(w => new SimilarWork(w.Id, w.Reference, w.Title, w.UnitName, w.Outlet, w.FirstPublicOn))];
    }

    /// <summary>Pairs that both count in these days and that nobody has decided about, at most a hundred.</summary>
    public async Task<IReadOnlyList<SimilarPair>> PairsAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        List<Pair> pairs = [.. await TitledAsync(from, to, cancel), .. await WrittenAsync(from, to, cancel), .. await PrintedAsync(from, to, cancel)];
        var ids = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().ToList();
        var works = await db.Works.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancel);
        var texts = await TextsAsync(works.Values, cancel);
        var found = new List<SimilarPair>();
        foreach (var pair in pairs)
        {
            var (a, b) = (works[pair.A], works[pair.B]);
            if (b.FirstPublicAt < a.FirstPublicAt) (a, b) = (b, a);
            var same = Similarity.TitleKey(a.Title) == Similarity.TitleKey(b.Title);
            var share = texts[a.Id].SelectMany(one => texts[b.Id].Select(other => Similarity.Of(one, other))).DefaultIfEmpty().Max();
            if (same || share >= Similarity.Same) found.Add(new(a, b, share, same));
        }
        return [.. found.DistinctBy(p => (p.Earlier.Id, p.Later.Id)).OrderByDescending(p => p.Later.FirstPublicOn).Take(MostPairs)];
    }

    /// <summary>Works of one title, ours and the press's.</summary>
    private Task<List<Pair>> TitledAsync(DateOnly from, DateOnly to, CancellationToken cancel) => db.Database.SqlQuery<Pair>($"""
        select a.id as a, b.id as b from publishing.work a
        join publishing.work b on b.title_key = a.title_key and b.first_public_on between a.first_public_on and a.first_public_on + {Days} and b.id <> a.id
          and (b.first_public_on > a.first_public_on or b.id > a.id)
        where a.counts and b.counts and a.title_key <> '' and a.first_public_on between {from} and {to}
          and not exists (select from publishing.distinct_works d where d.first_id = least(a.id, b.id) and d.second_id = greatest(a.id, b.id))
        order by a.first_public_on desc limit {MostPairs}
        """).ToListAsync(cancel);

    /// <summary>Our own stories that share words.</summary>
    private Task<List<Pair>> WrittenAsync(DateOnly from, DateOnly to, CancellationToken cancel) => db.Database.SqlQuery<Pair>($"""
        select a.id as a, b.id as b from publishing.work a
        join cms.item_fingerprint p on 'content:' || p.item_id = a.source
        join cms.item_fingerprint q on q.item_id <> p.item_id and q.samples && p.samples
        join publishing.work b on b.source = 'content:' || q.item_id and b.first_public_on between a.first_public_on and a.first_public_on + {Days}
          and (b.first_public_on > a.first_public_on or b.id > a.id)
        where a.counts and b.counts and a.title_key <> b.title_key and a.first_public_on between {from} and {to}
          and (select count(*) from (select unnest(p.samples) intersect select unnest(q.samples)) s) >= {FewestShared}
          and not exists (select from publishing.distinct_works d where d.first_id = least(a.id, b.id) and d.second_id = greatest(a.id, b.id))
        order by a.first_public_on desc limit {MostPairs}
        """).ToListAsync(cancel);

    /// <summary>What the press printed that shares words with a story of ours, or with another paper's: by what its page showed when the link was checked.</summary>
    private Task<List<Pair>> PrintedAsync(DateOnly from, DateOnly to, CancellationToken cancel) => db.Database.SqlQuery<Pair>($"""
        select a.id as a, b.id as b from publishing.work a
        join publishing.evidence e on e.work_id = a.id join publishing.page_print p on p.evidence_id = e.id
        cross join lateral (
          select w.id, w.first_public_on, w.title_key, q.samples from cms.item_fingerprint q join publishing.work w on w.source = 'content:' || q.item_id where q.samples && p.samples and w.counts
          union all
          select w.id, w.first_public_on, w.title_key, q.samples from publishing.page_print q join publishing.evidence o on o.id = q.evidence_id join publishing.work w on w.id = o.work_id
          where q.samples && p.samples and w.counts and w.id > a.id) b
        where a.counts and a.first_public_on between {from} and {to} and b.first_public_on between a.first_public_on - {Days} and a.first_public_on + {Days} and a.title_key <> b.title_key
          and (select count(*) from (select unnest(p.samples) intersect select unnest(b.samples)) s) >= {FewestShared}
          and not exists (select from publishing.distinct_works d where d.first_id = least(a.id, b.id) and d.second_id = greatest(a.id, b.id))
        order by a.first_public_on desc limit {MostPairs}
        """).ToListAsync(cancel);

    /// <summary>What is known of the texts: our own as they are public, and every page that was seen of what others published.</summary>
    private async Task<ILookup<Guid, IReadOnlySet<int>>> TextsAsync(IReadOnlyCollection<Work> works, CancellationToken cancel)
    {
        var own = works.Where(w => w.Origin == WorkOrigin.Own).ToDictionary(w => w.Source, w => w.Id);
        var items = own.Keys.Select(s => Guid.TryParse(s.AsSpan(s.IndexOf(':', StringComparison.Ordinal) + 1), out var id) ? id : Guid.Empty).ToList();
        var versions = await db.Publications.AsNoTracking().Where(p => items.Contains(p.ItemId))
            .Join(db.Versions, p => new { p.ItemId, Number = p.Version }, v => new { v.ItemId, v.Number }, (p, v) => new { v.ItemId, v.Title, v.Summary, v.Body }).ToListAsync(cancel);
        var ids = works.Select(w => w.Id).ToList();
        var pages = await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.WorkId)).Join(db.PagePrints, e => e.Id, p => p.EvidenceId, (e, p) => new { e.WorkId, p.Prints }).ToListAsync(cancel);
        return versions.Select(v => (Id: own[PublishContent.SourceOf(v.ItemId)], Prints: Similarity.Prints(ItemFingerprint.TextOf(v.Title, v.Summary, RichText.Parse(v.Body)))))
            .Concat(pages.Select(p => (Id: p.WorkId, Prints: (IReadOnlySet<int>)p.Prints.ToHashSet()))).ToLookup(t => t.Id, t => t.Prints);
    }

    private sealed record Pair(Guid A, Guid B);
}
