namespace VocEdu.Cms.Hosting;

public static class Logs
{
    /// <summary>One JSON object a line on standard output. Levels stand in appsettings.json; requests to platforms are not logged, their addresses may hold tokens.</summary>
    public static void AddLogs(this IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
    }
}
