using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace VocEdu.Cms.Api;

/// <summary>A part of a list.</summary>
/// <param name="Next">Give it as <c>after</c> to read on; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Where a part of a list ended: a place in its order, so that each part costs the same.</summary>
public static class Cursor
{
    public const int DefaultSize = 50, LargestSize = 100;

    public static int Size(int? limit) => Math.Clamp(limit ?? DefaultSize, 1, LargestSize);

    public static string Of(DateTimeOffset at, Guid id) => Encode($"{at.UtcTicks.ToString(CultureInfo.InvariantCulture)} {id:N}");

    public static string Of(DateOnly on, Guid id) => Encode($"{on.DayNumber.ToString(CultureInfo.InvariantCulture)} {id:N}");

    public static bool TryRead(string text, out DateTimeOffset at, out Guid id)
    {
        var read = TryRead(text, DateTimeOffset.MaxValue.Ticks, out var ticks, out id);
        at = new DateTimeOffset(ticks, TimeSpan.Zero);
        return read;
    }

    public static bool TryRead(string text, out DateOnly on, out Guid id)
    {
        var read = TryRead(text, DateOnly.MaxValue.DayNumber, out var day, out id);
        on = DateOnly.FromDayNumber((int)day);
        return read;
    }

    private static string Encode(string place) => WebEncoders.Base64UrlEncode(System.Text.Encoding.ASCII.GetBytes(place));

    private static bool TryRead(string text, long most, out long place, out Guid id)
    {
        (place, id) = (0, default);
        Span<byte> bytes = stackalloc byte[64];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) is not OperationStatus.Done) return false;
        var parts = System.Text.Encoding.ASCII.GetString(bytes[..length]).Split(' ');
        if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out place) && place <= most && Guid.TryParse(parts[1], out id)) return true;
        place = 0;
        return false;
    }
}
