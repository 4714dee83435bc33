using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Api;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Access;

/// <summary>One thing that can be asked of the program: a page's handler or an endpoint, with everything it reads from a request.</summary>
/// <param name="Handler">Name of a page's handler; null: the plain one.</param>
/// <param name="Inputs">What it takes from the query or a form, by name.</param>
/// <param name="Json">What its JSON body is; null: none.</param>
/// <param name="Choice">Which of the words a segment allows, <c>{kind:regex(^(bai|bai-dang)$)}</c>; null where it allows any.</param>
internal sealed partial record Ask(string Method, RoutePattern Route, string? Handler, IReadOnlyList<(string Name, Type Type)> Inputs, Type? Json, string? Choice = null)
{
    public bool TakesIds => Route.Parameters.Any(p => IsGuid(p)) || Inputs.Any(i => Graph(i.Type).Contains(typeof(Guid))) || (Json is not null && Graph(Json).Contains(typeof(Guid)));

    public bool ChoosesState => Inputs.Any(i => Graph(i.Type).Contains(typeof(ContentState))) || (Json is not null && Graph(Json).Contains(typeof(ContentState)));

    public override string ToString() => $"{Method} /{Route.RawText!.TrimStart('/')}{(Handler is null ? "" : $"?handler={Handler}")}{(Choice is null ? "" : $" {Choice}")}";

    /// <summary>Everything the program answers to, but for what ends the walk: signing out.</summary>
    public static async Task<List<Ask>> AllAsync(CmsApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var asks = new List<Ask>();
        foreach (var endpoint in app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.RawText is "dang-xuat" or "{*path}" || endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor")) continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page) asks.AddRange(OfPage(endpoint, await loader.LoadAsync(page, endpoint.Metadata)));
            else asks.AddRange(OfEndpoint(endpoint));
        }

        return asks.SelectMany(ByChoice).DistinctBy(a => a.ToString()).ToList();
    }

    /// <summary>Addresses of this route that name what is given.</summary>
    public string Address(Guid id, string unitId) => "/" + string.Join('/', Route.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter when IsGuid(parameter) => id.ToString(),
            RoutePatternParameterPart parameter when Choice is not null && Words(parameter).Contains(Choice) => Choice,
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content is "int" or "long") => "1",
            RoutePatternParameterPart { Name: "kind" } => "Facebook",
            RoutePatternParameterPart { Name: "genre" } => "TINVAN",
            _ => unitId,
        }))));

    /// <summary>Every input filled in with something it takes.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fill(Guid id, string unitId, ContentState state) => Fill(id, unitId, state, _ => null);

    /// <param name="instead">What an input of this type gets in place of something it takes; null: no other.</param>
    public IEnumerable<KeyValuePair<string, string>> Fill(Guid id, string unitId, ContentState state, Func<Type, string?> instead) =>
        Inputs.SelectMany(input => Fill(input.Name, input.Type, id, unitId, state, instead, depth: 0));

    public string? FillJson(Guid id, string unitId, ContentState state) => FillJson(id, unitId, state, _ => null);

    public string? FillJson(Guid id, string unitId, ContentState state, Func<Type, string?> instead) =>
        Json is null ? null : JsonSerializer.Serialize(Object(Json, id, unitId, state, instead, depth: 0), AsJson);

    public bool Takes(Func<Type, bool> kind) => Inputs.Select(i => i.Type).Append(Json).OfType<Type>().Any(type => Graph(type).Any(kind));

    private static readonly JsonSerializerOptions AsJson = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static IEnumerable<Ask> ByChoice(Ask ask) => ask.Route.Parameters.SelectMany(Words).ToList() is { Count: > 0 } words
        ? words.Select(word => ask with { Choice = word })
        : [ask];

    private static string[] Words(RoutePatternParameterPart parameter) => parameter.ParameterPolicies
        .Select(policy => Alternatives().Match(policy.Content ?? "")).Where(match => match.Success).SelectMany(match => match.Groups["words"].Value.Split('|')).ToArray();

    [GeneratedRegex(@"^regex\(\^\((?<words>[a-z|-]+)\)\$\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alternatives();

    private static bool IsGuid(RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(p => p.Content == "guid");

    private static IEnumerable<Ask> OfPage(RouteEndpoint endpoint, CompiledPageActionDescriptor page)
    {
        var model = page.HandlerTypeInfo;
        var bound = model.GetProperties().Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is not null).ToList();
        foreach (var handler in page.HandlerMethods.DefaultIfEmpty())
        {
            var method = handler?.HttpMethod.ToUpperInvariant() ?? "GET";
            var properties = bound.Where(p => method != "GET" || p.GetCustomAttribute<BindPropertyAttribute>()!.SupportsGet).Select(p => (p.GetCustomAttribute<BindPropertyAttribute>()!.Name ?? p.Name, p.PropertyType));
            var parameters = handler?.Parameters.Where(p => p.ParameterType != typeof(CancellationToken)).Select(p => (p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType)) ?? [];
            yield return new(method, endpoint.RoutePattern, handler?.Name, [.. properties.Concat(parameters)], null);
        }
    }

    private static IEnumerable<Ask> OfEndpoint(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var parameters = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters()
            .Where(p => Nullable.GetUnderlyingType(p.ParameterType) is not null || p.ParameterType.IsValueType || p.ParameterType == typeof(string))
            .Where(p => p.ParameterType != typeof(CancellationToken) && endpoint.RoutePattern.GetParameter(p.Name!) is null).Select(p => (p.Name!, p.ParameterType)).ToList() ?? [];
        var json = endpoint.Metadata.GetMetadata<RequestContentOf>() is { MediaType: "application/json" } content ? content.Type : null;
        return methods.Where(m => m is not "OPTIONS").Select(method => new Ask(method, endpoint.RoutePattern, null, parameters, json));
    }

    private static IEnumerable<KeyValuePair<string, string>> Fill(string name, Type type, Guid id, string unitId, ContentState state, Func<Type, string?> instead, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(name, type, id, unitId, state) is { } simple) return [new(name, instead(type) ?? Text(simple))];
        if (depth > 3 || type.IsInterface && !typeof(IEnumerable).IsAssignableFrom(type)) return [];
        if (Element(type) is { } element) return Fill($"{name}[0]", element, id, unitId, state, instead, depth + 1);
        return Settable(type).SelectMany(p => Fill($"{name}.{p.Name}", p.PropertyType, id, unitId, state, instead, depth + 1));
    }

    private static object? Object(Type type, Guid id, string unitId, ContentState state, Func<Type, string?> instead, int depth, string name = "")
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Simple(name, type, id, unitId, state) is { } simple) return instead(type) ?? simple;
        if (depth > 4 || type == typeof(JsonElement)) return null;
        if (Element(type) is { } element) return Object(element, id, unitId, state, instead, depth + 1, name) is { } one ? new[] { one } : null;
        return Settable(type).Select(p => (Name: JsonNamingPolicy.CamelCase.ConvertName(p.Name), Value: Object(p.PropertyType, id, unitId, state, instead, depth + 1, p.Name)))
            .Where(p => p.Value is not null).ToDictionary(p => p.Name, p => p.Value);
    }

    private static object? Simple(string name, Type type, Guid id, string unitId, ContentState state) => type switch
    {
        _ when type == typeof(ContentState) => state,
        { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1),
        _ when type == typeof(Guid) => id,
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) || type == typeof(long) => 1,
        _ when type == typeof(double) || type == typeof(decimal) || type == typeof(float) => 0.5,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 12, 1),
        _ when type == typeof(DateTime) => new DateTime(2026, 12, 1, 9, 0, 0, DateTimeKind.Unspecified),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 12, 1, 2, 0, 0, TimeSpan.Zero),
        _ when type == typeof(TimeOnly) => new TimeOnly(9, 0),
        _ when type != typeof(string) => null,
        _ when name.EndsWith("Genre", StringComparison.OrdinalIgnoreCase) => "TINVAN",
        _ when name.EndsWith("Section", StringComparison.OrdinalIgnoreCase) => "tin-tuc",
        _ when name.Contains("Unit", StringComparison.OrdinalIgnoreCase) || name is "don-vi" => unitId,
        _ when name.EndsWith("id", StringComparison.OrdinalIgnoreCase) => id.ToString(),
        _ => "Thử xem sao",
    };

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", null),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm", null),
        DateTimeOffset instant => instant.ToString("O"),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static Type? Element(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var element] ? element
        : null;

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.Namespace?.StartsWith("VocEdu", StringComparison.Ordinal) == true
            ? type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
            : [];

    private static HashSet<Type> Graph(Type type)
    {
        var seen = new HashSet<Type>();
        void Visit(Type one)
        {
            one = Nullable.GetUnderlyingType(one) ?? one;
            if (!seen.Add(one)) return;
            if (Element(one) is { } element) Visit(element);
            else foreach (var property in Settable(one)) Visit(property.PropertyType);
        }
        Visit(type);
        return seen;
    }
}
