using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>A row of a small table as one line: <c>tên | mô tả</c>. A bar that belongs to the text is written <c>\|</c>.</summary>
internal static partial class RowText
{
    public static string Write(IReadOnlyList<string> columns, JsonObject? row)
    {
        var cells = columns.Select(column => Members.Plain(row?[column]).ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)).ToList();
        while (cells.Count > 1 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
        return string.Join(" | ", cells);
    }

    /// <returns>One cell for each column, empty where nothing was typed; what stands after the last bar belongs to the last column.</returns>
    public static string[] Read(int columns, string line)
    {
        var cells = Bar().Split(line, columns).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim());
        return [.. cells.Concat(Enumerable.Repeat("", columns)).Take(columns)];
    }

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex Bar();
}
