using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VocEdu.Umbraco.Starting;

namespace VocEdu.Umbraco.Api;

/// <summary>What the backoffice extension asks of this site, for people who are signed in to the backoffice and may use the content section.</summary>
/// <remarks>Umbraco's own controllers and policies are not in its Core. So these endpoints stand before the site's own pipeline and ask the site's policy by its name;
/// where there is none, nobody gets in.</remarks>
public sealed class BackofficeApi(EngineReadiness readiness, ILogger<BackofficeApi> log) : IStartupFilter
{
    public const string Root = "/umbraco/vocedu/api/v1";

    /// <summary>Umbraco's name of the policy (<c>Umbraco.Cms.Web.Common.Authorization.AuthorizationPolicies</c>).</summary>
    public const string Policy = "SectionAccessContent";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (readiness.Misconfigured is { } missing) log.LogWarning("VocEdu does not run, as its configuration lacks something or has it wrong: {Missing}", missing);
        return app => Configure(app, next);
    }

    private void Configure(IApplicationBuilder app, Action<IApplicationBuilder> next)
    {
        app.MapWhen(context => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase), branch =>
        {
            branch.Use(RunAsync);
            branch.UseAuthentication();         // the backoffice's scheme handles its requests first
            branch.Use(AuthorizeAsync);
            branch.UseRouting();
            branch.UseEndpoints(endpoints => Map(endpoints.MapGroup(Root)));
        });
        next(app);
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.MapGet("overview", OverviewEndpoint.RunAsync);
        api.MapGet("failures", FailuresEndpoint.RunAsync);
        api.MapGet("documents/{key:guid}", DocumentEndpoint.RunAsync);
        api.MapPost("posts/{id:guid}/retry", RetryEndpoint.RunAsync);
    }

    private async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            log.LogError(fault, "{Path} failed", context.Request.Path);
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "unavailable");
        }
    }

    private async Task AuthorizeAsync(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (await services.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(Policy) is not { } policy)
        {
            await SayAsync(context, StatusCodes.Status401Unauthorized, "no-backoffice");
            return;
        }
        var evaluator = services.GetRequiredService<IPolicyEvaluator>();
        var person = await evaluator.AuthenticateAsync(policy, context);
        var answer = await evaluator.AuthorizeAsync(policy, person, context, resource: null);
        if (!answer.Succeeded) await SayAsync(context, answer.Challenged ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden, "not-allowed");
        else if (readiness.Misconfigured is not null && !context.Request.Path.Value!.EndsWith("/overview", StringComparison.OrdinalIgnoreCase)) await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "not-configured");
        else await next(context);
    }

    private static Task SayAsync(HttpContext context, int status, string code) =>
        Results.Problem(statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code }).ExecuteAsync(context);
}
