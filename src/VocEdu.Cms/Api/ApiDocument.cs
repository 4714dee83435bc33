using Microsoft.OpenApi;

namespace VocEdu.Cms.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
public static class ApiDocument
{
    private const string Scheme = "token", Problem = "Problem";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "VocEduCms", Version = "v1", Description = Introduction };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal access token, made at /quan-tri/ma-truy-cap. It acts as its owner, with the roles the owner has now." },
            };
            document.AddComponent(Problem, ProblemSchema());
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // A converter of our own hides the type.
            if (Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is var inner && (inner ?? context.JsonTypeInfo.Type) == typeof(DateTimeOffset))
                (schema.Type, schema.Format) = (inner is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null, "date-time");
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, cancel) =>
        {
            operation.Responses ??= [];
            operation.Responses["default"] = new OpenApiResponse
            {
                Description = "It was refused; nothing was written. The problem document (RFC 9457) says why in Vietnamese, and its code says it to programs.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, context.Document) },
                },
            };
            if (context.Description.HttpMethod == HttpMethods.Post) (operation.Parameters ??= []).Add(KeyParameter());
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestContentOf>().SingleOrDefault() is { } content)
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        [content.MediaType] = new() { Schema = await context.GetOrCreateSchemaAsync(content.Type, cancellationToken: cancel) },
                    },
                };
            }
        });
    });

    /// <summary>Says that a request may, or must, name the version it began from.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint, bool required) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Required = required,
            Description = "The ETag of the version you read.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    });

    private const string Introduction = """
        Items and their way to publication, media, channels and posts, works, ledger and targets of a newsroom.

        Instants are RFC 3339 in UTC, dates are local days in Asia/Ho_Chi_Minh. Lists are read on with `after`, the `next` of the part before.
        A POST may carry an `Idempotency-Key`: for a day the same key with the same body gets the same answer, and the work is done once.
        """;

    private static OpenApiParameter KeyParameter() => new()
    {
        Name = ApiWrite.KeyHeader,
        In = ParameterLocation.Header,
        Description = "A random name for this request, up to 200 ASCII characters. Repeated within a day it does nothing again and gives the first answer.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
    };

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457. `title` is English, `detail` is Vietnamese.",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("What kind of problem the status is."),
            ["title"] = Text("The status in English."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("What happened, what was kept and what to do next, in Vietnamese."),
            ["code"] = Text("Stable, for programs, such as `lifecycle.needs-role`."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with single fields, by name or by path in the JSON.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text("Vietnamese sentence.") },
            },
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "With 412: the number of the version that is there now." },
        },
        Required = new HashSet<string> { "title", "status", "detail", "code" },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
