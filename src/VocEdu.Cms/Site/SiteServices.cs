using VocEdu.Cms.Hosting;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>The public site: what anyone may read, cached on every node and fresh as soon as something is published.</summary>
public static class SiteServices
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["section"] = typeof(SectionConstraint));
        services.AddScoped<Cards>();
        services.AddScoped<PictureLibrary>();
    }

    private sealed class SectionConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string code && Sections.TryFind(code, out _);
    }
}
