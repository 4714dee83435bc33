namespace VocEdu.Cms.Hosting.Demo;

public static class DemoServices
{
    /// <summary>The demo, where <c>Demo:Load</c> asks for it; nodes that run jobs load it.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Demo");
        if (!section.GetValue<bool>(nameof(DemoOptions.Load))) return;

        var services = builder.Services;
        services.Configure<DemoOptions>(section);
        services.AddSingleton<DemoProgress>().AddSingleton<DemoFiles>().AddSingleton<LoadDemo>();
        services.AddScoped<StoryClock>().AddScoped<DemoStory>().AddScoped<DemoMedia>().AddScoped<DemoContent>();
        services.AddScoped<DemoUnits>().AddScoped<DemoPeople>().AddScoped<DemoPress>().AddScoped<DemoChannels>().AddScoped<DemoConsents>().AddScoped<DemoSubmissions>().AddScoped<DemoNeeds>().AddScoped<DemoReports>();
        if (builder.Runs(HostRoles.Jobs)) services.AddHostedService<DemoAtStart>();
    }
}
