using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing;

/// <summary>A press release becomes public no sooner than the press may use it.</summary>
public static class Embargo
{
    public static Refusal? WhyNot(ContentFields fields, DateTimeOffset publishAt) => fields.Release?.NotBefore is { } notBefore && publishAt < notBefore
        ? new("content.embargo", $"Thông cáo chỉ được sử dụng từ {VietnameseDates.Time(notBefore)} {VietnameseDates.WithWeekday(notBefore)} nên chưa đăng được trước lúc đó. Hãy hẹn giờ đăng từ thời điểm này trở đi.", "publishAt")
        : null;
}
