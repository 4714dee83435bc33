using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace VocEdu.Cms.Counting.Import;

/// <summary>Reads the first sheet of a workbook, or a CSV file, as text. Nothing in it is calculated or followed.</summary>
public static class SheetReader
{
    private const int MostRows = 3_000, MostCells = 40, LongestCell = 4_000;
    private const long MostBytes = 60L * 1024 * 1024;

    /// <returns>Null when it is neither, or damaged; at most 3,000 rows.</returns>
    public static IReadOnlyList<IReadOnlyList<string>>? Read(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        var read = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        file.Position = 0;
        try
        {
            return read == 4 && head is [(byte)'P', (byte)'K', 3, 4] ? Workbook(file) : Csv(file);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or InvalidDataException or FileFormatException or System.Xml.XmlException or ArgumentException or IOException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static List<IReadOnlyList<string>>? Workbook(Stream file)
    {
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true))
        {
            // A small file that unpacks into a mountain is no spreadsheet of ours.
            if (zip.Entries.Sum(e => e.Length) > MostBytes) return null;
        }
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        if (document.WorkbookPart is not { } book || book.Workbook?.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart sheet) return null;
        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
        var rows = new List<IReadOnlyList<string>>();
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read() && rows.Count < MostRows)
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row) continue;
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var at = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                if (at >= MostCells) break;
                while (cells.Count < at) cells.Add("");
                cells.Add(TextOf(cell, shared));
            }
            rows.Add(cells);
        }
        return rows;
    }

    private static string TextOf(Cell cell, List<string> shared)
    {
        var text = cell.DataType?.Value is { } type && type == CellValues.SharedString
            ? int.TryParse(cell.CellValue?.Text, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count ? shared[at] : ""
            : cell.DataType?.Value is { } inline && inline == CellValues.InlineString ? cell.InlineString?.InnerText ?? "" : cell.CellValue?.Text ?? "";
        return text.Length > LongestCell ? text[..LongestCell] : text;
    }

    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter)) column = Math.Min((column * 26) + (char.ToUpperInvariant(c) - 'A') + 1, 100_000);
        return column - 1;
    }

    private static List<IReadOnlyList<string>>? Csv(Stream file)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        if (text.Contains('\0', StringComparison.Ordinal)) return null;
        var firstLine = text.AsSpan(0, Math.Max(text.IndexOf('\n', StringComparison.Ordinal), 0));
        var separator = firstLine.Count(';') >= firstLine.Count(',') ? firstLine.Count('\t') > firstLine.Count(';') ? '\t' : ';' : ',';
        var (rows, row, cell, quoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length && rows.Count < MostRows; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"' && (quoted || cell.Length == 0)) quoted = !quoted;
            else if (!quoted && (c == separator || c == '\n'))
            {
                End();
                if (c == '\n') Line();
            }
            else if (quoted || c != '\r') cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            End();
            Line();
        }
        return rows;

        void End()
        {
            // An apostrophe keeps Excel from reading a formula; it is not part of the text.
            var value = cell.Length > 0 && cell[0] == '\'' ? cell.ToString(1, cell.Length - 1) : cell.ToString();
            if (row.Count < MostCells) row.Add(value.Length > LongestCell ? value[..LongestCell] : value);
            cell.Clear();
        }

        void Line()
        {
            rows.Add(row);
            row = [];
        }
    }
}
