using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace VocEdu.Cms.Hosting;

/// <summary>Vietnamese unless a reader chose English: what a page says must not hang on the browser's settings, or it could not be cached.</summary>
public static class Languages
{
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("vi-VN");
            // Dates and numbers stay Vietnamese in both languages.
            options.SupportedCultures = [CultureInfo.GetCultureInfo("vi-VN")];
            options.SupportedUICultures = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en")];
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "vocedu-lang" }];
        });
    }

    public static void MapLanguageChoice(this IEndpointRouteBuilder app) => app.MapGet("/ngon-ngu/{language}", (HttpContext context, string language, string? returnUrl) =>
    {
        var chosen = new RequestCulture("vi-VN", language == "en" ? "en" : "vi-VN");
        context.Response.Cookies.Append("vocedu-lang", CookieRequestCultureProvider.MakeCookieValue(chosen), new()
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true,
        });
        return Results.LocalRedirect(returnUrl is { Length: > 0 } && IsLocal(returnUrl) ? returnUrl : "/");
    }).AllowAnonymous();

    private static bool IsLocal(string url) => url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\'));
}
