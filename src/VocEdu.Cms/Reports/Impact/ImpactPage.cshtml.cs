using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Document;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Reports.Impact;

/// <summary>Reach per channel as each platform states it, on the screen and as a document.</summary>
[NeedsRole(ReportServices.Readers)]
public sealed class ImpactPageModel(CmsDb db, MeasureImpact measure, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private const int MostDays = 366 * 3;

    [BindProperty(SupportsGet = true, Name = "tu")] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "den")] public DateOnly? To { get; set; }

    public ImpactFigures Figures { get; private set; } = null!;

    /// <summary>The days that were asked for cannot be shown; the year so far is.</summary>
    public bool Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Figures = await ReadAsync(cancel);

    public async Task<IActionResult> OnGetWordAsync(CancellationToken cancel)
    {
        var figures = await ReadAsync(cancel);
        return File(ReportDocx.Write(figures.Document(await db.LastHeadAsync(site.Value, cancel))), ReportDocx.ContentType, $"{NameOf(figures)}.docx");
    }

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancel)
    {
        var figures = await ReadAsync(cancel);
        return File(ReportXlsx.Write(figures.Tables, "Mức độ tiếp cận theo kênh", $"Bài đăng từ ngày {VietnameseDates.Date(figures.From)} đến hết ngày {VietnameseDates.Date(figures.To)}"), Spreadsheet.ContentType, $"{NameOf(figures)}.xlsx");
    }

    public async Task<IActionResult> OnGetCsvAsync(string? code, CancellationToken cancel)
    {
        var figures = await ReadAsync(cancel);
        return figures.Tables.FirstOrDefault(t => t.Code == code) is { } table
            ? File(await ReportCsv.WriteAsync(table, cancel), "text/csv; charset=utf-8", $"{NameOf(figures)}-{Slug.From(table.Code).Value}.csv")
            : NotFound();
    }

    public string Days(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<ImpactFigures> ReadAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var year = CountingWindow.Rule.Year(CountingWindow.Rule.YearOf(today));
        var (from, to) = (From ?? year.From, To ?? today);
        Refused = !ModelState.IsValid || from > to || to.DayNumber - from.DayNumber > MostDays;
        return Refused ? measure.RunAsync(year.From, today, cancel) : measure.RunAsync(from, to, cancel);
    }

    private static string NameOf(ImpactFigures figures) => string.Create(CultureInfo.InvariantCulture, $"tac-dong-{figures.From:yyyy-MM-dd}-{figures.To:yyyy-MM-dd}");
}
