using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

public static class AccountDuties
{
    /// <summary>Someone with a one-time password chooses an own one first; an administrator may owe a second factor.</summary>
    public static void UseAccountDuties(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var duty = context.Request.Path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase) ? Duty(context) : null;
        if (duty is not null && !context.Request.Path.StartsWithSegments(duty, StringComparison.OrdinalIgnoreCase)) context.Response.Redirect(duty);
        else await next(context);
    });

    private static string? Duty(HttpContext context)
    {
        var user = context.User;
        if (user.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme) return null;
        if (user.HasClaim(PersonClaims.MustChangePassword, "true")) return "/quan-tri/doi-mat-khau";
        var owesFactor = user.IsInRole(nameof(Role.Administrator)) && !user.HasClaim(PersonClaims.SecondFactor, "true")
            && context.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value.SecondFactorForAdministrators;
        return owesFactor ? "/quan-tri/bao-mat" : null;
    }
}
