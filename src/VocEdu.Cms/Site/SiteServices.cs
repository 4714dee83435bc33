using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Redirects;
using VocEdu.Cms.Search;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site.Embedding;
using VocEdu.Cms.Site.English;
using VocEdu.Cms.Site.Following;
using VocEdu.Cms.Site.Guidance;
using VocEdu.Cms.Site.Sharing;
using VocEdu.Cms.Site.Sitemaps;
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
        services.AddScoped<PictureLibrary>().AddScoped<SchoolRegister>().AddScoped<EventList>().AddScoped<FindDocuments>();
        services.AddScoped<FeedSources>();
        var shareCards = Path.Combine(builder.DataFolder(), "share-cards");
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ShareCards>(provider, Directory.CreateDirectory(shareCards).FullName));
        builder.AddConfigFile(EnglishWords.File, EnglishWords.Read, EnglishWords.None);
        builder.AddConfigFile(Audiences.File, Audiences.Read, new Audiences([]));
        services.AddSingleton<Stories>();
        services.AddSingleton<PublicFreshness>().AddSingleton<MaintenanceNotices>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = CacheBytes;
            cache.AddBasePolicy(policy => policy.AddPolicy<PublicPages>(), excludeDefaultPolicy: true);
        });
        if (builder.Runs(HostRoles.Site)) services.AddHostedService<PublicChangeListener>();
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddPageRoute("/Site/Item", ItemModel.PreviewPath[1..] + "/{token}"));
        services.AddScoped<FacetNames>();
        builder.AddSearch();
        builder.AddGuidance();
    }

    /// <summary>Answers from the cache before the rest of the program is asked.</summary>
    public static void UsePublicPages(this IApplicationBuilder app) => app.UseKeptForHead().UseChosenEncoding().UseUnchanged().UseOutputCache().UseFinishedBytes().UseRedirects();

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapFeeds();
        app.MapSitemaps();
        app.MapShareCards();
        app.MapOEmbed();
        app.MapAttachments();
        app.MapAdmissions();
        app.MapEvents();
        app.MapVotes();
        app.MapPreviewAttachments();
        app.MapPreviewFiles();
    }

    /// <summary>What is kept of a page answers for its head too, with its length and tag; the server leaves the body out.</summary>
    private static IApplicationBuilder UseKeptForHead(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method) && PublicPages.Holds(context.Request.Path)) context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    private sealed class SectionConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string code && Sections.TryFind(code, out _);
    }
}
