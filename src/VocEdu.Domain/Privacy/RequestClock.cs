using VocEdu.Domain.Calendar;

namespace VocEdu.Domain.Privacy;

/// <summary>What a person may ask of those who hold their data.</summary>
public enum PrivacyRequestKind
{
    Withdraw,
    Restrict,
    Oppose,
    See,
    Correct,
    Supply,
    Delete,
}

/// <summary>The last days of a request.</summary>
/// <param name="Answer">The person has been told what will be done.</param>
/// <param name="Done">It is done in the house.</param>
/// <param name="ThirdParties">It is done by channels and the press too.</param>
/// <param name="MostExtension">The days by which it may be extended, once.</param>
public sealed record RequestDeadlines(DateOnly Answer, DateOnly Done, DateOnly ThirdParties, int MostExtension);

/// <summary>How much time a request about personal data leaves. Source: Decree 356/2025, vietnam.md §9.</summary>
public static class RequestClock
{
    /// <summary>From its discovery a breach is told to the authority within this time.</summary>
    public static readonly TimeSpan BreachNotice = TimeSpan.FromHours(72);

    private const int WorkingDaysToAnswer = 2;

    /// <summary>The last days of such a request.</summary>
    /// <param name="kind">What is asked.</param>
    /// <param name="received">The day a valid request arrived.</param>
    /// <param name="calendar">Tells working days.</param>
    public static RequestDeadlines Of(PrivacyRequestKind kind, DateOnly received, WorkingDays calendar)
    {
        var (done, thirdParties, extension) = kind switch
        {
            PrivacyRequestKind.Withdraw or PrivacyRequestKind.Restrict or PrivacyRequestKind.Oppose => (15, 20, 15),
            PrivacyRequestKind.See or PrivacyRequestKind.Correct or PrivacyRequestKind.Supply => (10, 15, 10),
            PrivacyRequestKind.Delete => (20, 30, 20),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return new(calendar.Add(received, WorkingDaysToAnswer), received.AddDays(done), received.AddDays(thirdParties), extension);
    }

    /// <summary>The days a request of this kind may be extended by, once.</summary>
    public static int MostExtension(PrivacyRequestKind kind) => Of(kind, DateOnly.MinValue, WorkingDays.WithoutHolidays).MostExtension;

    public static string Name(PrivacyRequestKind kind) => kind switch
    {
        PrivacyRequestKind.Withdraw => "Rút lại sự đồng ý",
        PrivacyRequestKind.Restrict => "Hạn chế xử lý dữ liệu",
        PrivacyRequestKind.Oppose => "Phản đối xử lý dữ liệu",
        PrivacyRequestKind.See => "Xem dữ liệu",
        PrivacyRequestKind.Correct => "Chỉnh sửa dữ liệu",
        PrivacyRequestKind.Supply => "Cung cấp dữ liệu",
        PrivacyRequestKind.Delete => "Yêu cầu xóa dữ liệu",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
