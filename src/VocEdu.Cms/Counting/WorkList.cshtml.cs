using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>The works behind a figure, or any others a person asks for.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class WorkListModel(CmsDb db, ListWorks list, Successions successions, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "tu")] public string? FromText { get; set; }
    [BindProperty(SupportsGet = true, Name = "den")] public string? ToText { get; set; }
    [BindProperty(SupportsGet = true, Name = "tinh")] public string? Counted { get; set; }
    [BindProperty(SupportsGet = true, Name = "nguon")] public string? Origin { get; set; }
    [BindProperty(SupportsGet = true, Name = "the-loai")] public string? Genre { get; set; }
    [BindProperty(SupportsGet = true, Name = "don-vi")] public string? UnitCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "quy-doi")] public string? RolledUp { get; set; }
    [BindProperty(SupportsGet = true, Name = "noi-dung")] public string? Theme { get; set; }
    [BindProperty(SupportsGet = true, Name = "doi-tuong")] public string? Audience { get; set; }
    [BindProperty(SupportsGet = true, Name = "hoat-dong")] public string? Activity { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }
    [BindProperty(SupportsGet = true, Name = "sau")] public string? After { get; set; }

    public WorkFilter Filter { get; private set; } = null!;
    public WorkPage Works { get; private set; } = null!;
    public List<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<(string Name, WorkFilter Opens)> Windows { get; private set; } = [];

    /// <summary>A day could not be read, or the end lies before the beginning.</summary>
    public string? Problem { get; private set; }
    public string? NextAddress => Works.Next is { } next ? Filter.Address(after: $"{next.On:yyyy-MM-dd}_{next.Id:N}") : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Filter = await RollUpAsync(Read(), cancel);
        Works = await list.RunAsync(Filter, ReadCursor(), PageSize, cancel);
        Units = await UnitsAsync(cancel);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        Filter = await RollUpAsync(Read(), cancel);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{Filter.FileName()}.csv\"";
        await using var csv = new Csv(Response.Body);
        await csv.WriteAsync(
        [
            "Mã tác phẩm", "Tên tác phẩm", "Thể loại", "Đơn vị", "Tác giả", "Nguồn", "Nơi đăng, phát", "Ngày đăng đầu tiên", "Giờ",
            "Được tính", "Lý do", "Bộ quy tắc", "Địa chỉ", "Minh chứng",
        ], cancel);
        WorkCursor? after = null;
        do
        {
            var page = await list.RunAsync(Filter, after, 500, cancel);
            foreach (var work in page.Works) await csv.WriteAsync(Row(work), cancel);
            after = page.Next;
        }
        while (after is not null);
        return new EmptyResult();
    }

    private static string?[] Row(Work work) =>
    [
        work.Reference, work.Title, Genres.Get(work.Genre).Name, work.UnitName, work.Author,
        work.Origin == WorkOrigin.Own ? "Đơn vị đăng" : "Báo chí và nơi khác đăng", work.Outlet,
        VietnameseDates.Date(work.FirstPublicOn), VietnameseDates.Time(work.FirstPublicAt),
        work.Counts ? "Có" : "Không", work.CountReason, work.CountRules, work.PublicPath,
        string.Join(" ", work.Evidence.Select(e => e.Url ?? e.FileKey)),
    ];

    private WorkFilter Read()
    {
        var today = Vietnam.Today(clock);
        var rule = CountingWindow.Rule;
        var year = rule.Year(rule.YearOf(today));
        Windows =
        [
            .. from window in new[] { rule, CountingWindow.Calendar }
               from y in new[] { window.YearOf(today), window.YearOf(today) - 1 }
               let period = window.Year(y)
               select ($"{period.Name} ({VietnameseDates.Date(period.From)} – {VietnameseDates.Date(period.To)})", new WorkFilter(period.From, period.To)),
        ];
        var from = Day(FromText, year.From);
        var to = Day(ToText, year.To);
        if (to < from)
        {
            Problem = "Ngày cuối nằm trước ngày đầu. Danh sách đang hiện các tác phẩm của năm hiện tại.";
            (from, to) = (year.From, year.To);
        }
        return new(from, to,
            Counted switch { "co" => true, "khong" => false, _ => null },
            Genres.TryFind(Genre, out var genre) ? genre.Code : null,
            Filled(UnitCode),
            Origin switch { "don-vi" => WorkOrigin.Own, "bao-chi" => WorkOrigin.External, _ => null },
            Filled(VietnameseText.Normalize(Text))) { Theme = Filled(Theme), Audience = Filled(Audience), Activity = Filled(Activity) };
    }

    private async Task<WorkFilter> RollUpAsync(WorkFilter filter, CancellationToken cancel) => RolledUp is "co" && filter.UnitCode is { } unit
        ? filter with { FormerUnits = await successions.BeforeAsync(unit, cancel) }
        : filter;

    private DateOnly Day(string? text, DateOnly otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) return otherwise;
        if (WorkAddress.TryReadDay(text, out var day)) return day;
        Problem = "Ngày không hợp lệ. Nhập theo dạng ngày/tháng/năm, ví dụ 05/02/2026.";
        return otherwise;
    }

    private WorkCursor? ReadCursor() => After?.Split('_') is [var on, var id]
        && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Guid.TryParse(id, out var guid) ? new(day, guid) : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Closed units too: their works stay theirs.</summary>
    private async Task<List<SelectListItem>> UnitsAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var units = await db.Units.AsNoTracking().Include(u => u.Names).ToListAsync(cancel);
        return [.. units.Select(u => new SelectListItem(u.NameOn(today).Name, u.Id, u.Id == Filter.UnitCode))
            .OrderBy(u => u.Text, StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true))];
    }
}
