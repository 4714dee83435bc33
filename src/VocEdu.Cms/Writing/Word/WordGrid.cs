using DocumentFormat.OpenXml.Wordprocessing;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Which cells of a table stand for several: Word marks every cell of a column that was merged downwards.</summary>
internal sealed class WordGrid
{
    private const int Most = 100;
    private readonly Dictionary<TableCell, int> rows = [];

    public WordGrid(IReadOnlyList<List<TableCell>> table)
    {
        var above = new Dictionary<int, TableCell>();
        foreach (var row in table)
        {
            var column = 0;
            foreach (var cell in row)
            {
                var merge = cell.TableCellProperties?.VerticalMerge;
                if (merge is not null && merge.Val?.Value != MergedCellValues.Restart && above.TryGetValue(column, out var first)) rows[first]++;
                else
                {
                    rows[cell] = 1;
                    if (merge is null) above.Remove(column);
                    else above[column] = cell;
                }

                column += ColumnsOf(cell);
            }
        }
    }

    public bool IsShown(TableCell cell) => rows.ContainsKey(cell);

    public int RowsOf(TableCell cell) => Math.Min(rows[cell], Most);

    public static int ColumnsOf(TableCell cell) => Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, Most);
}
