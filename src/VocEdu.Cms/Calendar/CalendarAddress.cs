using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace VocEdu.Cms.Calendar;

/// <summary>Addresses of the calendar's pages.</summary>
public static class CalendarAddress
{
    public const string Root = "/quan-tri/lich";

    public static string Of(CalendarSpan span, CalendarFilter filter, string root = Root, string? handler = null) => QueryHelpers.AddQueryString(root,
    [
        new("xem", CalendarSpan.NameOf(span.View)),
        new("ngay", Day(span.Day)),
        .. filter.Kinds.Select(kind => new KeyValuePair<string, string?>("loai", CalendarFilter.CodeOf(kind))),
        .. filter.UnitId is { } unit ? [new KeyValuePair<string, string?>("don-vi", unit)] : Array.Empty<KeyValuePair<string, string?>>(),
        .. filter.ChannelId is { } channel ? [new KeyValuePair<string, string?>("kenh", channel.ToString())] : Array.Empty<KeyValuePair<string, string?>>(),
        .. filter.Genre is { } genre ? [new KeyValuePair<string, string?>("the-loai", genre)] : Array.Empty<KeyValuePair<string, string?>>(),
        .. handler is not null ? [new KeyValuePair<string, string?>("handler", handler)] : Array.Empty<KeyValuePair<string, string?>>(),
    ]);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
