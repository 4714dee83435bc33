using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Reports;

/// <summary>Sums what a report states from the figures kept by day: what it costs does not depend on how many works there are.</summary>
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
            genres, await ChannelsAsync(plan, span, cancel), await ThemesAsync(plan, span, rows.Sum(r => r.InPeriod), cancel), Units(rows), rows.Where(r => r.Origin == WorkOrigin.External).Sum(r => r.InPeriod),
            CountingRules.Version);
    }

    /// <summary>Counted works of a plan in some days: the list behind every figure of a report.</summary>
    public static IQueryable<Work> Counted(PublishingDb db, Plan plan, DateOnly from, DateOnly to)
    {
        var works = db.Works.Where(w => w.Counts && w.FirstPublicOn >= from && w.FirstPublicOn <= to);
        return plan.AcceptsPress ? works : works.Where(w => w.Origin == WorkOrigin.Own);
    }

    /// <summary>How many works of a plan count in some days.</summary>
    public static Task<int> SumAsync(PublishingDb db, Plan plan, DateOnly from, DateOnly to, CancellationToken cancel) => Days(db, plan, FigureKind.Genre, from, to).SumAsync(d => d.Count, cancel);

    private static IQueryable<CountedDay> Days(PublishingDb db, Plan plan, FigureKind kind, DateOnly from, DateOnly to)
    {
        var days = db.CountedDays.AsNoTracking().Where(d => d.Kind == kind && d.Day >= from && d.Day <= to);
        return plan.AcceptsPress ? days : days.Where(d => d.Origin == nameof(WorkOrigin.Own));
    }

    private async Task<List<Row>> CountAsync(Plan plan, DateOnly from, DateOnly to, DateOnly periodFrom, CancellationToken cancel)
    {
        var sums = await Days(db, plan, FigureKind.UnitGenre, from, to).Where(d => d.Count != 0).GroupBy(d => new { d.Code, d.Origin, d.Name })
            .Select(g => new { g.Key.Code, g.Key.Origin, g.Key.Name, InPeriod = g.Sum(d => d.Day >= periodFrom ? d.Count : 0), Since = g.Sum(d => d.Count), Last = g.Max(d => d.Day) }).ToListAsync(cancel);
        return sums.ConvertAll(s => new Row(s.Code[(s.Code.LastIndexOf('|') + 1)..], s.Code[..s.Code.LastIndexOf('|')], s.Name ?? "", Enum.Parse<WorkOrigin>(s.Origin), s.InPeriod, s.Since, s.Last));
    }

    private static List<UnitWorks> Units(List<Row> rows) => [.. rows.Where(r => r.InPeriod > 0).GroupBy(r => r.Unit)
        .Select(u => new UnitWorks(u.Key, u.MaxBy(r => r.Last)!.UnitName, u.GroupBy(r => r.Genre).ToDictionary(g => g.Key, g => g.Sum(r => r.InPeriod))))
        .OrderByDescending(u => u.Count).ThenBy(u => u.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];

    private async Task<OtherCount> OtherAsync(Plan plan, ReportPeriod period, DateOnly today, CancellationToken cancel)
    {
        var window = plan.Window == WindowKind.Calendar ? CountingWindow.Rule : CountingWindow.Calendar;
        var span = ReportSpan.Of(period, window, today);
        return new(window.Name, span.From, span.DataDate, await SumAsync(db, plan, span.From, span.DataDate, cancel));
    }

    /// <summary>The site, each connected channel, and what others published; a work on three channels stands in three rows, which are never added up.</summary>
    private async Task<List<ChannelFigures>> ChannelsAsync(Plan plan, ReportSpan span, CancellationToken cancel)
    {
        var onSite = await Days(db, plan, FigureKind.Site, span.From, span.DataDate).SumAsync(d => d.Count, cancel);
        var external = await Days(db, plan, FigureKind.Genre, span.From, span.DataDate).Where(d => d.Origin == nameof(WorkOrigin.External)).SumAsync(d => d.Count, cancel);
        var (start, end) = (Vietnam.Instant(span.From), Vietnam.Instant(span.DataDate.AddDays(1)));
        var posts = await db.Database.SqlQuery<PostRow>($"""
            select p.channel_id::text as "Name", (count(distinct p.work_id) filter (where w.counts))::int as "Works", count(*)::int as "Posts"
            from publishing.outbox_post p join publishing.work w on w.id = p.work_id
            where p.posted_at >= {start} and p.posted_at < {end} group by p.channel_id
            """).ToListAsync(cancel);
        var channels = await db.ChannelNamesAsync(cancel);
        return
        [
            new("Trang thông tin điện tử", onSite, onSite),
            .. channels.OrderBy(c => c.Value, StringComparer.Ordinal).Select(c => posts.Find(p => p.Name == c.Key) is { } one ? new ChannelFigures(c.Value, one.Works, one.Posts) : new(c.Value, 0, 0)),
            .. external > 0 ? [new ChannelFigures("Báo chí và nơi khác đăng, phát", external, external)] : Array.Empty<ChannelFigures>(),
        ];
    }

    private async Task<List<ThemeFigures>> ThemesAsync(Plan plan, ReportSpan span, int inPeriod, CancellationToken cancel)
    {
        var prefix = $"{plan.Code}:";      // works are filed under the themes of several plans
        var groups = await Days(db, plan, FigureKind.ThemeGroup, span.From, span.DataDate).Where(d => d.Code.StartsWith(prefix))
            .GroupBy(d => d.Code).Select(g => new { g.Key, Sum = g.Sum(d => d.Count) }).Where(g => g.Sum > 0).ToListAsync(cancel);
        var filed = await Days(db, plan, FigureKind.ThemePlan, span.From, span.DataDate).Where(d => d.Code == plan.Code).SumAsync(d => d.Count, cancel);
        var names = Names(plan);
        return
        [
            .. groups.Select(g => (Code: g.Key[prefix.Length..], g.Sum)).OrderBy(g => g.Code, StringComparer.Ordinal).Select(g => new ThemeFigures(g.Code, names.GetValueOrDefault(g.Code, g.Code), g.Sum)),
            .. inPeriod > filed ? [new ThemeFigures(null, "Chưa phân nhóm nội dung", inPeriod - filed)] : Array.Empty<ThemeFigures>(),
        ];
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

    private sealed record PostRow(string Name, int Works, int Posts);
}
