namespace VocEdu.Domain.Counting;

/// <summary>How a plan stands on a day: done, where it should be, and where it will end if the pace holds.</summary>
/// <param name="Done">Works counted so far.</param>
/// <param name="Target">Works the plan asks for in the period.</param>
/// <param name="Period">The counted period.</param>
/// <param name="Day">The local day whose end the figures describe.</param>
public sealed record Progress(int Done, int Target, CountingPeriod Period, DateOnly Day)
{
    // Four of five forecasts come true: the normal quantile of an 80 % interval.
    private const double Spread = 1.2816;

    /// <summary>Done of target, 1 is reached. Nothing to reach is reached.</summary>
    public double Rate => Target == 0 ? 1 : Done / (double)Target;

    /// <summary>Where an even pace would be on this day: target × the share of the period that is over.</summary>
    public double ExpectedToday => Target * Period.ElapsedShare(Day);

    /// <summary>Works ahead of an even pace; negative when behind.</summary>
    public double Ahead => Done - ExpectedToday;

    /// <summary>Works per week still needed to reach the target; 0 when it is reached, null when no time is left.</summary>
    public double? NeededPerWeek => Done >= Target ? 0
        : Period.To.DayNumber - Math.Max(Day.DayNumber, Period.From.DayNumber - 1) is > 0 and var left ? (Target - Done) * 7.0 / left
        : null;

    /// <summary>The figure at the period's end if the pace so far holds; null before its first day is over.</summary>
    /// <remarks>Works are taken to arrive independently (Poisson), and the pace itself is known only as well as the days so far tell it.</remarks>
    public Forecast? Forecast
    {
        get
        {
            var elapsed = Period.ElapsedShare(Day);
            if (elapsed <= 0) return null;

            var toCome = (Done / elapsed) - Done;
            var deviation = Spread * Math.Sqrt((Done + 1) * (1 - elapsed)) / elapsed;        // one more: a month without works does not prove a year without
            return new((int)Math.Floor(Math.Max(Done, Done + toCome - deviation)), (int)Math.Round(Done + toCome), (int)Math.Ceiling(Done + toCome + deviation));
        }
    }
}

/// <summary>A range that holds the final figure in four of five cases, and the likeliest value.</summary>
public sealed record Forecast(int Low, int Likely, int High);
