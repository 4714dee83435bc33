using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>Words and short forms the public pages share.</summary>
public static class Words
{
    public static readonly IReadOnlyDictionary<char, string> Interests = new Dictionary<char, string>
    {
        ['R'] = "Thích làm việc với đồ vật, máy móc",
        ['I'] = "Thích tìm hiểu, giải thích",
        ['A'] = "Thích sáng tạo, cái đẹp",
        ['S'] = "Thích giúp đỡ, dạy dỗ",
        ['E'] = "Thích thuyết phục, tổ chức",
        ['C'] = "Thích ngăn nắp, chính xác",
    };

    /// <summary>A title of more characters is set smaller.</summary>
    public const int LongTitle = 120;

    /// <summary>The six types, in one or two words.</summary>
    public static readonly IReadOnlyDictionary<char, string> InterestNames = new Dictionary<char, string>
    {
        ['R'] = "Thực tế",
        ['I'] = "Nghiên cứu",
        ['A'] = "Nghệ thuật",
        ['S'] = "Xã hội",
        ['E'] = "Dẫn dắt – kinh doanh",
        ['C'] = "Nền nếp – nghiệp vụ",
    };

    /// <summary>Genres that report what happened; search engines list them as news.</summary>
    public static readonly IReadOnlyList<string> NewsGenres = ["TIN", "TINVAN", "BAI", "PS", "PSA", "GUONG", "GHICHEP", "PV"];

    /// <summary><c>Thứ Năm, ngày 05/02/2026 14:07</c>.</summary>
    public static string Moment(DateTimeOffset at) => $"{VietnameseDates.WithWeekday(at)}, {VietnameseDates.Time(at)}";

    /// <summary><c>1:02</c>, <c>12:40</c>.</summary>
    public static string Length(int seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    /// <summary><c>1,2 MB</c>; small files in <c>KB</c>.</summary>
    public static string FileSize(long bytes) => bytes >= 1024 * 1024 / 10
        ? $"{VietnameseNumbers.Fraction(bytes / 1048576m, 1)} MB" : $"{Math.Max(1, bytes / 1024)} KB";

    /// <summary>When it takes place, in as few words as are needed.</summary>
    public static string When(EventFields happening) =>
        Vietnam.LocalDate(happening.Start) == Vietnam.LocalDate(happening.End)
            ? $"{VietnameseDates.WithWeekday(happening.Start)}, từ {VietnameseDates.Time(happening.Start)} đến {VietnameseDates.Time(happening.End)}"
            : $"Từ {VietnameseDates.Time(happening.Start)} {VietnameseDates.WithWeekday(happening.Start)} đến {VietnameseDates.Time(happening.End)} {VietnameseDates.WithWeekday(happening.End)}";

    /// <summary>When a school takes applications, or will.</summary>
    public static string Admission(AdmissionWindow window, DateOnly today) =>
        window.IsOpen(today) ? $"Đang nhận hồ sơ, đến hết ngày {VietnameseDates.Date(window.ClosesOn)}" : $"Nhận hồ sơ từ ngày {VietnameseDates.Date(window.OpensOn)}";

    /// <summary><c>tel:02203123456</c> of <c>0220.3123.456</c>.</summary>
    public static string Dialled(string phone) => $"tel:{string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'))}";

    /// <summary><c>11/2026</c> of <c>2026-11</c>.</summary>
    public static string Month(string? period) => period?.Split('-') is [var year, var month, ..] ? $"{month}/{year}" : period ?? "";

    /// <summary>Those who wrote it, as newspapers print them; null when nobody is named.</summary>
    public static string? Writers(ContentFields fields) =>
        AuthorCredit.Line([.. fields.Credits.Where(credit => credit.IsWriter)]) ?? (fields.Credits.Count > 0 ? AuthorCredit.Line([.. fields.Credits.Take(1)]) : null);

    /// <summary><c>Báo Hải Dương, ngày 05/02/2026</c>.</summary>
    public static string Source(ContentSource source, string unitName)
    {
        var text = source.Text?.Replace("Nguồn: ", "", StringComparison.Ordinal);
        string?[] parts = [source.Outlet, source.Date is { } day ? $"ngày {VietnameseDates.Date(day)}" : null, text];
        var line = string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return line.Length > 0 ? line : unitName;
    }

    /// <summary>A summary that does not hide that it was wrong.</summary>
    public static string WithCorrection(string summary, IReadOnlyList<RevisionShown> notes) =>
        notes.LastOrDefault(note => note.Kind is RevisionKind.Correction) is { } last
            ? $"{summary} (Đính chính ngày {VietnameseDates.Date(last.At)}: {last.Note})".TrimStart()
            : summary;

    /// <summary>From when to when it holds, as far as it is known.</summary>
    public static string? Validity(ContentFields fields, DateOnly today) => (fields.ValidFrom, fields.ValidTo) switch
    {
        ({ } from, { } to) => $"Có giá trị từ ngày {VietnameseDates.Date(from)} đến hết ngày {VietnameseDates.Date(to)}.{(to < today ? " Đã hết hạn." : "")}",
        ({ } from, null) => $"Có giá trị từ ngày {VietnameseDates.Date(from)}.",
        (null, { } to) => $"Có giá trị đến hết ngày {VietnameseDates.Date(to)}.{(to < today ? " Đã hết hạn." : "")}",
        _ => null,
    };
}
