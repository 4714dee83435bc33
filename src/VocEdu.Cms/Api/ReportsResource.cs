using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Reports;
using VocEdu.Cms.Reports.Document;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Api;

/// <summary>A report on a plan's period.</summary>
/// <param name="DataDate">The last local day whose works are in the figures.</param>
public sealed record ReportRow(
    Guid Id, string Plan, PeriodKind Period, int Year, int Number, string Title, ReportState State, DateOnly From, DateOnly To, DateOnly DataDate, string Rules,
    DateTimeOffset UpdatedAt, DateTimeOffset? SignedAt, string? SignedBy);

/// <param name="Sections">As they are printed, with their numbers.</param>
/// <param name="Hash">SHA-256 of the signed report, hex; null while it is not signed.</param>
/// <param name="WorksHash">SHA-256 of its list of works.</param>
public sealed record ReportSeen(ReportRow Report, IReadOnlyList<ReportPart> Sections, string? Hash, string? WorksHash, IReadOnlyList<ReportAdjustment> Adjustments);

public sealed record ReportPart(string Number, string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>What has changed about a work since the report was signed.</summary>
/// <param name="Difference">What the total would change by.</param>
public sealed record ReportAdjustment(Guid Work, string Reference, string Title, string What, int Difference);

/// <summary>Actual figures and, apart from them, the estimate; the tables are those of the printed report.</summary>
public sealed record ReportFiguresSeen(ReportFigures Figures, IReadOnlyList<ReportTable> Tables);

public static class ReportsResource
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").RequireAuthorization(new NeedsRoleAttribute(ReportServices.Readers));
        reports.MapGet("", ListAsync).Produces<Page<ReportRow>>().WithName("ListReports").WithSummary("Reports, the last changed first");
        reports.MapGet("/{id:guid}", GetAsync).Produces<ReportSeen>().WithName("GetReport").WithSummary("A report's text, its hash and what has changed since it was signed");
        reports.MapGet("/{id:guid}/figures", FiguresAsync).Produces<ReportFiguresSeen>().WithName("GetReportFigures").WithSummary("A report's figures and tables")
            .WithDescription("A signed report's are as they were signed. The long lists have at most 1,000 rows; the Excel file has all.");
        reports.MapGet("/{id:guid}/files/{kind:regex(^(docx|xlsx|txt)$)}", FileAsync).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").WithName("GetReportFile")
            .WithSummary("The report as Word, its tables as Excel, or the press version as text");
    }

    private static async Task<IResult> ListAsync(CmsDb db, ReportState? state, string? after, int? limit, CancellationToken cancel)
    {
        var reports = db.Set<Report>().AsNoTracking();
        if (state is { } wanted) reports = reports.Where(r => r.State == wanted);
        if (after is not null)
        {
            if (!Cursor.TryRead(after, out DateTimeOffset at, out var id)) return Problems.Parameter(nameof(after));
            reports = reports.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.UpdatedAt, r.Id), ValueTuple.Create(at, id)));
        }

        var size = Cursor.Size(limit);
        var page = await reports.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Id).Take(size + 1).ToListAsync(cancel);
        var next = page.Count > size ? Cursor.Of(page[size - 1].UpdatedAt, page[size - 1].Id) : null;
        return Answer.Ok(new Page<ReportRow>([.. page.Take(size).Select(Row)], next));
    }

    private static async Task<IResult> GetAsync(Guid id, HttpRequest request, CmsDb db, FindAdjustments adjustments, CancellationToken cancel)
    {
        if (await FindAsync(db, id, cancel) is not { } report) return Problems.NotFound();
        var signed = await db.Set<SignedReport>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        var changes = signed is null ? [] : await adjustments.RunAsync(signed, cancel);
        return Answer.Unless(request, new ReportSeen(Row(report), [.. PrintReport.Sections(report.Content.Sections).Select(s => new ReportPart(s.Number, s.Heading, s.Paragraphs))],
            signed is null ? null : Convert.ToHexStringLower(signed.Hash), signed is null ? null : Convert.ToHexStringLower(signed.WorksHash),
            [.. changes.Select(a => new ReportAdjustment(a.Work.Id, a.Work.Reference, a.Work.Title, AdjustmentWords.Of(a), a.Difference))]));
    }

    private static async Task<IResult> FiguresAsync(Guid id, HttpRequest request, CmsDb db, WorkLists lists, CancellationToken cancel) => await FindAsync(db, id, cancel) is { } report
        ? Answer.Unless(request, new ReportFiguresSeen(report.Snapshot.Figures, PrintReport.Tables(report, await lists.RunAsync(report, WorkLists.MostInWord, cancel))))
        : Problems.NotFound();

    private static async Task<IResult> FileAsync(Guid id, string kind, CmsDb db, WorkLists lists, CancellationToken cancel)
    {
        if (await FindAsync(db, id, cancel) is not { } report) return Problems.NotFound();
        var name = $"bao-cao-{id:N}.{kind}";
        return kind switch
        {
            "docx" => Results.File(ReportDocx.Write(PrintReport.Of(report, await lists.RunAsync(report, WorkLists.MostInWord, cancel))), ReportDocx.ContentType, name),
            "xlsx" => Results.File(ReportXlsx.Write(report, PrintReport.Tables(report, await lists.RunAsync(report, WorkLists.MostInSheet, cancel))), Spreadsheet.ContentType, name),
            _ => Results.File(Encoding.UTF8.GetBytes(PrintReport.Press(report)), "text/plain; charset=utf-8", name),
        };
    }

    private static Task<Report?> FindAsync(CmsDb db, Guid id, CancellationToken cancel) => db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);

    private static ReportRow Row(Report r) => new(
        r.Id, r.PlanCode, r.PeriodKind, r.Year, r.Number, r.Title, r.State, r.Snapshot.Figures.Span.From, r.Snapshot.Figures.Span.To, r.Snapshot.Figures.Span.DataDate, r.Snapshot.Figures.Rules,
        r.UpdatedAt, r.SignedAt, r.SignedByName);
}
