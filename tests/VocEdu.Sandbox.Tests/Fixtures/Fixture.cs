using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace VocEdu.Sandbox.Tests.Fixtures;

/// <summary>One documented exchange, as kept under tests/fixtures/channels.</summary>
public sealed record Fixture(string Name, JsonObject Whole)
{
    private static readonly (string Real, string Sandbox)[] Hosts =
    [
        ("https://graph.facebook.com/", "/facebook/"),
        ("https://rupload.facebook.com/video-upload/", "/facebook-rupload/"),
        ("https://www.googleapis.com/", "/"),
        ("https://oauth2.googleapis.com/token", "/google/token"),
        ("https://openapi.zalo.me/", "/zalo/"),
        ("https://oauth.zaloapp.com/", "/zalo-oauth/"),
    ];

    public static string Folder { get; } = Find();

    public int Status => (int)Whole["response"]!["status"]!;

    public JsonNode? Body => Whole["response"]!["body"];

    public IEnumerable<string> HeaderNames => (Whole["response"]!["headers"] as JsonObject ?? []).Select(h => h.Key);

    public string? Header(string name) => (string?)Whole["response"]!["headers"]?[name];

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')[..^".json".Length]).Order(StringComparer.Ordinal);

    public static Fixture Read(string name) => new(name, JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject());

    /// <summary>Sends the documented request to the sandbox.</summary>
    /// <param name="bytes">What stands for <c>&lt;binary&gt;</c>.</param>
    public async Task<Answer> SendAsync(SandboxHost host, byte[]? bytes = null)
    {
        var asked = Whole["request"]!.AsObject();
        var real = (string)asked["url"]!;
        var (prefix, ours) = Hosts.First(h => real.StartsWith(h.Real, StringComparison.Ordinal));
        var query = (asked["query"] as JsonObject ?? []).Select(q => $"{q.Key}={Uri.EscapeDataString((string)q.Value!)}").ToList();
        var address = ours + real[prefix.Length..] + (query.Count == 0 ? "" : "?" + string.Join('&', query));

        using var request = new HttpRequestMessage(new HttpMethod((string)asked["method"]!), address) { Content = Content(asked, bytes ?? [1, 2, 3]) };
        foreach (var (name, value) in asked["headers"] as JsonObject ?? [])
        {
            if (name is "Content-Type" or "Content-Length") continue;
            if (name == "Content-Range") (request.Content ??= new ByteArrayContent([])).Headers.ContentRange = ContentRangeHeaderValue.Parse((string)value!);
            else request.Headers.TryAddWithoutValidation(name, (string)value!);
        }

        using var client = host.CreateDefaultClient();
        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private static HttpContent? Content(JsonObject asked, byte[] bytes)
    {
        if (asked["json"] is { } json) return new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        if (asked["form"] is JsonObject form) return new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Key, (string)f.Value!)));
        if (asked["body"] is not null) return new ByteArrayContent(bytes);
        if (asked["multipart"] is not JsonObject parts) return null;

        var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in parts)
        {
            if (((string)value!).StartsWith('<')) multipart.Add(new ByteArrayContent(bytes), name, "file.mp4");
            else multipart.Add(new StringContent((string)value!), name);
        }

        return multipart;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VocEduCms.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "fixtures", "channels");
    }
}
