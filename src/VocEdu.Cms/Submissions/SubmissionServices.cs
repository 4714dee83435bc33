using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Connectors;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

public static class SubmissionServices
{
    /// <summary>What schools send, and what they are asked for.</summary>
    public static void AddSubmissions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ServiceTimes>().BindConfiguration("ServiceTimes").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ServiceTimes>>().Value);
        services.AddScoped<SendStory>().AddScoped<StoryProgress>().AddScoped<StoryRemarks>().AddScoped<ManageCalls>().AddScoped<StoryFigures>().AddScoped<TakeConsents>();
        services.AddSingleton<RemindUnits>();
    }

    public static void MapSubmissions(this IEndpointRouteBuilder app)
    {
        MapWorker(app);
        app.MapGet("/quan-tri/bai-don-vi-gui/{id:guid}/goc/{mediaId:guid}", OriginalAsync)
            .RequireAuthorization(new NeedsRoleAttribute(Role.Editor | Role.Approver)).ExcludeFromDescription();
    }

    /// <summary>A file as it was sent, place and device still in it: to the newsroom only, and never shown as a page.</summary>
    private static async Task<IResult> OriginalAsync(Guid id, Guid mediaId, CmsDb db, IMediaSource originals, ClaimsPrincipal user, HttpResponse response, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(user.Actor()).AnyAsync(item => item.Id == id, cancel)) return Results.NotFound();
        var sent = await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.ItemId == id, cancel);
        if (sent?.Files.Any(file => file.MediaId == mediaId) is not true || await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mediaId && m.State == MediaState.Ready, cancel) is not { } media) return Results.NotFound();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(await originals.OpenAsync(mediaId.ToString(), cancel), "application/octet-stream", media.FileName);
    }

    /// <summary>The script that opens “Gửi bài” without network: at this address, because a browser lets it serve only what lies below.</summary>
    private static void MapWorker(IEndpointRouteBuilder app) => app.MapGet("/quan-tri/gui-bai/sw.js", (IWebHostEnvironment environment, HttpResponse response) =>
    {
        var script = environment.WebRootFileProvider.GetFileInfo("dist/submit-worker.js");
        if (!script.Exists) return Results.NotFound();
        response.Headers["Service-Worker-Allowed"] = "/quan-tri/gui-bai";
        response.Headers.CacheControl = "no-cache";
        return Results.File(script.CreateReadStream(), "text/javascript");
    }).AllowAnonymous().ExcludeFromDescription();
}
