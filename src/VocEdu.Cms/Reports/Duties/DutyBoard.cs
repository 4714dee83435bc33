using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Duties;

public enum DueStanding
{
    /// <summary>Its last day has passed and nobody says it was sent.</summary>
    Missing,

    /// <summary>To be sent within the days people are reminded in.</summary>
    Soon,
    Coming,
    SentLate,
    Sent,
}

/// <summary>One report that is or was due, and how it stands.</summary>
/// <param name="DaysLeft">Negative: days it is late.</param>
public sealed record DueReport(Duty Duty, ReportDue Due, Filing? Filing, DueStanding Standing, int DaysLeft)
{
    /// <summary>How an address names the period: <c>Quarter-2026-4</c>.</summary>
    public string Handle => Period.Handle(Due.Period);
}

/// <summary>What is owed and what was sent, for the year around a day.</summary>
public sealed class DutyBoard(CmsDb db)
{
    public const int DaysBack = 400, DaysAhead = 370;
    private const int SoonDays = 15;

    /// <summary>Overdue first, then by their last day.</summary>
    public async Task<List<DueReport>> RunAsync(DateOnly today, CancellationToken cancel) =>
        [.. (await BetweenAsync(today.AddDays(-DaysBack), today.AddDays(DaysAhead), today, cancel)).OrderBy(d => d.Standing is DueStanding.Missing ? 0 : 1)
            .ThenBy(d => d.Standing is DueStanding.Sent or DueStanding.SentLate ? 1 : 0).ThenBy(d => d.Due.LastDay)];

    public async Task<List<DueReport>> BetweenAsync(DateOnly first, DateOnly last, DateOnly today, CancellationToken cancel)
    {
        var duties = await db.Set<Duty>().AsNoTracking().ToListAsync(cancel);
        var filings = (await db.Set<Filing>().AsNoTracking().Where(f => f.Year >= first.Year - 2 && f.Year <= last.Year + 2).ToListAsync(cancel)).ToDictionary(f => (f.DutyId, f.PeriodKind, f.Year, f.Number));
        return [.. from duty in duties
                   from due in duty.Between(first, last)
                   let filing = filings.GetValueOrDefault((duty.Id, due.Period.Kind, due.Period.Year, due.Period.Number))
                   select new DueReport(duty, due, filing, StandingOf(due, filing, today), due.LastDay.DayNumber - today.DayNumber)];
    }

    private static DueStanding StandingOf(ReportDue due, Filing? filing, DateOnly today) => filing switch
    {
        { SentOn: var sent } => sent > due.LastDay ? DueStanding.SentLate : DueStanding.Sent,
        _ when today > due.LastDay => DueStanding.Missing,
        _ when due.LastDay.DayNumber - today.DayNumber <= SoonDays => DueStanding.Soon,
        _ => DueStanding.Coming,
    };
}

/// <summary>A period in an address.</summary>
public static class Period
{
    public static string Handle(ReportPeriod period) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{period.Kind}-{period.Year}-{period.Number}");

    /// <summary>Reads kind, year and number; days of its own come from elsewhere.</summary>
    public static bool TryRead(string? handle, out PeriodKind kind, out int year, out int number)
    {
        (kind, year, number) = (default, 0, 0);
        return handle?.Split('-') is [var k, var y, var n] && Enum.TryParse(k, out kind) && Enum.IsDefined(kind)
            && int.TryParse(y, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out year) && year is > 2000 and < 2200
            && int.TryParse(n, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number)
            && kind switch { PeriodKind.Month => number is >= 1 and <= 12, PeriodKind.Quarter => number is >= 1 and <= 4, _ => number == 0 };
    }
}
