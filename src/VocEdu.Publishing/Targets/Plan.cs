using System.Globalization;
using VocEdu.Domain.Counting;

namespace VocEdu.Publishing.Targets;

/// <summary>An official communication plan: its counting window and, as a JSON document, everything it says.</summary>
public sealed class Plan
{
    public required string Code { get; init; }
    public string? Number { get; set; }
    public required string Title { get; set; }
    public required string Issuer { get; set; }
    public required int FirstYear { get; set; }
    public required int LastYear { get; set; }
    public required WindowKind Window { get; set; }

    /// <summary>Month and day <c>MM-dd</c> when <see cref="Window"/> is a closing day.</summary>
    public string? ClosingDay { get; set; }
    public bool AcceptsPress { get; set; } = true;
    public required string Document { get; set; }

    /// <summary>Number of the newest <see cref="PlanVersion"/>; 1 while nobody has edited it.</summary>
    public int Version { get; set; } = 1;
    public List<Target> Targets { get; } = [];

    /// <summary>How this plan cuts time into years.</summary>
    public CountingWindow CountingWindow => CutBy(Window, ClosingDay);

    public static CountingWindow CutBy(WindowKind window, string? closingDay) => window switch
    {
        WindowKind.Calendar => CountingWindow.Calendar,
        WindowKind.ClosingDay => CountingWindow.ClosingOn(
            int.Parse(closingDay.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(closingDay.AsSpan(3, 2), CultureInfo.InvariantCulture)),
        _ => CountingWindow.Rule,
    };
}

/// <summary>What a plan asks for in one year, for example at least 180 works.</summary>
public sealed class Target
{
    public required string PlanCode { get; init; }
    public required string Code { get; init; }
    public required int Year { get; init; }
    public required int Value { get; set; }
    public required string Unit { get; set; }
    public required string Text { get; set; }
}
