using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;

namespace VocEdu.Cms.Hosting;

/// <summary>Requests a minute from one address or one person (<c>RateLimits:SignIn</c> and so on).</summary>
public sealed class RateLimitOptions
{
    public const string SignInPolicy = "sign-in", ApiPolicy = "api", SearchPolicy = "search", FormPolicy = "form";

    [Range(1, 100_000)] public int SignIn { get; set; } = 10;
    [Range(1, 1_000_000)] public int Api { get; set; } = 600;
    [Range(1, 1_000_000)] public int Search { get; set; } = 300;

    /// <summary>Names completed while somebody types; a class sits behind one address.</summary>
    [Range(1, 1_000_000)] public int Suggestions { get; set; } = 1_200;

    /// <summary>What people without an account send: votes, requests.</summary>
    [Range(1, 1_000_000)] public int Form { get; set; } = 20;
}

public static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(RateLimitOptions.SignInPolicy, context => HttpMethods.IsPost(context.Request.Method)
                ? PerMinute(Address(context), Limits(context).SignIn)
                : RateLimitPartition.GetNoLimiter("looking"));
            limiter.AddPolicy(RateLimitOptions.FormPolicy, context => HttpMethods.IsPost(context.Request.Method)
                ? PerMinute($"form {Address(context)}", Limits(context).Form)
                : RateLimitPartition.GetNoLimiter("looking"));
            limiter.AddPolicy(RateLimitOptions.ApiPolicy, context =>
                PerMinute(context.User.FindFirstValue(TokenAuthentication.TokenId) ?? context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? Address(context), Limits(context).Api));
            limiter.AddPolicy(RateLimitOptions.SearchPolicy, context => context.Request.Query["handler"] == "GoiY"
                ? PerMinute($"suggestions {Address(context)}", Limits(context).Suggestions)
                : PerMinute(Address(context), Limits(context).Search));
        });
    }

    private static RateLimitPartition<string> PerMinute(string who, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static RateLimitOptions Limits(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
}
