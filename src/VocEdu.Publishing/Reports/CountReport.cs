using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Reports;

/// <summary>Counts what a report states. Reads the counted works of the plan's year and of the year before, and nothing older.</summary>
public sealed class CountReport(PublishingDb db)
{
    /// <param name="today">The local day whose end the figures describe.</param>
    public async Task<ReportFigures> RunAsync(Plan plan, ReportPeriod period, DateOnly today, CancellationToken cancel)
    {
        var window = plan.CountingWindow;
        var span = ReportSpan.Of(period, window, today);
        var target = await db.Targets.AsNoTracking().Where(t => t.PlanCode == plan.Code && t.Year == span.TargetYear)
            .OrderBy(t => t.Code).Select(t => (int?)t.Value).FirstOrDefaultAsync(cancel);
        var rows = await CountAsync(plan, span.YearFrom, span.DataDate, span.From, cancel);
        var before = (await CountAsync(plan, span.LastYearFrom, span.LastYearTo, span.LastYearFrom, cancel)).GroupBy(r => r.Genre).ToDictionary(g => g.Key, g => g.Sum(r => r.Since));
        var done = rows.Sum(r => r.Since);
        var estimate = span.DataDate < span.YearTo && span.DataDate >= span.YearFrom ? new Progress(done, target ?? 0, span.WholeYear(), span.DataDate).Forecast : null;

        var since = rows.GroupBy(r => r.Genre).ToDictionary(g => g.Key, g => (InPeriod: g.Sum(r => r.InPeriod), Since: g.Sum(r => r.Since)));
        var parts = estimate is null ? null : Shares.Split(estimate.Likely, since.ToDictionary(g => g.Key, g => g.Value.Since));
        List<GenreFigures> genres = [.. since.Keys.Union(before.Keys).Order(StringComparer.Ordinal)
            .Select(code => new GenreFigures(code, since.GetValueOrDefault(code).InPeriod, since.GetValueOrDefault(code).Since, parts is null ? null : parts.GetValueOrDefault(code), before.GetValueOrDefault(code)))];

        return new(span, target, rows.Sum(r => r.InPeriod), done, before.Values.Sum(), estimate, await OtherAsync(plan, period, today, cancel),
            genres, await ChannelsAsync(plan, span, cancel), await ThemesAsync(plan, span, cancel), Units(rows), rows.Where(r => r.Origin == WorkOrigin.External).Sum(r => r.InPeriod),
            CountingRules.Version);
    }

    /// <summary>Counted works of a plan in some days: what every figure of a report is made of.</summary>
    public static IQueryable<Work> Counted(PublishingDb db, Plan plan, DateOnly from, DateOnly to)
    {
        var works = db.Works.Where(w => w.Counts && w.FirstPublicOn >= from && w.FirstPublicOn <= to);
        return plan.AcceptsPress ? works : works.Where(w => w.Origin == WorkOrigin.Own);
    }

    private async Task<List<Row>> CountAsync(Plan plan, DateOnly from, DateOnly to, DateOnly periodFrom, CancellationToken cancel) => await Counted(db, plan, from, to)
        .GroupBy(w => new { w.Genre, w.UnitCode, w.UnitName, w.Origin })
        .Select(g => new Row(g.Key.Genre, g.Key.UnitCode, g.Key.UnitName, g.Key.Origin, g.Count(w => w.FirstPublicOn >= periodFrom), g.Count(), g.Max(w => w.FirstPublicOn)))
        .ToListAsync(cancel);

    private static List<UnitWorks> Units(List<Row> rows) => [.. rows.Where(r => r.InPeriod > 0).GroupBy(r => r.Unit)
        .Select(u => new UnitWorks(u.Key, u.MaxBy(r => r.Last)!.UnitName, u.GroupBy(r => r.Genre).ToDictionary(g => g.Key, g => g.Sum(r => r.InPeriod))))
        .OrderByDescending(u => u.Count).ThenBy(u => u.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];

    private async Task<OtherCount> OtherAsync(Plan plan, ReportPeriod period, DateOnly today, CancellationToken cancel)
    {
        var window = plan.Window == WindowKind.Calendar ? CountingWindow.Rule : CountingWindow.Calendar;
        var span = ReportSpan.Of(period, window, today);
        return new(window.Name, span.From, span.DataDate, await Counted(db, plan, span.From, span.DataDate).CountAsync(cancel));
    }

    /// <summary>The site, each connected channel, and what others published; a work on three channels stands in three rows, which are never added up.</summary>
    private async Task<List<ChannelFigures>> ChannelsAsync(Plan plan, ReportSpan span, CancellationToken cancel)
    {
        var works = Counted(db, plan, span.From, span.DataDate);
        var onSite = await works.CountAsync(w => w.Origin == WorkOrigin.Own && w.PublicPath != null, cancel);
        var external = await works.CountAsync(w => w.Origin == WorkOrigin.External, cancel);
        var (start, end) = (Vietnam.Instant(span.From), Vietnam.Instant(span.DataDate.AddDays(1)));
        var posts = await db.Database.SqlQuery<PostRow>($"""
            select c.name as "Name", (count(distinct p.work_id) filter (where w.counts))::int as "Works", count(*)::int as "Posts"
            from publishing.outbox_post p join publishing.channel c on c.id = p.channel_id join publishing.work w on w.id = p.work_id
            where p.posted_at >= {start} and p.posted_at < {end} group by c.name
            """).ToListAsync(cancel);
        var channels = await db.Channels.AsNoTracking().OrderBy(c => c.Name).Select(c => c.Name).ToListAsync(cancel);
        return
        [
            new("Trang thông tin điện tử", onSite, onSite),
            .. channels.Union(posts.Select(p => p.Name)).Select(name => posts.Find(p => p.Name == name) is { } one ? new ChannelFigures(name, one.Works, one.Posts) : new(name, 0, 0)),
            .. external > 0 ? [new ChannelFigures("Báo chí và nơi khác đăng, phát", external, external)] : Array.Empty<ChannelFigures>(),
        ];
    }

    private async Task<List<ThemeFigures>> ThemesAsync(Plan plan, ReportSpan span, CancellationToken cancel)
    {
        var own = !plan.AcceptsPress;
        var prefix = $"{plan.Code}:";      // works are filed under the themes of several plans
        var rows = await db.Database.SqlQuery<ThemeRow>($"""
            select t.code as "Code", count(*)::int as "Count"
            from publishing.work w left join lateral (
              select distinct split_part(substr(theme, length({prefix}) + 1), '.', 1) as code from unnest(w.themes) theme where starts_with(theme, {prefix})) t on true
            where w.counts and w.first_public_on between {span.From} and {span.DataDate} and (not {own} or w.origin = 'Own')
            group by t.code order by t.code nulls last
            """).ToListAsync(cancel);
        var names = Names(plan);
        return [.. rows.Select(r => new ThemeFigures(r.Code, r.Code is null ? "Chưa phân nhóm nội dung" : names.GetValueOrDefault(r.Code, r.Code), r.Count))];
    }

    /// <summary>Themes by code, from the plan's own document.</summary>
    private static Dictionary<string, string> Names(Plan plan)
    {
        using var document = JsonDocument.Parse(plan.Document);
        return document.RootElement.TryGetProperty("themes", out var themes)
            ? themes.EnumerateArray().Where(t => t.TryGetProperty("code", out _)).GroupBy(t => t.GetProperty("code").GetString()!).ToDictionary(t => t.Key, t => t.First().GetProperty("text").GetString()!)
            : [];
    }

    private sealed record Row(string Genre, string Unit, string UnitName, WorkOrigin Origin, int InPeriod, int Since, DateOnly Last);

    private sealed record ThemeRow(string? Code, int Count);

    private sealed record PostRow(string Name, int Works, int Posts);
}
