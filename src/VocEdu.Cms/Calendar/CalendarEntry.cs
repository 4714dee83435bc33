using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Calendar;

public enum EntryKind
{
    /// <summary>An item: planned, scheduled or published.</summary>
    Item,

    /// <summary>A post on a channel.</summary>
    Post,

    /// <summary>An item that a person is to post by hand.</summary>
    Task,

    /// <summary>Several items that are to be published together.</summary>
    Release,

    /// <summary>Something people go to.</summary>
    Event,

    /// <summary>A day off or a day that is observed.</summary>
    Day,

    /// <summary>The last day for a report.</summary>
    Report,
}

/// <summary>One line of the calendar.</summary>
/// <param name="Day">Local day.</param>
/// <param name="At">Null: all day.</param>
/// <param name="Label">What it is or how it stands, in words: <c>Đã hẹn giờ đăng</c>.</param>
/// <param name="Whose">Unit or channel.</param>
/// <param name="Path">Where it is looked at; null where there is no page.</param>
/// <param name="Id">Of the item or post; null for what cannot be moved by anybody.</param>
/// <param name="MayMove">This viewer may give it another time.</param>
/// <param name="PublicPath">Its address on the public site.</param>
public sealed record CalendarEntry(
    EntryKind Kind, DateOnly Day, DateTimeOffset? At, string Title, string Label, string? Whose = null, string? Path = null,
    Guid? Id = null, bool MayMove = false, bool Tentative = false, string? PublicPath = null)
{
    public TimeOnly? Time => At is { } at ? TimeOnly.FromDateTime(Vietnam.LocalTime(at).DateTime) : null;

    /// <summary>How the address of the page that moves it names it; null when it stays where it is.</summary>
    public string? Handle => !MayMove || Id is null ? null : Kind switch
    {
        EntryKind.Item => $"bai/{Id}",
        EntryKind.Post => $"bai-dang/{Id}",
        _ => null,
    };
}

/// <summary>The entries of some days, in order; <paramref name="Cut"/> when there were more than are shown.</summary>
public sealed record CalendarEntries(IReadOnlyList<CalendarEntry> All, bool Cut)
{
    public ILookup<DateOnly, CalendarEntry> ByDay { get; } = All.ToLookup(entry => entry.Day);
}
