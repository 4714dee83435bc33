using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Downloads;
using VocEdu.Cms.Schools;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Statistics;

/// <summary>What the site says of itself for a year: how complete, how timely and how useful it is (Decree 224, Art. 12).</summary>
/// <param name="MadeAt">When it was reckoned.</param>
public sealed record YearOfSite(
    int Year, DateTimeOffset MadeAt, Completeness Completeness, IReadOnlyList<SectionFreshness> Timeliness, IReadOnlyList<MonthOfSite> Months, IReadOnlyList<PageVotes> LeastUseful);

/// <summary>Of what should be told, how much is.</summary>
public sealed record Completeness(int Schools, int SchoolsConfirmed, int Documents, int DocumentsWithValidity, int Guides);

/// <summary>When something was last published in a section; null: never.</summary>
public sealed record SectionFreshness(string Section, string Name, DateTimeOffset? LastPublishedAt, int? DaysAgo);

/// <param name="Month">From 1.</param>
public sealed record MonthOfSite(int Month, int Published, long Useful, long Useless, long Downloads);

public sealed record PageVotes(string Title, string Path, long Useful, long Useless);

/// <summary>Reckons the site's own figures. Votes and downloads are sums of days; nobody is in them.</summary>
public sealed class ReckonSite(CmsDb db, TimeProvider clock)
{
    private const int FewestVotes = 5, MostShown = 10;

    public async Task<YearOfSite> OfAsync(int year, CancellationToken cancel)
    {
        var (from, to, today) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), Vietnam.Today(clock));
        return new(year, clock.GetUtcNow(), await CompletenessAsync(today, cancel), await TimelinessAsync(today, cancel), await MonthsAsync(from, to, cancel), await LeastUsefulAsync(from, to, cancel));
    }

    private async Task<Completeness> CompletenessAsync(DateOnly today, CancellationToken cancel)
    {
        var schools = await ProfileAges.AllAsync(db, cancel);
        var documents = db.Publications.Where(p => p.Listed && p.Kind == ContentKind.OfficialDocument);
        var valid = await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from cms.publication where listed and kind = 'OfficialDocument' and fields ->> 'validFrom' is not null").SingleAsync(cancel);
        return new(schools.Count, schools.Count(s => !s.IsStale(today)), await documents.CountAsync(cancel), valid, await db.Publications.CountAsync(p => p.Listed && p.Kind == ContentKind.CareerGuide, cancel));
    }

    private async Task<List<SectionFreshness>> TimelinessAsync(DateOnly today, CancellationToken cancel)
    {
        var sections = new List<SectionFreshness>();
        foreach (var section in Writing.Sections.All)
        {
            var last = await db.Publications.Where(p => p.Listed && p.Section == section.Code).OrderByDescending(p => p.PublishedAt).Select(p => (DateTimeOffset?)p.PublishedAt).FirstOrDefaultAsync(cancel);
            sections.Add(new(section.Code, section.Name, last, last is { } at ? today.DayNumber - Vietnam.LocalDate(at).DayNumber : null));
        }

        return sections;
    }

    private async Task<List<MonthOfSite>> MonthsAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var published = new int[13];
        for (var month = 1; month <= 12; month++)
        {
            var (first, next) = (Vietnam.Instant(from.AddMonths(month - 1)), Vietnam.Instant(from.AddMonths(month)));
            published[month] = await db.Publications.CountAsync(p => p.Listed && p.PublishedAt >= first && p.PublishedAt < next, cancel);
        }

        var votes = await db.Set<VoteDay>().Where(d => d.Day >= from && d.Day <= to).GroupBy(d => d.Day.Month)
            .Select(g => new { Month = g.Key, Useful = g.Sum(d => d.Useful), Useless = g.Sum(d => d.Useless) }).ToDictionaryAsync(g => g.Month, cancel);
        var downloads = await db.Set<DownloadDay>().Where(d => d.Day >= from && d.Day <= to).GroupBy(d => d.Day.Month)
            .Select(g => new { Month = g.Key, Count = g.Sum(d => d.Count) }).ToDictionaryAsync(g => g.Month, g => g.Count, cancel);
        return [.. Enumerable.Range(1, 12).Select(month => new MonthOfSite(
            month, published[month], votes.GetValueOrDefault(month)?.Useful ?? 0, votes.GetValueOrDefault(month)?.Useless ?? 0, downloads.GetValueOrDefault(month)))];
    }

    /// <summary>Pages that more readers found useless than useful: they need a writer.</summary>
    private async Task<List<PageVotes>> LeastUsefulAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var worst = await db.Set<VoteDay>().Where(d => d.Day >= from && d.Day <= to).GroupBy(d => d.PageId)
            .Select(g => new { ItemId = g.Key, Useful = g.Sum(d => d.Useful), Useless = g.Sum(d => d.Useless) })
            .Where(g => g.Useful + g.Useless >= FewestVotes && g.Useless > g.Useful).OrderByDescending(g => g.Useless).Take(MostShown).ToListAsync(cancel);
        var ids = worst.ConvertAll(w => w.ItemId);
        var pages = await db.Publications.Where(p => ids.Contains(p.ItemId)).Select(p => new { p.ItemId, p.Title, p.Path }).ToDictionaryAsync(p => p.ItemId, cancel);
        return [.. worst.Where(w => pages.ContainsKey(w.ItemId)).Select(w => new PageVotes(pages[w.ItemId].Title, pages[w.ItemId].Path, w.Useful, w.Useless))];
    }
}
