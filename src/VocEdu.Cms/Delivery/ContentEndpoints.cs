using VocEdu.Cms.Api;

namespace VocEdu.Cms.Delivery;

/// <summary><c>/content</c>: lists, one item, several items.</summary>
internal static class ContentEndpoints
{
    private const int MostDeep = 100, Batch = 200, MostIds = 500;

    public static void MapDeliveredContent(this IEndpointRouteBuilder api)
    {
        var content = api.MapGroup("/content").AddEndpointFilter(new DeliveryAccess(media: false)).WithTags("Content");
        content.MapGet("", ListAsync).Produces<DeliveryPage<DeliveredContent>>().WithName("GetContent20").WithSummary("A list of content")
            .Takes("fetch", "filter", "sort", "skip", "take", "expand", "fields");
        content.MapGet("/item/{id:guid}", ByIdAsync).Produces<DeliveredContent>().WithName("GetContentItemById20").WithSummary("One piece of content, by its id").Takes("expand", "fields");
        content.MapGet("/item/{**path}", ByPathAsync).Produces<DeliveredContent>().WithName("GetContentItemByPath20").WithSummary("One piece of content, by its path")
            .WithDescription("A path it once had is answered 301 with the present one. With `Preview: true`, `preview-{id}` is what was never public.").Takes("expand", "fields");
        content.MapGet("/items", ByIdsAsync).Produces<IReadOnlyList<DeliveredContent>>().WithName("GetContentItemsByIds20").WithSummary("Several pieces of content, by their ids").Takes("id", "expand", "fields");
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListContent find, ReadContent read, IServiceProvider services, CancellationToken cancel)
    {
        var (query, refusal) = ContentQuery.Read(http.Request.Query, media: false);
        if (query is null) return refusal!;
        var (shape, unreadable) = Shape(http.Request);
        if (unreadable is not null) return unreadable;
        if (shape.Expand.Depth > 1 && query.Take > MostDeep) return DeliveryAnswers.TooMuch("take", $"At most {MostDeep} when properties of expanded properties are expanded.");

        var call = DeliveryCall.Of(http);
        if (!call.SpeaksOurs) return DeliveryAnswers.Ok(http, new DeliveryPage<DeliveredContent>(0, []), IsShared(http));
        var scope = await ScopeAsync(query, call, read, cancel);
        var (total, ids) = await find.RunAsync(query, scope, call.Preview, cancel);
        if (ids.Count > Batch) return new LongList(total, ids, async batch => await BuildAsync(services, await read.ByIdAsync(batch, call.Preview, cancel), shape, call, cancel));
        return await AnswerAsync(http, async () => new DeliveryPage<DeliveredContent>(total, await BuildAsync(services, await read.ByIdAsync(ids, call.Preview, cancel), shape, call, cancel)));
    }

    /// <summary>Which part of the tree is asked for; a target that is not there has nobody above or below it.</summary>
    private static async Task<ContentScope> ScopeAsync(ContentQuery query, DeliveryCall call, ReadContent read, CancellationToken cancel)
    {
        if (query.Fetch is not { } fetch) return call.Start is { } start ? Below(start) : new();
        if (await FindAsync(fetch.Of, call, read, cancel) is not { } node) return ContentScope.Nothing;
        return fetch.Relation switch
        {
            "children" => node.Item is null && node.Collection is null ? new(Parent: node.Path) : ContentScope.Nothing,
            "descendants" => Below(node),
            _ => new(Ids: [.. read.Fixed.Where(above => above.Id != node.Id && (above.Path.Length == 0 || node.Parent == above.Path || node.Path.StartsWith(above.Path + "/", StringComparison.Ordinal))).Select(above => above.Id)]),
        };
    }

    private static ContentScope Below(ContentNode node) => node switch
    {
        { Path: "" } => new(Without: node.Id),
        { Item: null, Collection: null } => new(Parent: node.Path),
        _ => ContentScope.Nothing,
    };

    private static async Task<ContentNode?> FindAsync(string idOrPath, DeliveryCall call, ReadContent read, CancellationToken cancel) =>
        Guid.TryParse(idOrPath, out var id) ? (await read.ByIdAsync([id], call.Preview, cancel)).FirstOrDefault()
        : (await read.ByPathAsync([PathOf(idOrPath, call)], call.Preview, cancel)).FirstOrDefault();

    private static async Task<IResult> ByIdAsync(Guid id, HttpContext http, ReadContent read, IServiceProvider services, CancellationToken cancel) =>
        await OneAsync(http, services, await read.ByIdAsync([id], DeliveryCall.Of(http).Preview, cancel), cancel);

    private static async Task<IResult> ByPathAsync(string? path, HttpContext http, ReadContent read, IServiceProvider services, CancellationToken cancel)
    {
        var call = DeliveryCall.Of(http);
        var address = PathOf(path, call);
        var found = await read.ByPathAsync([address], call.Preview, cancel);
        if (found.Count > 0 || await read.MovedAsync(address, cancel) is not { } moved) return await OneAsync(http, services, found, cancel);

        var route = ContentBuilder.RouteOf(moved);
        (http.Response.Headers["Location-Start-Item-Path"], http.Response.Headers["Location-Start-Item-Id"]) = (route.StartItem.Path, route.StartItem.Id.ToString());
        http.Response.Headers.Location = route.Path;
        await DeliveryAnswers.EmptyAsync(http, StatusCodes.Status301MovedPermanently);
        return Results.Empty;
    }

    private static async Task<IResult> OneAsync(HttpContext http, IServiceProvider services, List<ContentNode> found, CancellationToken cancel)
    {
        var (shape, unreadable) = Shape(http.Request);
        if (unreadable is not null) return unreadable;
        var call = DeliveryCall.Of(http);
        return found is not [var node, ..] || !call.SpeaksOurs ? DeliveryAnswers.NotFound()
            : await AnswerAsync(http, async () => (await BuildAsync(services, [node], shape, call, cancel))[0]);
    }

    private static async Task<IResult> ByIdsAsync(HttpContext http, ReadContent read, IServiceProvider services, CancellationToken cancel)
    {
        if (!http.Request.Query.TryGetValue("id", out var given) || given.Count == 0)
        {
            await DeliveryAnswers.EmptyAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        if (given.FirstOrDefault(text => !Guid.TryParse(text, out _)) is { } wrong) return DeliveryAnswers.Invalid("id", wrong);
        if (given.Count > MostIds) return DeliveryAnswers.TooMuch("id", $"At most {MostIds} ids in one call.");
        var (shape, unreadable) = Shape(http.Request);
        if (unreadable is not null) return unreadable;
        if (shape.Expand.Depth > 1 && given.Count > MostDeep) return DeliveryAnswers.TooMuch("id", $"At most {MostDeep} when properties of expanded properties are expanded.");
        var call = DeliveryCall.Of(http);
        var nodes = call.SpeaksOurs ? await read.ByIdAsync([.. given.Select(text => Guid.Parse(text!))], call.Preview, cancel) : [];
        return await AnswerAsync(http, async () => await BuildAsync(services, nodes, shape, call, cancel));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Func<Task<object>> make)
    {
        try
        {
            return DeliveryAnswers.Ok(http, await make(), IsShared(http));
        }
        catch (ExpansionTooLargeException)
        {
            return DeliveryAnswers.TooMuch("expand", "This expands to more than one answer holds. Ask for fewer items or fewer levels.");
        }
    }

    /// <summary>A builder of its own for each part, which keeps nothing of the part before.</summary>
    private static Task<List<DeliveredContent>> BuildAsync(IServiceProvider services, List<ContentNode> nodes, (Expansion Expand, Expansion Fields) shape, DeliveryCall call, CancellationToken cancel) =>
        ActivatorUtilities.CreateInstance<ContentBuilder>(services).RunAsync(nodes, shape.Expand, shape.Fields, call.Preview, cancel);

    private static ((Expansion Expand, Expansion Fields) Shape, IResult? Unreadable) Shape(HttpRequest request)
    {
        var (expand, fields) = (Expansion.Parse(request.Query["expand"]), Expansion.Parse(request.Query["fields"]));
        var wrong = expand is null ? "expand" : fields is null ? "fields" : null;
        var refusal = wrong is not null ? DeliveryAnswers.Invalid(wrong, request.Query[wrong].ToString())
            : expand!.Depth > Expansion.MaxDepth ? DeliveryAnswers.TooMuch("expand", $"At most {Expansion.MaxDepth} levels.") : null;
        return ((expand ?? Expansion.Nothing, fields ?? Expansion.Nothing), refusal);
    }

    /// <summary>From what a client sends to an address of ours; relative to the start item where there is one.</summary>
    private static string PathOf(string? text, DeliveryCall call)
    {
        var path = (text ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim('/').ToLowerInvariant();
        var start = call.Start?.Path ?? "";
        return path.Length == 0 ? start : $"{start}/{path}";
    }

    private static bool IsShared(HttpContext http) => !DeliveryCall.Of(http).Preview && http.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<DeliveryOptions>>().CurrentValue.PublicAccess;

    /// <summary>A list too long to be held: written part by part as it is read.</summary>
    private sealed record LongList(long Total, List<Guid> Ids, Func<Guid[], Task<List<DeliveredContent>>> Read) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, first) = (httpContext.Response, true);
            response.ContentType = "application/json; charset=utf-8";
            response.Headers.CacheControl = "private, no-store";
            await response.WriteAsync($"{{\"total\":{Total.ToString(System.Globalization.CultureInfo.InvariantCulture)},\"items\":[", httpContext.RequestAborted);
            foreach (var batch in Ids.Chunk(Batch))
            {
                foreach (var item in await Read(batch))
                {
                    if (!first) await response.WriteAsync(",", httpContext.RequestAborted);
                    first = false;
                    await System.Text.Json.JsonSerializer.SerializeAsync(response.Body, item, ApiJson.Options, httpContext.RequestAborted);
                }
            }

            await response.WriteAsync("]}", httpContext.RequestAborted);
        }
    }
}
