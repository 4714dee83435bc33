using System.Globalization;
using System.Text.Json;
using VocEdu.Domain.Calendar;

namespace VocEdu.Cms.Calendar;

/// <summary>What every year brings: days off and observed days (<c>config/observances.json</c>).</summary>
public sealed class FixedDays(WorkingDays working, Observances observances)
{
    public WorkingDays Working => working;

    public IEnumerable<CalendarEntry> Between(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (working.HolidayOn(day) is { } holiday) yield return new(EntryKind.Day, day, null, holiday, working.Estimated.Any(h => h.From <= day && day <= h.To) ? "Ngày nghỉ lễ, dự kiến" : "Ngày nghỉ lễ");
            var key = day.ToString("MM-dd", CultureInfo.InvariantCulture);
            foreach (var observance in observances.All.Where(o => o.Day == key)) yield return new(EntryKind.Day, day, null, observance.Name, "Ngày kỷ niệm");
        }
    }
}

/// <summary>What <c>config/observances.json</c> lists.</summary>
public sealed record Observances(IReadOnlyList<Observance> All)
{
    public static Observances Read(byte[] file) => new(JsonSerializer.Deserialize<List<Observance>>(file, JsonSerializerOptions.Web) ?? []);
}

/// <param name="Day"><c>04-10</c> is 10 April: month first, as in a date.</param>
public sealed record Observance(string Day, string Name);
