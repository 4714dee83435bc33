using System.Globalization;
using System.Text.Json.Nodes;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Structured;

/// <summary>Turns the text of one input into its value.</summary>
/// <param name="say">Takes the name of an input and what is wrong with it.</param>
internal sealed class TypedValue(LookUps lookUps, Action<string, string> say)
{
    private const int LongestLine = 500, LongestText = 20_000;

    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy"], MonthForms = ["yyyy-MM", "M/yyyy"];

    /// <param name="before">The value that stood there.</param>
    /// <param name="value">Null when nothing was typed.</param>
    /// <returns>False when it cannot be kept; the person was told.</returns>
    public bool TryRead(FormField field, string name, IReadOnlyList<string> typed, JsonNode? before, out JsonNode? value)
    {
        var text = typed is [var first, ..] ? VietnameseText.Normalize(first).Trim() : "";
        var message = WhyNotLength(field, text);
        value = null;
        if (message is null && (text.Length > 0 || field.Kind is not (FieldKind.Choice or FieldKind.Number or FieldKind.Date or FieldKind.Month)))
            (value, message) = Value(field, typed, text, before);
        if (message is null) return true;
        say(name, message);
        return false;
    }

    public string? NameOf(FormField field, JsonNode value) => lookUps.NameOf(field.LookUp, Members.Plain(value));

    private (JsonNode? Value, string? Message) Value(FormField field, IReadOnlyList<string> typed, string text, JsonNode? before) => field.Kind switch
    {
        FieldKind.YesNo => (typed.Contains("true"), null),
        FieldKind.Ticks => Ticked(field, typed, before as JsonArray ?? []),
        FieldKind.Lines or FieldKind.Paragraphs => (new JsonArray([.. LinesOf(text).Select(line => (JsonNode)line)]), null),
        FieldKind.Rows => RowsOf(field, text, before as JsonArray ?? []),
        FieldKind.Choice => lookUps.NameOf(field.LookUp, text) is null && text != Members.Plain(before)
            ? (null, $"“{field.Label}”: giá trị đã chọn không có trong danh mục. Hãy chọn lại.")
            : (text, null),
        FieldKind.Number => long.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostOf(field)
            ? (number, null)
            : (null, $"“{field.Label}” phải là một số nguyên, chỉ gồm chữ số, ví dụ 12 hoặc 8.000.000."),
        FieldKind.Date => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
            : (null, $"“{field.Label}” phải là một ngày có thật, ví dụ 21/11/2026."),
        FieldKind.Month => DateOnly.TryParseExact(text, MonthForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? (month.ToString("yyyy-MM", CultureInfo.InvariantCulture), null)
            : (null, $"“{field.Label}” phải là tháng và năm, ví dụ 09/2026."),
        _ when text.Length == 0 => (null, null),
        _ => field.Pattern is { } pattern && !pattern.Form.IsMatch(text) ? (null, pattern.Message) : (text, null),
    };

    private static string? WhyNotLength(FormField field, string text)
    {
        var most = field.Kind is FieldKind.Line or FieldKind.Choice or FieldKind.Number or FieldKind.Date or FieldKind.Month ? LongestLine : LongestText;
        return text.Length <= most ? null : $"“{field.Label}” dài quá {VietnameseNumbers.Whole(most)} ký tự. Hãy rút gọn.";
    }

    /// <summary>Money goes beyond what an <c>int</c> holds; years, months and places do not.</summary>
    private static long MostOf(FormField field) => field.Path is "min" or "max" ? 1_000_000_000_000 : int.MaxValue;

    private (JsonNode? Value, string? Message) Ticked(FormField field, IReadOnlyList<string> typed, JsonArray before)
    {
        // The order somebody gave them stays; what is newly ticked comes after.
        var ticked = typed.Where(code => code.Length > 0).ToHashSet();
        var kept = before.Select(Members.Plain).Where(ticked.Contains).Distinct().ToList();
        var added = ticked.Except(kept).ToList();
        return added.Exists(code => lookUps.NameOf(field.LookUp, code) is null)
            ? (null, $"“{field.Label}”: có mục đã chọn không còn trong danh sách. Hãy xem lại các mục đã chọn.")
            : (new JsonArray([.. kept.Concat(added).Select(code => (JsonNode)code)]), null);
    }

    private static (JsonNode? Value, string? Message) RowsOf(FormField field, string text, JsonArray before)
    {
        var rows = new JsonArray();
        var known = before.OfType<JsonObject>().ToList();
        foreach (var line in LinesOf(text))
        {
            var cells = RowText.Read(field.Columns.Count, line);
            if (cells[0].Length == 0) return (null, $"“{field.Label}”: dòng “{line}” chưa có tên ở trước dấu gạch đứng.");
            var same = known.Find(row => RowText.Write([field.Columns[0]], row) == RowText.Write([field.Columns[0]], new() { [field.Columns[0]] = cells[0] }));
            if (same is not null) known.Remove(same);
            var next = same?.DeepClone().AsObject() ?? [];
            foreach (var (column, cell) in field.Columns.Zip(cells)) next[column] = cell.Length > 0 ? cell : null;
            rows.Add(next);
        }

        return (rows, null);
    }

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
