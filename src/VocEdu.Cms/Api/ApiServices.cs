using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Api;

/// <summary>The program for programs: what people do with pages, done with a personal access token.</summary>
public static class ApiServices
{
    public const string Root = "/api/v1";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);   // the status says it; Problems adds the sentence
        services.Configure<ProblemDetailsOptions>(problems => problems.CustomizeProblemDetails = Problems.Complete);
        services.AddScoped<ItemStepping>();
        services.AddApiDocument();
        services.AddScoped<ForgetRequests>();
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).RequireAuthorization().RequireRateLimiting(RateLimitOptions.ApiPolicy)
            .AddEndpointFilter(async (context, next) => context.HttpContext.Request.Query.Any(p => p.Value.ToString().Contains('\0', StringComparison.Ordinal))
                ? Problems.Parameter("query")
                : await next(context));
        api.MapItems();
        api.MapItemSteps();
        api.MapReviewVerbs();
        api.MapReleases();
        api.MapMediaFiles();
        api.MapChannels();
        api.MapPosts();
        api.MapWorks();
        api.MapLedger();
        api.MapTargets();
        api.MapPlans();
        api.MapReports();
        api.MapTerms();
        api.MapSearch();
        app.MapOpenApi().AllowAnonymous();
    }
}
