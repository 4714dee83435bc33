using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Hosting;

/// <summary>Vietnamese unless a reader chose English: what a page says must not hang on the browser's settings, or it could not be cached.</summary>
public static class Languages
{
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<Said>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("vi-VN");
            // Dates and numbers stay Vietnamese in both languages.
            options.SupportedCultures = [CultureInfo.GetCultureInfo("vi-VN")];
            options.SupportedUICultures = [CultureInfo.GetCultureInfo("vi-VN"), CultureInfo.GetCultureInfo("en")];
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "vocedu-lang" }];
        });
    }

    public static void MapLanguageChoice(this IEndpointRouteBuilder app) => app.MapPost("/ngon-ngu/{language}", async (HttpContext context, string language, IAntiforgery antiforgery) =>
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var chosen = new RequestCulture("vi-VN", language == "en" ? "en" : "vi-VN");
        context.Response.Cookies.Append("vocedu-lang", CookieRequestCultureProvider.MakeCookieValue(chosen), new()
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true,
        });
        return Results.LocalRedirect(Here((await context.Request.ReadFormAsync(context.RequestAborted))["returnUrl"]));
    }).AllowAnonymous();

    /// <summary>The address as a header may hold it, if it is one of ours; otherwise the home page.</summary>
    private static string Here(string? address)
    {
        var here = new Uri("http://here.invalid/");
        return Uri.TryCreate(here, address, out var whole) && whole.Authority == here.Authority && whole.Scheme == here.Scheme && !whole.PathAndQuery.StartsWith("//", StringComparison.Ordinal) ? whole.PathAndQuery : "/";
    }
}
