using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Domain.Calendar;

/// <summary>Planned downtime is told at least seven working days ahead, with the time of return. Source: Decree 224, Art. 13.</summary>
public static class MaintenanceRule
{
    public const int WorkingDaysAhead = 7;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static bool IsLate(DateTimeOffset announced, DateTimeOffset starts, WorkingDays calendar) =>
        calendar.Between(Vietnam.LocalDate(announced), Vietnam.LocalDate(starts)) < WorkingDaysAhead;

    public static Refusal? WhyNot(DateTimeOffset starts, DateTimeOffset ends, DateTimeOffset now) =>
        ends <= starts ? new("maintenance.times", "Giờ trở lại phải sau giờ bắt đầu.", "EndsAt")
        : ends <= now ? new("maintenance.times", "Giờ trở lại đã qua. Hãy chọn một lúc sau bây giờ.", "EndsAt")
        : ends - starts > Longest ? new("maintenance.times", "Một lần bảo trì không được quá 7 ngày. Hãy kiểm tra lại ngày giờ.", "EndsAt")
        : null;
}
