using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>Where a list goes on: after this item. It stays right while new items come in at the top.</summary>
public sealed record PageMark(DateTimeOffset At, Guid ItemId)
{
    private const int GuidLength = 32;

    /// <summary>PostgreSQL keeps microseconds, so they are what the mark counts.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}-{ItemId:N}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out PageMark? mark)
    {
        mark = null;
        if (text?.Split('-') is not [var time, { Length: GuidLength } id]) return false;
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) || !Guid.TryParseExact(id, "N", out var itemId)) return false;
        if (microseconds > (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond) return false;
        mark = new PageMark(DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), itemId);
        return true;
    }
}

internal static class MarkedLists
{
    /// <summary>The newest first, what comes after the mark. The first condition alone lets the index begin there, however deep in the list that is.</summary>
    public static IQueryable<Publication> After(this IQueryable<Publication> list, PageMark mark) =>
        list.Where(p => p.PublishedAt <= mark.At && (p.PublishedAt < mark.At || p.ItemId.CompareTo(mark.ItemId) < 0));
}
