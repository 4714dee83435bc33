using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;

namespace VocEdu.Cms.Site.Following;

/// <summary>RSS, Atom and JSON Feed of the whole site, each section, series, topic and audience, each school and each trade; each lies below its page.</summary>
public static class Feeds
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        string[] pages =
        [
            "", "/{section:section}", "/{section:section}/{slug}", $"/{Audience.Folder}/{{code}}",
            .. Enum.GetValues<CollectionKind>().Select(kind => $"/{Collection.Folder(kind)}/{{slug}}"),
        ];
        foreach (var format in FeedFormat.All)
        {
            RequestDelegate answer = context => AnswerAsync(context, format);
            foreach (var page in pages) app.MapGet($"{page}/{format.File}", answer).AllowAnonymous().WithMetadata(answer.Method);
        }
    }

    private static async Task AnswerAsync(HttpContext context, FeedFormat format)
    {
        var (services, path) = (context.RequestServices, context.Request.Path.Value!);
        var page = path.Length == format.File.Length + 1 ? "/" : path[..^(format.File.Length + 1)];
        if (await services.GetRequiredService<FeedSources>().AtAsync(page, context.RequestAborted) is not { } feed)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = $"{format.Type}; charset=utf-8";
        await context.Response.Body.WriteAsync(format.Write(feed, services.GetRequiredService<IOptions<SiteOptions>>().Value), context.RequestAborted);
    }
}
