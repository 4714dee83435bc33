using System.Security.Claims;
using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Accounts;

/// <summary>As whom a program acts, and with which roles: the first thing to try with a new token.</summary>
/// <param name="Roles">English role names, as in the rest of the API.</param>
public sealed record WhoAmI(Guid Id, string Name, IReadOnlyList<string> Roles, string? Unit);

public static class WhoAmIEndpoint
{
    public static void MapWhoAmI(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/me", (ClaimsPrincipal user) =>
    {
        var actor = user.Actor();
        return new WhoAmI(actor.Id!.Value, actor.Name, [.. actor.Roles.Each().Select(role => role.ToString())], actor.UnitId);
    }).RequireRateLimiting(RateLimitOptions.ApiPolicy).WithName("WhoAmI").WithTags("Accounts").WithSummary("As whom this token acts");
}
