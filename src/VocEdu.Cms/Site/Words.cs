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

    /// <summary><c>Thứ Năm, ngày 05/02/2026 14:07</c>.</summary>
    public static string Moment(DateTimeOffset at) => $"{VietnameseDates.WithWeekday(at)}, {VietnameseDates.Time(at)}";

    /// <summary><c>1:02</c>, <c>12:40</c>.</summary>
    public static string Length(int seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");

    /// <summary>When it takes place, in as few words as are needed.</summary>
    public static string When(EventFields happening) =>
        Vietnam.LocalDate(happening.Start) == Vietnam.LocalDate(happening.End)
            ? $"{VietnameseDates.WithWeekday(happening.Start)}, từ {VietnameseDates.Time(happening.Start)} đến {VietnameseDates.Time(happening.End)}"
            : $"Từ {VietnameseDates.Time(happening.Start)} {VietnameseDates.WithWeekday(happening.Start)} đến {VietnameseDates.Time(happening.End)} {VietnameseDates.WithWeekday(happening.End)}";

    /// <summary><c>11/2026</c> of <c>2026-11</c>.</summary>
    public static string Month(string? period) => period?.Split('-') is [var year, var month, ..] ? $"{month}/{year}" : period ?? "";
}
