using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Calendar;

public static class CalendarServices
{
    /// <summary>One calendar of everything: items, posts, events, observed days and report deadlines.</summary>
    public static void AddCalendar(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadCalendar>().AddScoped<Reschedule>();
        builder.AddConfigFile("observances.json", Observances.Read, new Observances([]));
        builder.Services.AddScoped<FixedDays>();
    }
}
