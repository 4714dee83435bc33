using System.Globalization;
using System.Text;

namespace VocEdu.Cms.Site;

/// <summary>One thing in a calendar: at certain hours, or on whole days.</summary>
/// <param name="Uid">The same for the same thing however often it is fetched.</param>
/// <param name="Changed">When what is said of it last changed.</param>
public sealed record CalendarEntry(string Uid, string Title, string Place, string Text, Uri Address, DateTimeOffset Changed)
{
    public (DateTimeOffset Start, DateTimeOffset End)? Hours { get; init; }

    /// <summary>First and last day, both included.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; init; }
}

/// <summary>A calendar as phones read it (RFC 5545).</summary>
public static class CalendarFile
{
    public const string Type = "text/calendar; charset=utf-8";

    /// <summary>A line holds 75 bytes at most.</summary>
    private const int LineBytes = 75;

    /// <param name="name">What the calendar is called where one subscribes to it; null for a single entry.</param>
    public static byte[] Of(IEnumerable<CalendarEntry> entries, string? name = null)
    {
        IEnumerable<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//VocEduCms//VI",
            .. name is null ? [] : (string[])[$"X-WR-CALNAME:{Escape(name)}", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh"],
            .. entries.SelectMany(Lines), "END:VCALENDAR",
        ];
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => Fold(line) + "\r\n")));
    }

    private static IEnumerable<string> Lines(CalendarEntry entry)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{entry.Uid}@{entry.Address.Host}";
        yield return $"DTSTAMP:{Utc(entry.Changed)}";
        if (entry.Hours is var (start, end))
        {
            yield return $"DTSTART:{Utc(start)}";
            yield return $"DTEND:{Utc(end)}";
        }

        if (entry.Days is var (first, last))
        {
            yield return $"DTSTART;VALUE=DATE:{Day(first)}";
            yield return $"DTEND;VALUE=DATE:{Day(last.AddDays(1))}";      // the end itself is not part of it
            yield return "TRANSP:TRANSPARENT";
        }

        yield return $"SUMMARY:{Escape(entry.Title)}";
        yield return $"LOCATION:{Escape(entry.Place)}";
        yield return $"DESCRIPTION:{Escape(entry.Text)}";
        yield return $"URL:{entry.Address}";
        yield return "END:VEVENT";
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => string.Concat(text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).ReplaceLineEndings(@"\n").Where(c => !char.IsControl(c)));

    /// <summary>Long lines are broken, never inside a letter; a continued line begins with a space.</summary>
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
