using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Publishing.Reports;

/// <summary>What the works of a plan's year say about a period.</summary>
/// <param name="Target">Works the plan asks for in the year; null: none.</param>
/// <param name="InPeriod">Counted in the period, up to the data date.</param>
/// <param name="SinceStart">Counted since the counting year began.</param>
/// <param name="SameLastYear">Counted in the same days a year earlier.</param>
/// <param name="Estimate">Of the whole year, while it is not over; never part of what is done.</param>
/// <param name="Other">The same period by the window the plan does not use, for the small print.</param>
/// <param name="Rules">Version of the counting rules.</param>
public sealed record ReportFigures(
    ReportSpan Span, int? Target, int InPeriod, int SinceStart, int SameLastYear, Forecast? Estimate, OtherCount Other,
    IReadOnlyList<GenreFigures> Genres, IReadOnlyList<ChannelFigures> Channels, IReadOnlyList<ThemeFigures> Themes, IReadOnlyList<UnitWorks> Units,
    int External, string Rules)
{
    /// <summary>Of the year's target, by what is done.</summary>
    public double? Rate => Target is > 0 ? SinceStart / (double)Target.Value : null;
}

/// <param name="Window">What that window is called.</param>
public sealed record OtherCount(string Window, DateOnly From, DateOnly To, int Count);

/// <param name="Estimate">This genre's part of the year's estimate.</param>
public sealed record GenreFigures(string Genre, int InPeriod, int SinceStart, int? Estimate, int SameLastYear);

/// <summary>What reached the public through one channel in the period.</summary>
/// <param name="Works">Counted works that appeared there.</param>
/// <param name="Posts">Posts; the site has none beside its pages.</param>
/// <param name="Views">As the platform states it on <paramref name="ReadOn"/>; null: it was not read.</param>
public sealed record ChannelFigures(string Name, int Works, int Posts, long? Views = null, long? Reactions = null, DateOnly? ReadOn = null);

/// <summary>Works of the period under one theme. A work may have several themes, or none.</summary>
/// <param name="Code">Null: works without a theme.</param>
public sealed record ThemeFigures(string? Code, string Name, int Count);

public sealed record UnitWorks(string Code, string Name, IReadOnlyDictionary<string, int> ByGenre)
{
    public int Count => ByGenre.Values.Sum();
}
