using System.Globalization;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Plans;

/// <summary>A plan's head as people type it.</summary>
public sealed class PlanHeadForm
{
    public string? Title { get; set; }
    public string? Number { get; set; }
    public string? Issuer { get; set; }
    public int FirstYear { get; set; }
    public int LastYear { get; set; }
    public WindowKind Window { get; set; }

    /// <summary>Day and month as people write them: 30/11.</summary>
    public string? ClosingDay { get; set; }
    public bool AcceptsPress { get; set; } = true;

    public static PlanHeadForm Of(Plan plan) => new()
    {
        Title = plan.Title, Number = plan.Number, Issuer = plan.Issuer, FirstYear = plan.FirstYear, LastYear = plan.LastYear, Window = plan.Window, AcceptsPress = plan.AcceptsPress,
        ClosingDay = plan.ClosingDay is { Length: 5 } day ? $"{day[3..]}/{day[..2]}" : null,
    };

    public PlanHead Read()
    {
        var closing = DateOnly.TryParseExact($"{ClosingDay?.Trim()}/2025", ["d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("MM-dd", CultureInfo.InvariantCulture) : null;
        return new(Title, Number, Issuer, FirstYear, LastYear, Window, closing, AcceptsPress);
    }
}
