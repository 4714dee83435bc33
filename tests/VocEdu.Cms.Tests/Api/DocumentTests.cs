using System.Text.Json.Nodes;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

public sealed class DocumentTests
{
    private CmsApp _app = null!;
    private JsonNode _document = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync(settings: new() { ["RateLimits:Api"] = "5" });
        using var stranger = _app.Browser();
        _document = JsonNode.Parse(await stranger.GetStringAsync("/openapi/v1.json"))!;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    private IEnumerable<(string Path, string Method, JsonNode Says)> Operations() =>
        _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key, method.Value!)));

    [Test]
    public void Every_endpoint_has_a_name_a_summary_and_a_problem()
    {
        var lacking = Operations().Where(o => (string?)o.Says["operationId"] is null or "" || (string?)o.Says["summary"] is null or ""
            || o.Says["responses"]!["default"]?["content"]?["application/problem+json"]?["schema"] is null);
        Assert.That(lacking.Select(o => $"{o.Method} {o.Path}"), Is.Empty);
        Assert.That(Operations().Select(o => (string?)o.Says["operationId"]).ToList(), Is.Unique.And.Count.GreaterThan(25));
    }

    [Test]
    public void Every_address_is_the_APIs() => Assert.That(Operations().Select(o => o.Path), Is.All.StartsWith("/api/v1/"));

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var missing = References(_document).Distinct().Where(reference => reference[2..].Split('/').Aggregate((JsonNode?)_document, (at, name) => at?[name]) is null);
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void The_token_is_the_only_key()
    {
        Assert.That((string?)_document["components"]!["securitySchemes"]!["token"]!["scheme"], Is.EqualTo("bearer"));
        Assert.That(_document["security"]![0]!["token"], Is.Not.Null);
    }

    [Test]
    public void Instants_and_the_version_to_name_are_described()
    {
        var item = _document["components"]!["schemas"]!["ItemRow"]!["properties"]!;
        Assert.That(((string?)item["createdAt"]!["type"], (string?)item["createdAt"]!["format"]), Is.EqualTo(("string", "date-time")));
        Assert.That(item["scheduledFor"]!["type"]!.AsArray().Select(t => (string?)t), Is.EquivalentTo(new[] { "string", "null" }));
        var save = _document["paths"]!["/api/v1/items/{id}"]!["put"]!["parameters"]!.AsArray().Single(p => (string?)p!["name"] == "If-Match")!;
        Assert.That((bool?)save["required"], Is.True);
    }

    [Test]
    public void Every_POST_takes_an_idempotency_key()
    {
        var lacking = Operations().Where(o => o.Method == "post" && o.Says["parameters"]?.AsArray().Any(p => (string?)p!["name"] == "Idempotency-Key") != true);
        Assert.That(lacking.Select(o => o.Path), Is.Empty);
    }

    [Test]
    public async Task A_program_that_asks_too_often_waits_and_its_owners_other_programs_do_not()
    {
        using var busy = await ApiCaller.AsAsync(_app, Role.Editor);
        using var calm = await ApiCaller.AsAsync(_app, Role.Editor);
        var answers = new List<ApiAnswer>();
        for (var n = 0; n < 6; n++) answers.Add(await busy.GetAsync("genres"));
        Assert.That(answers[^1].Status, Is.EqualTo(429));
        Assert.That((answers[^1].Code, answers[^1].MediaType), Is.EqualTo(("request.too-many", "application/problem+json")));
        Assert.That((await calm.GetAsync("genres")).Status, Is.EqualTo(200));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" ? [(string)p.Value!] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
