using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Channels;

/// <summary>A time of the week at which a channel posts, by the clock in Viet Nam.</summary>
public sealed record WeeklySlot(DayOfWeek Day, TimeOnly Time);

/// <summary>A channel's queue: which of its weekly times is the next one free.</summary>
public static class WeeklySlots
{
    /// <summary>How far ahead a free time is looked for: beyond that nobody plans a post.</summary>
    public const int Weeks = 26;

    /// <summary>The first of the weekly times that nothing else is due at.</summary>
    /// <param name="slots">The weekly times.</param>
    /// <param name="after">The slot lies later than this.</param>
    /// <param name="taken">When posts are due already.</param>
    /// <returns>Null when there are no slots, or every one of half a year is taken.</returns>
    public static DateTimeOffset? NextFree(IReadOnlyCollection<WeeklySlot> slots, DateTimeOffset after, IReadOnlySet<DateTimeOffset> taken)
    {
        if (slots.Count == 0) return null;
        var today = Vietnam.LocalDate(after);
        return Enumerable.Range(0, Weeks * 7).Select(today.AddDays)
            .SelectMany(day => slots.Where(slot => slot.Day == day.DayOfWeek).Select(slot => slot.Time).Order().Select(time => Vietnam.Instant(day, time)))
            .Where(at => at > after && !taken.Contains(at)).Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }
}
