using System.Globalization;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Writing;

/// <summary>What an input of date and time holds: the clock in Viet Nam, wherever the browser stands.</summary>
public static class LocalInput
{
    private static readonly DateTime First = new(1900, 1, 1), Last = new(2200, 1, 1);

    /// <summary>A browser sends the year 0002 while 2026 is being typed, and a hostile one the ends of time: neither is an instant we keep.</summary>
    public static bool IsSensible(this DateTime local) => local >= First && local <= Last;

    public static DateTimeOffset AtVietnamClock(this DateTime local)
    {
        local = local < First ? First : local > Last ? Last : local;
        return Vietnam.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public static DateTime OnVietnamClock(this DateTimeOffset instant) => Vietnam.LocalTime(instant).DateTime;

    /// <summary>As the input's <c>value</c> and <c>min</c> want it.</summary>
    public static string ForInput(this DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
