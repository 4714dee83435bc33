using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports.Document;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Reports;
using VocEdu.Publishing.Targets;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>A report as it stands: its figures, its text, its files, and what may be done with it.</summary>
[NeedsRole(ReportServices.Readers)]
public sealed class ReportPageModel(
    CmsDb db, WriteReport write, DecideReport decide, WorkLists lists, FindAdjustments adjustments, SimilarWorks similar, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    private const int MostShown = 50;

    public Report Report { get; private set; } = null!;
    public string PlanName { get; private set; } = "";
    public CountingWindow Window { get; private set; } = CountingWindow.Rule;
    public SignedReport? Frozen { get; private set; }
    public IReadOnlyList<ReportTable> Tables { get; private set; } = [];
    public IReadOnlyList<Adjustment> Adjustments { get; private set; } = [];

    /// <summary>The works of the report's days are no longer as many as it states.</summary>
    public bool HasMoved { get; private set; }
    public DateOnly Today => Vietnam.Today(clock);
    public bool MayWrite => User.Actor().Has(ReportServices.Writers);
    public bool MaySign => User.Actor().Has(ReportServices.Signers);
    public bool WroteIt => Report.Writers.Contains(User.Actor().Id ?? default);

    /// <summary>The list behind a figure.</summary>
    public string Opens(DateOnly from) => new WorkFilter(from, Report.Snapshot.Figures.Span.DataDate, Counted: true, Origin: _acceptsPress ? null : WorkOrigin.Own).Address();

    private bool _acceptsPress = true;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetWordAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) is not { } report ? NotFound()
        : File(ReportDocx.Write(PrintReport.Of(report, await lists.RunAsync(report, WorkLists.MostInWord, cancel))), ReportDocx.ContentType, $"{FileName(report)}.docx");

    public async Task<IActionResult> OnGetExcelAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) is not { } report ? NotFound()
        : File(ReportXlsx.Write(report, PrintReport.Tables(report, await lists.RunAsync(report, WorkLists.MostInSheet, cancel))), Spreadsheet.ContentType, $"{FileName(report)}.xlsx");

    public async Task<IActionResult> OnGetPressAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) is not { } report ? NotFound()
        : File(Encoding.UTF8.GetBytes('\uFEFF' + PrintReport.Press(report).ReplaceLineEndings("\r\n")), "text/plain; charset=utf-8", $"{FileName(report)}-bao-chi.txt");

    public async Task<IActionResult> OnGetCsvAsync(Guid id, string? code, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return NotFound();
        var table = report.Snapshot.Tables.Concat(await lists.RunAsync(report, WorkLists.MostInSheet, cancel)).FirstOrDefault(one => one.Code == code);
        return table is null ? NotFound() : File(await ReportCsv.WriteAsync(table, cancel), "text/csv; charset=utf-8", $"{FileName(report)}-{Domain.Text.Slug.From(table.Code).Value}.csv");
    }

    /// <summary>How many works it counts may be counted twice, to be decided about before it is frozen. Asked for by itself: to find them takes longer than the page.</summary>
    public async Task<IActionResult> OnGetDoubtfulAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return NotFound();
        var span = report.Snapshot.Figures.Span;
        return Partial("_Doubtful", ((int?)(await similar.PairsAsync(span.YearFrom, span.DataDate, cancel)).Count, span.TargetYear));
    }

    public Task<IActionResult> OnPostSendAsync(Guid id, CancellationToken cancel) => DoAsync(id, MayWrite, () => decide.SendAsync(id, User.Actor(), cancel), "Đã trình ký. Lãnh đạo đã được báo.", cancel);

    public Task<IActionResult> OnPostReturnAsync(Guid id, string? reason, CancellationToken cancel) => DoAsync(id, MayWrite || MaySign, () => decide.ReturnAsync(id, reason, User.Actor(), cancel), "Báo cáo đã được đưa về bước soạn.", cancel);

    public Task<IActionResult> OnPostSignAsync(Guid id, int version, CancellationToken cancel) => DoAsync(id, MaySign, () => decide.SignAsync(id, version, User.Actor(), cancel), "Đã ký chốt. Số liệu và lời văn không còn sửa được.", cancel);

    public Task<IActionResult> OnPostRecomputeAsync(Guid id, DateOnly? day, CancellationToken cancel) => DoAsync(id, MayWrite, () => write.RecomputeAsync(id, day ?? Today, User.Actor(), cancel), "Đã tính lại số liệu. Lời văn bạn đã sửa được giữ nguyên.", cancel);

    private async Task<IActionResult> DoAsync(Guid id, bool may, Func<Task<Refusal?>> act, string done, CancellationToken cancel)
    {
        if (!may) return Forbid();
        if (await FindAsync(id, cancel) is null) return NotFound();
        if (await act() is not { } refusal)
        {
            TempData.SayDone(done);
            return Redirect($"/quan-tri/bao-cao/{id}");
        }

        db.ChangeTracker.Clear();
        ModelState.AddModelError("", t[refusal.Message]);
        return await LoadAsync(id, cancel) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return false;
        Report = report;
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Code == report.PlanCode, cancel);
        (PlanName, Window, _acceptsPress) = (plan.Number is null ? plan.Title : $"{plan.Number} {plan.Title}", plan.CountingWindow, plan.AcceptsPress);
        Tables = [.. report.Snapshot.Tables.Concat(await lists.RunAsync(report, MostShown, cancel)).OrderBy(table => table.Code, StringComparer.Ordinal)];
        if (report.State is ReportState.SignedOff)
        {
            Frozen = await db.Set<SignedReport>().AsNoTracking().SingleAsync(s => s.Id == id, cancel);
            Adjustments = await adjustments.RunAsync(Frozen, cancel);
        }
        else
        {
            var span = report.Snapshot.Figures.Span;
            HasMoved = await CountReport.SumAsync(db, plan, span.YearFrom, span.DataDate, cancel) != report.Snapshot.Figures.SinceStart;
        }

        return true;
    }

    private Task<Report?> FindAsync(Guid id, CancellationToken cancel) => db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);

    private static string FileName(Report report) => $"bao-cao-{Domain.Text.Slug.From(report.Period.InSentence).Value}";
}
