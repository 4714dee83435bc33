using VocEdu.Cms.Review.Steps;

namespace VocEdu.Cms.Notices;

public static class NoticeServices
{
    /// <summary>The bell, mail, and reminders.</summary>
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SmtpOptions>().BindConfiguration("Smtp").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<Notify>().AddScoped<QueueMail>().AddScoped<SendMail>().AddScoped<RemindReviewers>().AddScoped<Escalate>();
        builder.Services.AddOptions<ReviewOptions>().BindConfiguration("Review").ValidateDataAnnotations().ValidateOnStart();
    }
}
