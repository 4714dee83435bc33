namespace VocEdu.Cms.Calendar;

/// <summary>The days of a page of the calendar as they are drawn.</summary>
/// <param name="More">Where one whole day is read; null where there is no such page.</param>
public sealed record DaysView(CalendarSpan Span, CalendarEntries Entries, DateOnly Today, Func<DateOnly, string>? More);
