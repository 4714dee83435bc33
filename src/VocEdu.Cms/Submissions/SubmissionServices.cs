using Microsoft.Extensions.Options;

namespace VocEdu.Cms.Submissions;

public static class SubmissionServices
{
    /// <summary>What schools send, and what they are asked for.</summary>
    public static void AddSubmissions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ServiceTimes>().BindConfiguration("ServiceTimes").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ServiceTimes>>().Value);
        services.AddScoped<SendStory>().AddScoped<StoryProgress>().AddScoped<StoryRemarks>();
    }

    /// <summary>The script that opens “Gửi bài” without network: at this address, because a browser lets it serve only what lies below.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder app) => app.MapGet("/quan-tri/gui-bai/sw.js", (IWebHostEnvironment environment, HttpResponse response) =>
    {
        var script = environment.WebRootFileProvider.GetFileInfo("dist/submit-worker.js");
        if (!script.Exists) return Results.NotFound();
        response.Headers["Service-Worker-Allowed"] = "/quan-tri/gui-bai";
        response.Headers.CacheControl = "no-cache";
        return Results.File(script.CreateReadStream(), "text/javascript");
    }).AllowAnonymous().ExcludeFromDescription();
}
