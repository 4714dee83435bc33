using System.Diagnostics.CodeAnalysis;
using System.Globalization;

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
