namespace VocEdu.Domain.Counting;

/// <summary>Local time: instants are stored in UTC, every window and deadline is computed here.</summary>
public static class Vietnam
{
    /// <summary>Asia/Ho_Chi_Minh, UTC+7.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The instant on a Vietnamese clock.</summary>
    public static DateTimeOffset LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The day it is in Viet Nam at that instant.</summary>
    public static DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(LocalTime(instant).DateTime);

    /// <summary>Today in Viet Nam.</summary>
    public static DateOnly Today(TimeProvider clock) => LocalDate(clock.GetUtcNow());

    /// <summary>The instant, in UTC, of a local date and time; the first instant of all for the morning of the calendar's first day.</summary>
    public static DateTimeOffset Instant(DateOnly date, TimeOnly time = default)
    {
        var local = date.ToDateTime(time);
        var ahead = Zone.GetUtcOffset(local);
        return local.Ticks < ahead.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, ahead).ToUniversalTime();
    }
}
