using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Api;
using VocEdu.Domain.Content;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>Point 14 of vietnam.md §2.5: one figure everywhere.</summary>
public sealed partial class EqualFigures
{
    [Test]
    public async Task Screen_report_files_interface_and_ledger_say_the_same()
    {
        await using var desk = await ReportDesk.OpenAsync();
        var id = await desk.BeginAsync();
        await desk.SignAsync(id);
        var page = await desk.Reporter.GetStringAsync($"{ReportDesk.Reports}/{id}");
        var screen = Whole(Shown().Match(page).Groups["number"].Value);

        var dashboard = Whole(Big().Match(await desk.Reporter.GetStringAsync("/quan-tri/bang-dieu-khien")).Groups["number"].Value);
        var (word, excel) = (await WordAsync(desk, id), await ExcelAsync(desk, id));
        var ledger = await LedgerAsync(desk);
        using var caller = await ApiCaller.AsAsync(desk.App, Role.Reporter);
        var api = (await caller.GetAsync($"reports/{id}/figures")).Json!["figures"]!["sinceStart"]!.GetValue<int>();

        Assert.That(screen, Is.EqualTo(5));
        Assert.That(new[] { dashboard, word, excel, ledger, api }, Is.All.EqualTo(screen));
    }

    private static async Task<int> WordAsync(ReportDesk desk, Guid id)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(await desk.Reporter.GetByteArrayAsync($"{ReportDesk.Reports}/{id}?handler=Word")), isEditable: false);
        var total = file.MainDocumentPart!.Document!.Descendants<W.TableRow>().First(row => row.InnerText.StartsWith("Tổng cộng180", StringComparison.Ordinal));
        return Whole(total.Elements<W.TableCell>().ElementAt(4).InnerText);
    }

    private static async Task<int> ExcelAsync(ReportDesk desk, Guid id)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(await desk.Reporter.GetByteArrayAsync($"{ReportDesk.Reports}/{id}?handler=Excel")), isEditable: false);
        var sheet = file.WorkbookPart!.Workbook!.Descendants<Sheet>().First(s => s.Name == "Biểu 01");
        var total = ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().Single(row => row.InnerText.StartsWith("Tổng cộng", StringComparison.Ordinal));
        var cell = total.Elements<Cell>().ElementAt(4);
        Assert.That(cell.DataType!.Value, Is.EqualTo(CellValues.Number));
        return int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);
    }

    /// <summary>From the ledger's rows alone.</summary>
    private static async Task<int> LedgerAsync(ReportDesk desk)
    {
        var rows = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Ledger.AsNoTracking().OrderBy(e => e.Number).ToListAsync());
        return rows.GroupBy(r => r.WorkId).Select(w => JsonSerializer.Deserialize<JsonElement>(w.Last().Details))
            .Count(w => w.GetProperty("counts").GetBoolean() && DateOnly.Parse(w.GetProperty("firstPublicOn").GetString()!, CultureInfo.InvariantCulture) is var on && on >= new DateOnly(2025, 12, 15) && on <= new DateOnly(2026, 11, 21));
    }

    private static int Whole(string text) => int.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex("""Lũy kế từ đầu năm</dt><dd><a [^>]*>(?<number>[\d.]+)</a>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("""class="goal-done"[^>]*>(?<number>[\d.]+)</a>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Big();
}
