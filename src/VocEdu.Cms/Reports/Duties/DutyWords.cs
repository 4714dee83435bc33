using System.Globalization;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>When a report is due, in words.</summary>
public static class DutyWords
{
    public static string Of(Duty duty) => duty.Cycle switch
    {
        ReportCycle.NoDay => "Văn bản không nêu ngày",
        ReportCycle.Once => duty.OnceDue is { } due ? $"{Word(duty)} ngày {VietnameseDates.Date(due)}" : "Chưa đặt hạn",
        ReportCycle.Monthly or ReportCycle.Quarterly => (duty.DueDay, duty.DueMonth) switch
        {
            (null, 0) => "Văn bản không nêu ngày; tính đến hết kỳ",
            (null, _) => "Văn bản không nêu ngày; tính đến hết tháng sau kỳ",
            (var day, 0) => string.Create(CultureInfo.InvariantCulture, $"{Word(duty)} ngày {day:00} tháng cuối kỳ"),
            var (day, _) => string.Create(CultureInfo.InvariantCulture, $"{Word(duty)} ngày {day:00} tháng sau kỳ"),
        },
        _ => string.Create(CultureInfo.InvariantCulture, $"{Word(duty)} ngày {duty.DueDay:00}/{(duty.DueMonth < 3 ? $"{duty.DueMonth:00}" : $"{duty.DueMonth}")}"),
    };

    public static string Of(DueStanding standing) => standing switch
    {
        DueStanding.Missing => "Chưa gửi, đã quá hạn",
        DueStanding.Soon => "Sắp đến hạn",
        DueStanding.Coming => "Chưa đến hạn",
        DueStanding.SentLate => "Đã gửi, trễ hạn",
        DueStanding.Sent => "Đã gửi đúng hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    public static string Badge(DueStanding standing) => standing switch
    {
        DueStanding.Missing => "badge badge-bad",
        DueStanding.Soon => "badge badge-warn",
        DueStanding.SentLate => "badge badge-warn",
        DueStanding.Sent => "badge badge-good",
        _ => "badge",
    };

    /// <summary>How the printed day reads: <c>trước ngày 25/5/2026</c>.</summary>
    public static string Printed(DueReport report) => report.Duty.Before && report.Due.LastDay != report.Due.Printed
        ? $"trước ngày {OfficialDate.Cited(report.Due.Printed)}" : $"chậm nhất ngày {OfficialDate.Cited(report.Due.Printed)}";

    private static string Word(Duty duty) => duty.Before ? "Trước" : "Chậm nhất";
}
