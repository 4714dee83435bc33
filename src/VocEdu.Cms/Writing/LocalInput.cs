using System.Globalization;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Writing;

/// <summary>What an input of date and time holds: the clock in Viet Nam, wherever the browser stands.</summary>
public static class LocalInput
{
    public static DateTimeOffset AtVietnamClock(this DateTime local) => Vietnam.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));

    public static DateTime OnVietnamClock(this DateTimeOffset instant) => Vietnam.LocalTime(instant).DateTime;

    /// <summary>As the input's <c>value</c> and <c>min</c> want it.</summary>
    public static string ForInput(this DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
