using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Tests;

namespace VocEdu.Architecture.Tests;

/// <summary>Whoever adds an endpoint has it closed; whoever opens one outside <c>Site/</c> writes it down here.</summary>
public sealed partial class ClosedByDefault
{
    private static readonly string[] OpenToAll =
    [
        "/dang-nhap", "/dang-nhap/ma-xac-thuc", "/ngon-ngu/{language}", "/loi/{code:int}", "/health", "/media/{id:guid}/{name}", "/media/{id:guid}/phu-de.vtt", @"/tai-ve/{id:guid}/{name:regex(^[a-z0-9]{{1,20}}\.[a-z0-9]{{3,4}}$)}", "/openapi/{documentName}.json", "/lich/{token:maxlength(64)}", "/man-hinh/{token:maxlength(64)}", "/duyet-nhanh/{token}", "/loi-moi/{secret}",
        "/quan-tri/gui-bai/sw.js",      // a script without anybody's data: without network there is nobody to ask who it is
        "/umbraco/delivery/api/v2/content/", "/umbraco/delivery/api/v2/content/item/{id:guid}", "/umbraco/delivery/api/v2/content/item/{**path}", "/umbraco/delivery/api/v2/content/items",
        "/umbraco/delivery/api/v2/media/", "/umbraco/delivery/api/v2/media/item/{id:guid}", "/umbraco/delivery/api/v2/media/item/{**path}", "/umbraco/delivery/api/v2/media/items",
        "/umbraco/delivery/api/v2/{**rest}", "/umbraco/delivery/api/v1/{**rest}", "/umbraco/swagger/{documentName}/swagger.json",
        "/{*path}",
    ];

    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public void Only_the_site_and_the_way_in_are_open_to_strangers()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsSite(e) && !IsStaticAsset(e))
            .Select(Address).Distinct();
        Assert.That(open, Is.SubsetOf(OpenToAll));
    }

    [Test]
    public async Task Every_closed_endpoint_refuses_a_stranger()
    {
        using var stranger = _app.Browser();
        var opened = new List<string>();
        var closed = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        foreach (var endpoint in closed)
        {
            var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods[0] : "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), Example(endpoint));
            var answer = await stranger.SendAsync(request);
            var toSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.AbsolutePath == "/dang-nhap";
            if (!toSignIn && answer.StatusCode != HttpStatusCode.Unauthorized) opened.Add($"{method} {Address(endpoint)}: {answer.StatusCode}");
        }

        Assert.That(closed, Is.Not.Empty);
        Assert.That(opened, Is.Empty);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static bool IsSite(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.RelativePath.StartsWith("/Site/", StringComparison.Ordinal) == true
        || endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.DeclaringType?.Namespace?.StartsWith("VocEdu.Cms.Site", StringComparison.Ordinal) == true;

    private static bool IsStaticAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static string Address(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    /// <summary>An address that the endpoint's pattern takes.</summary>
    private static string Example(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(parameter),
            _ => "",
        }))));

    private static string Value(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
        {
            "guid" => Guid.Empty.ToString(),
            "int" or "long" => "1",
            ['r', 'e', 'g', 'e', 'x', ..] pattern => FirstWord().Match(pattern).Value,
            _ => "x",
        };

    /// <summary>Of <c>regex(^(bai|bai-dang)$)</c> the word <c>bai</c>.</summary>
    [GeneratedRegex(@"(?<=\^\()[a-z-]+", RegexOptions.None, 1000)]
    private static partial Regex FirstWord();
}
