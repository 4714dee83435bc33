using VocEdu.Domain.Calendar;

namespace VocEdu.Cms.Calendar;

public static class CalendarServices
{
    /// <summary>One calendar of everything: items, posts, events, observed days and report deadlines.</summary>
    public static void AddCalendar(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadCalendar>().AddScoped<Reschedule>();
        builder.Services.AddScoped(services => FixedDays.Load(builder.Environment.ContentRootPath, services.GetRequiredService<WorkingDays>()));
    }
}
