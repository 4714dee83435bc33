using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using VocEdu.Cms.Site;

namespace VocEdu.Cms.Delivery;

/// <summary>Keeps answers that are the same for everybody until anything public changes. A preview, or an answer that needs the key, is never kept.</summary>
public sealed class DeliveryCache(PublicFreshness freshness, IOptionsMonitor<DeliveryOptions> options) : IOutputCachePolicy
{
    private const int LongestQuery = 500;       // longer ones are made up
    private static readonly StringValues Asked = new(["fetch", "filter", "sort", "skip", "take", "expand", "fields", "id"]);
    private static readonly StringValues Headers = new([HeaderNames.AcceptLanguage, "Start-Item"]);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var (request, now) = (context.HttpContext.Request, options.CurrentValue);
        if (!request.Path.StartsWithSegments(DeliveryServices.Root, StringComparison.OrdinalIgnoreCase, out var rest)) return ValueTask.CompletedTask;
        var media = rest.StartsWithSegments("/media", StringComparison.OrdinalIgnoreCase);
        if (!HttpMethods.IsGet(request.Method) || !now.OutputCache.Enabled || !now.Enabled || !now.PublicAccess || (media && (!now.Media.Enabled || !now.Media.PublicAccess))
            || DeliveryAccess.AsksForPreview(request) || request.QueryString.Value is { Length: > LongestQuery } || !freshness.IsHeard) return ValueTask.CompletedTask;

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = Asked;
        context.CacheVaryByRules.HeaderNames = Headers;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encodings.Choose(request.Headers.AcceptEncoding);
        context.ResponseExpirationTimeSpan = media ? now.OutputCache.MediaDuration : now.OutputCache.ContentDuration;
        context.Tags.Add(PublicPages.All);
        context.Tags.Add(PublicChange.Lists);
        context.HttpContext.Items[typeof(DeliveryCache)] = freshness.Changes;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (context.HttpContext.Items[typeof(DeliveryCache)] is long then)
            context.AllowCacheStorage = then == freshness.Changes && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK && context.HttpContext.Response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
