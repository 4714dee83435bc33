using VocEdu.Domain.Content;

namespace VocEdu.Domain.Schools;

/// <summary>How long a need for workers or for training may stand on the site: to a day that is given with it, at most six months ahead.</summary>
public static class NeedRule
{
    public const int MostMonths = 6;

    /// <summary>The last day that may be chosen.</summary>
    public static DateOnly LastDay(DateOnly today) => today > DateOnly.MaxValue.AddMonths(-MostMonths) ? DateOnly.MaxValue : today.AddMonths(MostMonths);

    public static Refusal? WhyNot(DateOnly? expiresOn, DateOnly today) => expiresOn switch
    {
        null => new("need.expiry", "Hãy chọn ngày hết hạn.", "ExpiresOn"),
        { } day when day < today => new("need.expiry", "Ngày hết hạn đã qua. Hãy chọn một ngày từ hôm nay trở đi.", "ExpiresOn"),
        { } day when day > LastDay(today) => new("need.expiry", "Ngày hết hạn không được quá 6 tháng kể từ hôm nay. Hết hạn bạn gia hạn được.", "ExpiresOn"),
        _ => null,
    };

    /// <summary>The last day belongs to it.</summary>
    public static bool IsOpen(DateOnly expiresOn, DateOnly today) => today <= expiresOn;
}
