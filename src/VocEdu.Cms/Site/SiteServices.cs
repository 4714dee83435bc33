using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Search;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>The public site: what anyone may read, cached on every node and fresh as soon as something is published.</summary>
public static class SiteServices
{
    private const long CacheBytes = 64 * 1024 * 1024;

    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["section"] = typeof(SectionConstraint));
        services.AddScoped<Cards>();
        services.AddScoped<OpenAdmissions>();
        services.AddScoped<PictureLibrary>().AddScoped<SchoolRegister>();
        services.AddSingleton<Stories>();
        services.AddSingleton<PublicFreshness>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = CacheBytes;
            cache.AddBasePolicy(policy => policy.AddPolicy<PublicPages>(), excludeDefaultPolicy: true);
        });
        if (builder.Runs(HostRoles.Site)) services.AddHostedService<PublicChangeListener>();
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddPageRoute("/Site/Item", ItemModel.PreviewPath[1..] + "/{token}"));
        builder.AddSearch();
        builder.AddGuidance();
    }

    /// <summary>Answers from the cache before the rest of the program is asked.</summary>
    public static void UsePublicPages(this IApplicationBuilder app) => app.UseChosenEncoding().UseOutputCache().UseFinishedBytes();

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapFeeds();
        app.MapSitemap();
        app.MapAttachments();
        app.MapAdmissions();
        app.MapPreviewAttachments();
        app.MapPreviewFiles();
    }

    private sealed class SectionConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string code && Sections.TryFind(code, out _);
    }
}
