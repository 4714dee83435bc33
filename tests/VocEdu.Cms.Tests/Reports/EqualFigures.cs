using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Api;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Ledger;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Tests.Reports;

/// <summary>Point 14 of vietnam.md §2.5 over the demo: one figure everywhere, as a whole, by genre and by unit.</summary>
public sealed class EqualFigures
{
    private static readonly (DateOnly From, DateOnly To) Year = (new(2025, 12, 15), new(2026, 11, 21));

    [Test]
    public async Task Screen_report_files_interface_and_ledger_say_the_same()
    {
        await using var desk = await ReportDesk.AtAsync((await LoadedDemo.OpenAsync()).App);
        using var caller = await ApiCaller.AsAsync(desk.App, Role.Reporter);
        var id = await desk.BeginAsync();
        await desk.SignAsync(id);

        var ledger = await LedgerAsync(desk);
        var dashboard = await PageAsync(desk, $"/quan-tri/bang-dieu-khien?ke-hoach={ReportDesk.Plan}&nam=2026");
        var page = await PageAsync(desk, $"{ReportDesk.Reports}/{id}");
        var progress = (await caller.GetAsync($"targets/{ReportDesk.Plan}/CT1/progress?on=2026-11-21")).Json!;
        var figures = (await caller.GetAsync($"reports/{id}/figures")).Json!["figures"]!;
        var (word, excel) = (await WordAsync(desk, id), await ExcelAsync(desk, id));

        Assert.That(ledger.Count, Is.EqualTo(45), "what was worked out by hand");
        Assert.That(new[]
        {
            Whole(dashboard.QuerySelector(".goal-done")!.TextContent), Whole(page.QuerySelectorAll("dt").Single(d => d.TextContent == "Lũy kế từ đầu năm").NextElementSibling!.QuerySelector("a")!.TextContent),
            progress["done"]!.GetValue<int>(), figures["sinceStart"]!.GetValue<int>(), word["Tổng cộng"], excel["Tổng cộng"],
        }, Is.All.EqualTo(ledger.Count));

        var byGenre = ledger.GroupBy(w => Genres.Get(w.Genre).Name).ToDictionary(g => g.Key, g => g.Count());
        Assert.That(Table(dashboard, "genres"), Is.EquivalentTo(byGenre));
        Assert.That(Named(progress["byGenre"]!, f => f["name"]!.ToString(), f => f["count"]!), Is.EquivalentTo(byGenre));
        Assert.That(Named(figures["genres"]!, f => Genres.Get(f["genre"]!.ToString()).Name, f => f["sinceStart"]!).Where(g => g.Value > 0), Is.EquivalentTo(byGenre));
        Assert.That(word.Where(g => g is { Key: not "Tổng cộng", Value: > 0 }), Is.EquivalentTo(byGenre));
        Assert.That(excel.Where(g => g is { Key: not "Tổng cộng", Value: > 0 }), Is.EquivalentTo(byGenre));

        var byUnit = ledger.GroupBy(w => w.UnitCode).ToDictionary(g => g.MaxBy(w => w.FirstPublicOn)!.UnitName, g => g.Count());
        Assert.That(Table(dashboard, "units"), Is.EquivalentTo(byUnit));
        Assert.That(Named(progress["byUnit"]!, f => f["name"]!.ToString(), f => f["count"]!), Is.EquivalentTo(byUnit));
        Assert.That(Named(figures["units"]!, f => f["name"]!.ToString(), f => f["count"]!), Is.EquivalentTo(byUnit));
    }

    private static async Task<IHtmlDocument> PageAsync(ReportDesk desk, string path) => new HtmlParser().ParseDocument(await desk.Reporter.GetStringAsync(path));

    /// <summary>A card of the dashboard: its names and figures.</summary>
    private static Dictionary<string, int> Table(IHtmlDocument page, string card) => page.QuerySelectorAll($"section[aria-labelledby={card}] tbody tr")
        .ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim(), row => Whole(row.QuerySelector("td a")!.TextContent));

    private static Dictionary<string, int> Named(JsonNode list, Func<JsonNode, string> name, Func<JsonNode, JsonNode> count) => list.AsArray().ToDictionary(f => name(f!), f => count(f!).GetValue<int>());

    /// <summary>Biểu 01 of the Word file: genre and its sum since the year began.</summary>
    private static async Task<Dictionary<string, int>> WordAsync(ReportDesk desk, Guid id)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(await desk.Reporter.GetByteArrayAsync($"{ReportDesk.Reports}/{id}?handler=Word")), isEditable: false);
        var table = file.MainDocumentPart!.Document!.Descendants<W.Table>().First(t => t.InnerText.StartsWith("STTThể loại", StringComparison.Ordinal));
        return table.Elements<W.TableRow>().Skip(1).Select(row => row.Elements<W.TableCell>().Select(cell => cell.InnerText).ToList()).ToDictionary(cells => cells[1], cells => Whole(cells[4]));
    }

    /// <summary>The same of the workbook, where a figure is a number.</summary>
    private static async Task<Dictionary<string, int>> ExcelAsync(ReportDesk desk, Guid id)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(await desk.Reporter.GetByteArrayAsync($"{ReportDesk.Reports}/{id}?handler=Excel")), isEditable: false);
        var sheet = file.WorkbookPart!.Workbook!.Descendants<Sheet>().First(s => s.Name == "Biểu 01");
        var rows = ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Row>().ToList();
        var head = rows.FindIndex(row => row.InnerText.StartsWith("STT", StringComparison.Ordinal));
        return rows.Skip(head + 1).ToDictionary(row => Cell(row, 'B').InnerText, row =>
        {
            Assert.That(Cell(row, 'E').DataType!.Value, Is.EqualTo(CellValues.Number));
            return int.Parse(Cell(row, 'E').CellValue!.Text, CultureInfo.InvariantCulture);
        });
    }

    private static Cell Cell(Row row, char column) => row.Elements<Cell>().ElementAt(column - 'A');

    /// <summary>From the ledger's rows alone: what the last one says of each work.</summary>
    private static async Task<List<LedgerDetails>> LedgerAsync(ReportDesk desk)
    {
        var rows = await desk.App.AskAsync(s => s.GetRequiredService<CmsDb>().Ledger.AsNoTracking().OrderBy(e => e.Number).ToListAsync());
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
        return [.. rows.GroupBy(r => r.WorkId).Select(w => JsonSerializer.Deserialize<LedgerDetails>(w.Last().Details, options)!).Where(w => w.Counts && w.FirstPublicOn >= Year.From && w.FirstPublicOn <= Year.To)];
    }

    private static int Whole(string text) => int.Parse(text.Trim().Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
