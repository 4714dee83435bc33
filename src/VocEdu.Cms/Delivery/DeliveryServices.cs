using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Delivery;

/// <summary>The public content for apps, as Umbraco's Content Delivery API v2 gives it: a client written for Umbraco reads this site.</summary>
public static class DeliveryServices
{
    public const string Root = "/umbraco/delivery/api/v2";

    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ContentTypes>();
        services.AddSingleton<ListContent>();
        services.AddScoped<ReadContent>();
        services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.AddPolicy<DeliveryCache>(), excludeDefaultPolicy: true));
        services.AddDeliveryDocument();
    }

    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).AllowAnonymous().RequireRateLimiting(RateLimitOptions.ApiPolicy);
        api.MapDeliveredContent();
        api.MapDeliveredMedia();
        app.MapOpenApi("/umbraco/swagger/{documentName}/swagger.json").AllowAnonymous();
        app.Map(Root + "/{**rest}", (RequestDelegate)(http => DeliveryAnswers.EmptyAsync(http, StatusCodes.Status404NotFound))).AllowAnonymous();
        app.Map("/umbraco/delivery/api/v1/{**rest}", (RequestDelegate)(http => DeliveryAnswers.EmptyAsync(http, StatusCodes.Status400BadRequest))).AllowAnonymous();
    }
}
