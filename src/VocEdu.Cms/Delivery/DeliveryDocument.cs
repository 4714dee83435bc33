using Microsoft.OpenApi;

namespace VocEdu.Cms.Delivery;

/// <summary>The OpenAPI document at <c>/openapi/delivery.json</c>, and where Umbraco has it.</summary>
public static class DeliveryDocument
{
    public const string Name = "delivery";
    private const string Key = "apiKey";

    private static readonly Dictionary<string, (string Description, JsonSchemaType Type, bool Many)> Parameters = new()
    {
        ["fetch"] = ("`ancestors:`, `children:` or `descendants:`, followed by an id or a path.", JsonSchemaType.String, false),
        ["filter"] = ("`contentType:a,b`, `name:text`, `createDate>2026-01-01` (also `<`, `>:`, `<:`, `:`), `updateDate`; `!` after the colon negates. Ours besides: `genre`, `section`, `unit`, `tag`, `theme`, `audience`, `guide`, `school`. Repeated: all must hold.", JsonSchemaType.String, true),
        ["sort"] = ("`createDate`, `level`, `name`, `sortOrder` or `updateDate`, with `:asc` or `:desc`. Without it: in the order of the tree.", JsonSchemaType.String, true),
        ["skip"] = ("How many to leave out at the beginning.", JsonSchemaType.Integer, false),
        ["take"] = ("How many to give, 10 unless said otherwise; 0 gives nothing and counts nothing.", JsonSchemaType.Integer, false),
        ["expand"] = ("`properties[guides,cover]`, `properties[$all]`, `properties[guides[properties[taughtAt]]]`: whose properties to give too.", JsonSchemaType.String, false),
        ["fields"] = ("`properties[title,summary]`: only these properties.", JsonSchemaType.String, false),
        ["id"] = ("The ids wanted.", JsonSchemaType.String, true),
    };

    private static readonly (string Name, string Description)[] Headers =
    [
        ("Preview", "`true`: the newest versions of what the newsroom has in hand; needs the key."),
        ("Start-Item", "Id or path of the home page or a section: paths are relative to it, and lists without `fetch` are of what lies below it."),
        ("Accept-Language", "`vi` or nothing: the content has one language."),
    ];

    public static void AddDeliveryDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = endpoint => $"/{endpoint.RelativePath}".StartsWith(DeliveryServices.Root, StringComparison.Ordinal) && endpoint.ActionDescriptor.EndpointMetadata.OfType<TakesParameters>().Any();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Content Delivery API", Version = "2.0", Description = "The public content for apps, as Umbraco's Content Delivery API v2 gives it. Instants are in UTC." };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "Api-Key", Description = "Needed for previews, and for everything where public access is switched off." },
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters ??= [];
            foreach (var name in context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesParameters>().Single().Names) operation.Parameters.Add(Parameter(name));
            var media = context.Description.RelativePath?.Contains("/media", StringComparison.Ordinal) == true;
            foreach (var (name, description) in media ? [] : Headers) operation.Parameters.Add(Header(name, description));
            foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path)) parameter.Required = true;
            operation.Responses ??= [];
            operation.Responses["400"] = new OpenApiResponse { Description = "A parameter says nothing this API knows." };
            operation.Responses["401"] = new OpenApiResponse { Description = "The key is missing or wrong." };
            operation.Responses["404"] = new OpenApiResponse { Description = "There is no such content, or no such start item." };
            return Task.CompletedTask;
        });
    });

    /// <summary>Names the query parameters of an endpoint, for the document.</summary>
    internal static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params string[] names) => endpoint.WithMetadata(new TakesParameters(names));

    private static OpenApiParameter Parameter(string name)
    {
        var (description, type, many) = Parameters[name];
        var schema = new OpenApiSchema { Type = type };
        return new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = many ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema };
    }

    private static OpenApiParameter Header(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private sealed record TakesParameters(IReadOnlyList<string> Names);
}
