using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Sandbox.State;

namespace VocEdu.Sandbox.Tests;

/// <summary>A sandbox in memory whose clock the test sets.</summary>
public sealed class SandboxHost(string? stateFile = null) : WebApplicationFactory<Program>
{
    // The clock of the fixtures.
    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1795249800);

    public TestClock Clock { get; } = new(Start);

    public SandboxStore Store => Services.GetRequiredService<SandboxStore>();

    public FaultsOf Faults => new(this);

    public PictureServer Pictures { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Sandbox:StateFile", stateFile ?? "");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddHttpClient("pictures").ConfigurePrimaryHttpMessageHandler(() => Pictures);
        });
    }

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public HttpClient Facebook() => Bearing("/facebook/v25.0/", "TEST-PAGE-TOKEN");

    public HttpClient YouTube() => Bearing("/", "TEST-ACCESS");

    public HttpClient Zalo(string token = "TEST-OA-ACCESS")
    {
        var client = CreateDefaultClient(new Uri(Server.BaseAddress, "/zalo/v2.0/"));
        client.DefaultRequestHeaders.Add("access_token", token);
        return client;
    }

    public async Task<Answer> ZaloTokenAsync(string refreshToken)
    {
        using var client = CreateDefaultClient();
        client.DefaultRequestHeaders.Add("secret_key", "APP-SECRET");
        using var form = new FormUrlEncodedContent([new("app_id", "1234567890"), new("grant_type", "refresh_token"), new("refresh_token", refreshToken)]);
        return await client.Post("/zalo-oauth/v4/oa/access_token", form);
    }

    public async Task<Answer> GoogleTokenAsync(string refreshToken = "TEST-REFRESH")
    {
        using var client = CreateDefaultClient();
        using var form = new FormUrlEncodedContent(
            [new("client_id", "CLIENT"), new("client_secret", "SECRET"), new("grant_type", "refresh_token"), new("refresh_token", refreshToken)]);
        return await client.Post("/google/token", form);
    }

    public HttpClient Bearing(string path, string token)
    {
        var client = CreateDefaultClient(new Uri(Server.BaseAddress, path));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}

public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}

/// <summary>Where the sandbox finds the pictures whose hosts it may ask.</summary>
public sealed class PictureServer : HttpMessageHandler
{
    public Dictionary<string, byte[]> Files { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Files.TryGetValue(request.RequestUri!.AbsolutePath, out var file)
            ? new HttpResponseMessage { Content = new ByteArrayContent(file) }
            : new HttpResponseMessage(System.Net.HttpStatusCode.NotFound));
}

public sealed class FaultsOf(SandboxHost host)
{
    public async Task<string> AddAsync(object fault)
    {
        using var client = host.CreateClient();
        using var answer = await client.PostAsJsonAsync("/sandbox/faults", fault);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>();
    }
}

public static class Http
{
    public static async Task<Answer> SendAsync(this HttpClient client, HttpMethod method, string path, object? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = json as HttpContent ?? JsonContent.Create(json);
        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public static Task<Answer> Get(this HttpClient client, string path) => client.SendAsync(HttpMethod.Get, path);

    public static Task<Answer> Post(this HttpClient client, string path, object? json = null) => client.SendAsync(HttpMethod.Post, path, json);

    public static Task<Answer> Delete(this HttpClient client, string path) => client.SendAsync(HttpMethod.Delete, path);
}

/// <summary>What came back, read whole.</summary>
public sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode? this[string name] => Json[name];

    public int? Code => (int?)Json["error"]?["code"];

    public int? Subcode => (int?)Json["error"]?["error_subcode"];

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
}
