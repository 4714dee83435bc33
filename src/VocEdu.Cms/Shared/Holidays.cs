using System.Text.Json;
using VocEdu.Domain.Calendar;

namespace VocEdu.Cms.Shared;

/// <summary>The public holidays in <c>config/holidays.json</c>, which an owner keeps up to date.</summary>
public static class Holidays
{
    public static WorkingDays Load(string from)
    {
        var list = JsonSerializer.Deserialize<Written>(File.ReadAllBytes(ConfigFolder.Find(from, "holidays.json")), JsonSerializerOptions.Web)!;
        return new(list.Holidays, list.WorkingDays.Select(made => made.Day));
    }

    private sealed record Written(IReadOnlyList<Holiday> Holidays, IReadOnlyList<MadeUp> WorkingDays);

    private sealed record MadeUp(DateOnly Day);
}
