using System.Text.Json.Serialization;
using VocEdu.Domain.Text;

namespace VocEdu.Publishing.Reports;

public enum ColumnKind
{
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A share: 1 is 100%.</summary>
    Percent,
    Day,
}

/// <param name="Width">Relative to the other columns.</param>
public sealed record ReportColumn(string Name, ColumnKind Kind = ColumnKind.Text, int Width = 10);

/// <summary>One cell: text, a number or a day; none of them is an empty cell, which is not zero.</summary>
public sealed record ReportCell
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Text { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public decimal? Number { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateOnly? Day { get; init; }

    public static readonly ReportCell Empty = new();

    public static implicit operator ReportCell(string? text) => text is null ? Empty : new() { Text = VietnameseText.Normalize(text) };

    public static implicit operator ReportCell(int number) => new() { Number = number };

    public static implicit operator ReportCell(int? number) => number is { } known ? known : Empty;

    public static implicit operator ReportCell(long? number) => new() { Number = number };

    public static implicit operator ReportCell(decimal? number) => new() { Number = number };

    public static implicit operator ReportCell(DateOnly? day) => new() { Day = day };

    /// <summary>The share of a whole; empty where there is no whole.</summary>
    public static ReportCell Share(int part, int? whole) => whole is > 0 ? (decimal)part / whole.Value : Empty;

    /// <summary>As people read it.</summary>
    public string Shown(ColumnKind kind) => this switch
    {
        { Text: { } text } => text,
        { Number: { } share } when kind == ColumnKind.Percent => VietnameseNumbers.Percent((double)share),
        { Number: { } number } => VietnameseNumbers.Fraction(number, 1),
        { Day: { } day } => VietnameseDates.Date(day),
        _ => "–",
    };

    /// <summary>As a program reads it.</summary>
    [JsonIgnore] public object? Value => (object?)Text ?? (object?)Number ?? Day;
}

/// <summary>A table of a report. Screen, Word, Excel and API show this one, so their figures are the same.</summary>
/// <param name="Code"><c>Biểu 01</c>.</param>
/// <param name="Columns">Without the running number, which every table has.</param>
/// <param name="Total">The last row; null: the table has none.</param>
/// <param name="Note">Printed under it: where figures come from, what was left out.</param>
public sealed record ReportTable(
    string Code, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows, IReadOnlyList<ReportCell>? Total = null, string? Note = null);
