using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Shared;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Head">Lines above the table: what it is, which filters, when it was made.</param>
/// <param name="Columns">Names and widths in characters.</param>
/// <param name="Rows">Each value is text, a number, a <see cref="Share"/>, a <see cref="DateOnly"/>, an instant or null.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Head, IReadOnlyList<(string Name, double Width)> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>A number shown as a percentage: 1 is 100%.</summary>
public readonly record struct Share(double Value);

/// <summary>A workbook with real numbers and dates. Text is text: nothing in it is a formula.</summary>
public static class Spreadsheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const uint Plain = 0, Strong = 1, DayFormat = 2, TimeFormat = 3, ShareFormat = 4;
    private const int LongestCell = 32_767;

    public static byte[] Write(string sheet, IReadOnlyList<string> head, IReadOnlyList<(string Name, double Width)> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        Write([new Sheet(sheet, head, columns, rows)]);

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            foreach (var sheet in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet.Head, sheet.Columns, sheet.Rows);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = (uint)list.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
            }

            workbook.Workbook = new Workbook(list);
        }

        return file.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, IReadOnlyList<string> head, IReadOnlyList<(string Name, double Width)> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var writer = OpenXmlWriter.Create(part);
        var frozen = (uint)head.Count + 1;
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = frozen, TopLeftCell = $"A{frozen + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
        }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        foreach (var line in head) WriteRow(writer, [line], Plain);
        WriteRow(writer, [.. columns.Select(column => column.Name)], Strong);
        foreach (var row in rows) WriteRow(writer, row, Plain);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> values, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values) writer.WriteElement(CellOf(value, style));
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new Cell(),
        DateOnly day => Number(day.ToDateTime(default).ToOADate(), DayFormat),
        DateTimeOffset instant => Number(Vietnam.LocalTime(instant).DateTime.ToOADate(), TimeFormat),
        Share share => Number(share.Value, ShareFormat),
        int or long or double or decimal => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture), style),
        _ => new Cell(new InlineString(new Text(Clean(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style },
    };

    private static Cell Number(double value, uint style) => new(new CellValue(value.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style };

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string text)
    {
        var clean = string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
        return clean.Length <= LongestCell ? clean : clean[..LongestCell];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "dd/mm/yyyy hh:mm" }, new NumberingFormat { NumberFormatId = 166, FormatCode = "0.0%" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 166, ApplyNumberFormat = true }));
}
