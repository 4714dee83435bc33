using System.Globalization;
using System.Text;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Calendar;

/// <summary>The calendar as files: for a spreadsheet, and for the calendar on a phone (RFC 5545).</summary>
public static class Export
{
    public const string IcsType = "text/calendar; charset=utf-8";
    private const int LineBytes = 75;
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(30);

    /// <param name="filters">What was left out or chosen, in words, so that the file says what it is.</param>
    public static byte[] Xlsx(CalendarEntries entries, DateOnly from, DateOnly to, IEnumerable<string> filters, string madeBy, DateTimeOffset now) => Spreadsheet.Write(
        "Lịch",
        [
            $"Lịch truyền thông từ {VietnameseDates.Date(from)} đến {VietnameseDates.Date(to)}",
            .. filters,
            $"Lập lúc {VietnameseDates.DateAndTime(now)}, người lập: {madeBy}",
        ],
        [("Ngày", 12), ("Thứ", 10), ("Giờ", 8), ("Loại", 22), ("Tiêu đề", 60), ("Tình trạng", 28), ("Đơn vị, kênh", 34), ("Địa chỉ công khai", 40)],
        entries.All.Select(e => (IReadOnlyList<object?>)
        [
            e.Day, VietnameseDates.Weekday(e.Day.DayOfWeek), e.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), CalendarFilter.NameOf(e.Kind), e.Title, e.Label, e.Whose, e.PublicPath,
        ]));

    /// <param name="site">Where the public pages lie.</param>
    public static string Ics(CalendarEntries entries, string name, Uri site, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Folded(line)).Append("\r\n");
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//VocEdu CMS//Lich truyen thong//VI");
        Line("CALSCALE:GREGORIAN");
        Line($"X-WR-CALNAME:{Escaped(name)}");
        Line("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
        foreach (var entry in entries.All)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{Uid(entry)}@{site.Host}");
            Line($"DTSTAMP:{Utc(now)}");
            if (entry.At is { } at)
            {
                Line($"DTSTART:{Utc(at)}");
                Line($"DTEND:{Utc(at + Shown)}");
            }
            else
            {
                Line($"DTSTART;VALUE=DATE:{entry.Day:yyyyMMdd}");
                Line($"DTEND;VALUE=DATE:{entry.Day.AddDays(1):yyyyMMdd}");
                Line("TRANSP:TRANSPARENT");
            }
            Line($"SUMMARY:{Escaped(entry.Title)}");
            Line($"DESCRIPTION:{Escaped(entry.Whose is null ? entry.Label : $"{entry.Label}\n{entry.Whose}")}");
            Line($"CATEGORIES:{Escaped(CalendarFilter.NameOf(entry.Kind))}");
            Line($"STATUS:{(entry.Tentative ? "TENTATIVE" : "CONFIRMED")}");
            if (entry.PublicPath is { } path) Line($"URL:{new Uri(site, path).AbsoluteUri}");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>The same for the same thing however often it is fetched, so that a phone moves it instead of doubling it.</summary>
    private static string Uid(CalendarEntry entry) => entry switch
    {
        { Kind: EntryKind.Event } => $"su-kien-{entry.Id}-{entry.Day:yyyyMMdd}",
        { Id: { } id } => $"{CalendarFilter.CodeOf(entry.Kind)}-{id}",
        _ => $"{CalendarFilter.CodeOf(entry.Kind)}-{entry.Day:yyyyMMdd}-{Slug.From(entry.Title)}",
    };

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).ReplaceLineEndings(@"\n");

    /// <summary>Lines of at most 75 bytes; the next begins with a space. A letter is never cut in two.</summary>
    private static string Folded(string line)
    {
        var (folded, bytes) = (new StringBuilder(), 0);
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
