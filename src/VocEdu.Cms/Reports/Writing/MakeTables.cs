using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Downloads;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Reports.Units;
using VocEdu.Cms.Site;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>The tables Biểu 01–04 and 06–08 of a report (vietnam.md §4); the long lists Biểu 05 and 09 are read when they are needed.</summary>
public sealed class MakeTables(CmsDb db, StoryFigures stories, IOptions<SiteOptions> site)
{
    public const string EventTable = "Biểu 06";
    private const int MostEvents = 500;

    /// <summary>Genres as one column each would be too many: what people say together.</summary>
    private static readonly (string Name, string[] Genres)[] Kinds =
    [
        ("Tin", ["TIN", "TINVAN"]), ("Bài", ["BAI", "PV", "GHICHEP", "GUONG", "CL", "EMAG", "NGHE"]), ("Phóng sự", ["PS", "PSA", "PSTH"]), ("Video, phát thanh", ["VIDEO", "PT"]),
    ];

    public async Task<IReadOnlyList<ReportTable>> RunAsync(Plan plan, ReportFigures figures, ReportPeriod period, IReadOnlyList<Adjustment> adjustments, CancellationToken cancel)
    {
        var span = figures.Span;
        var tables = new List<ReportTable> { ByGenre(figures), ByChannel(figures), ByTheme(figures), await ByUnitAsync(figures, cancel), await EventsAsync(plan, span, cancel), await PrintsAsync(span, cancel), await GrassrootsAsync(span, period, cancel) };
        if (adjustments.Count > 0) tables.Add(Adjusted(adjustments));
        return tables;
    }

    private static ReportTable ByGenre(ReportFigures figures)
    {
        var rows = figures.Genres.OrderBy(g => Genres.All.ToList().FindIndex(known => known.Code == g.Genre))
            .Select(g => (IReadOnlyList<ReportCell>)[NameOf(g.Genre), ReportCell.Empty, g.InPeriod, g.SinceStart, g.Estimate, ReportCell.Empty, g.SameLastYear]);
        var total = new ReportCell[] { "Tổng cộng", figures.Target, figures.InPeriod, figures.SinceStart, figures.Estimate?.Likely, ReportCell.Share(figures.SinceStart, figures.Target), figures.SameLastYear };
        return new("Biểu 01", "Tổng hợp sản phẩm truyền thông theo thể loại",
            [
                new("Thể loại", Width: 26), new("Chỉ tiêu năm", ColumnKind.Number), new("Thực hiện trong kỳ", ColumnKind.Number), new("Lũy kế từ đầu năm", ColumnKind.Number),
                new("Ước cả năm", ColumnKind.Number), new("Tỷ lệ (%)", ColumnKind.Percent), new("Cùng kỳ năm trước", ColumnKind.Number),
            ],
            [.. rows], total,
            $"Thực hiện và lũy kế tính đến hết ngày {OfficialDate.Cited(figures.Span.DataDate)}. Tỷ lệ là lũy kế so với chỉ tiêu năm; cột ước cả năm là dự báo, không tính vào kết quả thực hiện.");
    }

    private static ReportTable ByChannel(ReportFigures figures) => new("Biểu 02", "Kết quả theo kênh truyền thông",
        [new("Kênh", Width: 34), new("Số tin, bài", ColumnKind.Number), new("Số lượt đăng", ColumnKind.Number), new("Lượt xem, tiếp cận", ColumnKind.Number, 12), new("Lượt tương tác", ColumnKind.Number, 12), new("Ngày đọc số liệu", ColumnKind.Day, 12)],
        [.. figures.Channels.Select(c => (IReadOnlyList<ReportCell>)[c.Name, c.Works, c.Posts, c.Views, c.Reactions, c.ReadOn])], null,
        "Một tác phẩm đăng trên nhiều kênh được nêu ở từng kênh nên không cộng các dòng. Lượt xem, tiếp cận, tương tác do từng nền tảng công bố vào ngày đọc số liệu và không cộng giữa các nền tảng; dấu “–” là chưa có số liệu.");

    private static ReportTable ByTheme(ReportFigures figures) => new("Biểu 03", "Kết quả theo nội dung truyền thông",
        [new("Nhóm nội dung", Width: 60), new("Số lượng", ColumnKind.Number), new("Tỷ lệ (%)", ColumnKind.Percent)],
        [.. figures.Themes.Select(t => (IReadOnlyList<ReportCell>)[t.Name, t.Count, ReportCell.Share(t.Count, figures.InPeriod)])], null,
        $"Tỷ lệ tính trên {VietnameseNumbers.Whole(figures.InPeriod)} tác phẩm trong kỳ; một tác phẩm có thể thuộc nhiều nhóm nội dung.");

    private async Task<ReportTable> ByUnitAsync(ReportFigures figures, CancellationToken cancel)
    {
        var sent = (await stories.RunAsync(figures.Span.From, figures.Span.DataDate, null, cancel)).ToDictionary(u => u.UnitId);
        var units = figures.Units.ToDictionary(u => u.Code);
        List<string> silent = [.. sent.Keys.Except(units.Keys)];
        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => silent.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(figures.Span.DataDate).Name);
        var rows = figures.Units.Select(u => Row(u.Name, sent.GetValueOrDefault(u.Code), u.ByGenre))
            .Concat(silent.Select(id => Row(names.GetValueOrDefault(id, id), sent[id], new Dictionary<string, int>()))).ToList();
        var all = figures.Units.SelectMany(u => u.ByGenre).GroupBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(x => x.Value));
        var total = Row("Tổng cộng", new UnitFigures("", sent.Values.Sum(u => u.Sent), sent.Values.Sum(u => u.Used), 0, 0, 0, null, 0, 0, 0), all);
        return new("Biểu 04", "Kết quả theo đơn vị",
            [
                new("Đơn vị", Width: 30), new("Số bài gửi", ColumnKind.Number), new("Số bài sử dụng", ColumnKind.Number), new("Tỷ lệ sử dụng (%)", ColumnKind.Percent), new("Tác phẩm được tính", ColumnKind.Number),
                .. Kinds.Select(k => new ReportColumn(k.Name, ColumnKind.Number, 9)), new("Thể loại khác", ColumnKind.Number, 9),
            ],
            rows, total, "Số bài gửi, số bài sử dụng tính theo ngày đơn vị gửi lần đầu trong kỳ; tác phẩm được tính theo ngày đăng công khai đầu tiên và chỉ tính cho đơn vị sản xuất.");
    }

    private static IReadOnlyList<ReportCell> Row(string name, UnitFigures? sent, IReadOnlyDictionary<string, int> genres)
    {
        var kinds = Kinds.Select(k => k.Genres.Sum(g => genres.GetValueOrDefault(g))).ToList();
        return [name, sent?.Sent ?? 0, sent?.Used ?? 0, ReportCell.Share(sent?.Used ?? 0, sent?.Sent), genres.Values.Sum(), .. kinds.Select(k => (ReportCell)k), genres.Values.Sum() - kinds.Sum()];
    }

    /// <summary>Events readers were told of, and what people wrote down under the plan's activities, by day.</summary>
    private async Task<ReportTable> EventsAsync(Plan plan, ReportSpan span, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(span.From), Vietnam.Instant(span.DataDate.AddDays(1)));
        var events = await db.Publications.FromSql($"""
            select * from cms.publication where kind = 'Event' and listed
              and (fields -> 'event' ->> 'start')::timestamptz >= {start} and (fields -> 'event' ->> 'start')::timestamptz < {end}
            """).AsNoTracking().OrderBy(p => p.PublishedAt).Take(MostEvents).ToListAsync(cancel);
        var prefix = $"{plan.Code}:";
        var records = await db.Set<ActivityRecord>().AsNoTracking()
            .Where(r => r.Activity.StartsWith(prefix) && r.RemovedAt == null && (r.Kind == RecordKind.Event || r.Kind == RecordKind.Training) && r.HeldOn >= span.From && r.HeldOn <= span.DataDate)
            .OrderBy(r => r.HeldOn).Take(MostEvents).ToListAsync(cancel);
        var activities = plan.Entries("activities").ToLookup(a => prefix + a["code"]);
        return new(EventTable, "Hoạt động, sự kiện",
            [new("Nội dung, hoạt động", Width: 34), new("Đơn vị chủ trì", Width: 24), new("Đơn vị phối hợp", Width: 18), new("Thời gian, địa điểm", Width: 26), new("Kết quả, sản phẩm", Width: 26)],
            [.. events.Select(e => (On: Vietnam.LocalDate(e.Fields.Event!.Start), Row: (IReadOnlyList<ReportCell>)[e.Title, e.Fields.Event.Organiser, "", WhenAndWhere(e.Fields.Event.Start, e.Fields.Event.End, e.Fields.Place), e.Summary]))
                .Concat(records.Select(r => (On: r.HeldOn!.Value, Row: Held(r, activities[r.Activity].FirstOrDefault())))).OrderBy(e => e.On).Select(e => e.Row)]);
    }

    private static IReadOnlyList<ReportCell> Held(ActivityRecord record, JsonNode? activity)
    {
        string Units(string list) => activity is null ? "" : string.Join("; ", PlanReading.Entries(activity, list).Select(unit => unit.ToString()));
        var place = string.IsNullOrWhiteSpace(record.Place) ? "" : $", {record.Place}";
        string?[] results = [record.Attendance is { } people ? $"{VietnameseNumbers.Whole(people)} người tham dự" : null, record.Note, record.Url];
        return [record.Title, Units("lead"), Units("partners"), $"Ngày {OfficialDate.Cited(record.HeldOn!.Value)}{place}", string.Join("; ", results.Where(r => !string.IsNullOrWhiteSpace(r)))];
    }

    private static string WhenAndWhere(DateTimeOffset start, DateTimeOffset end, string? place)
    {
        var (first, last) = (Vietnam.LocalDate(start), Vietnam.LocalDate(end));
        var days = first == last ? $"Ngày {OfficialDate.Cited(first)}" : $"Từ ngày {OfficialDate.Cited(first)} đến ngày {OfficialDate.Cited(last)}";
        return string.IsNullOrWhiteSpace(place) ? days : $"{days}, {place}";
    }

    private async Task<ReportTable> PrintsAsync(ReportSpan span, CancellationToken cancel)
    {
        var (start, end) = (Vietnam.Instant(span.From), Vietnam.Instant(span.DataDate.AddDays(1)));
        var prints = await db.Publications.AsNoTracking().Where(p => p.Kind == ContentKind.Leaflet && p.PublishedAt >= start && p.PublishedAt < end)
            .OrderBy(p => p.PublishedAt).Take(MostEvents).Select(p => new { p.Title, p.Genre, p.Fields, p.Path }).ToListAsync(cancel);
        var downloads = await db.DownloadsAsync([.. prints.Select(p => p.Fields.File?.MediaId).OfType<Guid>()], span.From, span.DataDate, cancel);
        long? Downloads(FileFields? file) => file is { Public: true, MediaId: { } id } ? downloads.GetValueOrDefault(id) : null;
        return new("Biểu 07", "Ấn phẩm, nội dung số hóa",
            [new("Tên ấn phẩm", Width: 36), new("Loại", Width: 18), new("Số giấy phép", Width: 16), new("Số lượng in", ColumnKind.Number), new("Số lượt tải", ColumnKind.Number), new("Đường dẫn", Width: 30)],
            [.. prints.Select(p => (IReadOnlyList<ReportCell>)[p.Title, NameOf(p.Genre), p.Fields.File?.LicenceNumber ?? "", p.Fields.File?.Copies, Downloads(p.Fields.File), site.Value.Absolute(p.Path).AbsoluteUri])], null,
            "Số lượt tải là số lần bạn đọc bấm nút tải về trên trang công khai trong kỳ, không tính máy tìm kiếm; dấu “–” là ấn phẩm không có tệp công khai.");
    }

    /// <summary>Loudspeaker bulletins, which are never counted as works: what units reported for the period, and without that what was published.</summary>
    private async Task<ReportTable> GrassrootsAsync(ReportSpan span, ReportPeriod period, CancellationToken cancel)
    {
        var rows = await ReportedAsync(period, span.DataDate, cancel);
        if (rows.Count == 0)
        {
            rows = (await db.Works.AsNoTracking().Where(w => w.Genre == "TT" && !w.Counts && w.Takedown == Takedown.None && w.FirstPublicOn >= span.From && w.FirstPublicOn <= span.DataDate)
                .GroupBy(w => new { w.UnitCode, w.UnitName }).Select(g => new { g.Key.UnitName, Count = g.Count() }).ToListAsync(cancel)).ConvertAll(b => (b.UnitName, (long?)b.Count, (long?)null, (long?)null));
        }

        return new("Biểu 08", "Thông tin cơ sở",
            [new("Xã, phường, đơn vị", Width: 40), new("Số bản tin phát", ColumnKind.Number), new("Số lượt phát", ColumnKind.Number), new("Thời lượng (phút)", ColumnKind.Number)],
            [.. rows.OrderByDescending(r => r.Bulletins).ThenBy(r => r.Name, UnitChoices.ByName).Select(r => (IReadOnlyList<ReportCell>)[r.Name, r.Bulletins, r.Airings, r.Minutes])],
            ["Tổng cộng", rows.Sum(r => r.Bulletins), rows.Any(r => r.Airings is not null) ? rows.Sum(r => r.Airings) : ReportCell.Empty, rows.Any(r => r.Minutes is not null) ? rows.Sum(r => r.Minutes) : ReportCell.Empty]);
    }

    /// <summary>What the body took of its units' reports of the same period, in the round that was opened last.</summary>
    private async Task<List<(string Name, long? Bulletins, long? Airings, long? Minutes)>> ReportedAsync(ReportPeriod period, DateOnly day, CancellationToken cancel)
    {
        var root = await db.Set<UnitReport>().AsNoTracking().Where(r => r.UnitId == null && db.Set<UnitRound>().Any(o => o.Id == r.RoundId && o.PeriodKind == period.Kind && o.Year == period.Year && o.Number == period.Number))
            .OrderByDescending(r => r.RoundId).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel);
        if (root is null) return [];
        string[] wanted = [UnitIndicators.Bulletins, UnitIndicators.Airings, UnitIndicators.Minutes];
        var figures = await db.Set<Passed>().AsNoTracking().Where(f => f.ReportId == root && wanted.Contains(f.Indicator) && f.Taken > 0)
            .Join(db.Set<UnitReport>().Where(r => r.SentAt != null), f => f.SourceId, r => r.Id, (f, r) => new { r.UnitId, f.Indicator, f.Taken }).ToListAsync(cancel);
        var ids = figures.Select(f => f.UnitId!).Distinct().ToList();
        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(day).Name);
        return [.. figures.GroupBy(f => f.UnitId!).Select(unit =>
        {
            long? Of(string indicator) => unit.Where(f => f.Indicator == indicator).Sum(f => f.Taken);
            return (names.GetValueOrDefault(unit.Key, unit.Key), Of(UnitIndicators.Bulletins), Of(UnitIndicators.Airings), Of(UnitIndicators.Minutes));
        })];
    }

    private static ReportTable Adjusted(IReadOnlyList<Adjustment> adjustments) => new("Biểu điều chỉnh", "Điều chỉnh so với báo cáo đã chốt trước đó",
        [new("Mã tác phẩm", Width: 16), new("Tên tác phẩm", Width: 44), new("Nội dung điều chỉnh", Width: 34), new("Ngày đăng", ColumnKind.Day), new("Chênh lệch", ColumnKind.Number)],
        [.. adjustments.Select(a => (IReadOnlyList<ReportCell>)[a.Work.Reference, a.Work.Title, AdjustmentWords.Of(a), a.Work.On, a.Difference])],
        ["Tổng cộng", "", "", ReportCell.Empty, adjustments.Sum(a => a.Difference)]);

    public static string NameOf(string genre) => Genres.TryFind(genre, out var known) ? known.Name : genre;
}

/// <summary>What has changed about a work, in words.</summary>
public static class AdjustmentWords
{
    public static string Of(Adjustment adjustment) => adjustment switch
    {
        { Kind: AdjustmentKind.Added } => "Bổ sung: được tính sau khi chốt số liệu",
        { Kind: AdjustmentKind.Removed } => "Giảm: không còn được tính",
        { Before: { } before, Now: { } now } when before.Genre != now.Genre => $"Chuyển thể loại từ “{MakeTables.NameOf(before.Genre)}” sang “{MakeTables.NameOf(now.Genre)}”",
        { Before: { } before, Now: { } now } when before.On != now.On => $"Sửa ngày đăng từ {OfficialDate.Cited(before.On)} thành {OfficialDate.Cited(now.On)}",
        _ => "Chuyển đơn vị được tính",
    };
}
