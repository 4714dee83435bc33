using System.Text;
using System.Text.Json;

namespace VocEdu.Connectors.Tests.Far;

/// <summary>One recorded exchange of tests/fixtures/channels.</summary>
public sealed record Fixture(string Platform, string Name, JsonElement Json)
{
    public static IEnumerable<Fixture> All(string platform) =>
        Directory.EnumerateFiles(Path.Combine(Folder(), platform), "*.json").Order(StringComparer.Ordinal).Select(Read);

    public static Fixture Of(string platform, string name) => Read(Path.Combine(Folder(), platform, name + ".json"));

    /// <summary>The class the contract gives to a failure; null for an answer that is welcome.</summary>
    public string? Class => Json.GetProperty("_meta").TryGetProperty("class", out var value) ? value.GetString() : null;

    public HttpResponseMessage Answer()
    {
        var response = Json.GetProperty("response");
        var text = response.TryGetProperty("body", out var body) ? body.GetRawText() : response.GetProperty("rawBody").GetString()!;
        var headers = response.TryGetProperty("headers", out var named) ? named.EnumerateObject().ToList() : [];
        var type = headers.Find(header => header.Name == "Content-Type").Value;
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)response.GetProperty("status").GetInt32())
        {
            Content = new StringContent(text, Encoding.UTF8, type.ValueKind == JsonValueKind.String ? type.GetString()! : "application/json"),
        };
        foreach (var header in headers.Where(header => header.Name != "Content-Type"))
        {
            answer.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }

        return answer;
    }

    /// <summary>Method, path and the names of the body's fields as the recording has them.</summary>
    public (string Method, string Path, string[] Fields)? Request
    {
        get
        {
            if (!Json.TryGetProperty("request", out var request))
            {
                return null;
            }

            var body = request.TryGetProperty("json", out var json) || request.TryGetProperty("form", out json) ? json : default;
            return (request.GetProperty("method").GetString()!, new Uri(request.GetProperty("url").GetString()!).AbsolutePath,
                body.ValueKind == JsonValueKind.Object ? [.. body.EnumerateObject().Select(member => member.Name)] : []);
        }
    }

    public override string ToString() => Name;

    private static Fixture Read(string path) => new(
        Path.GetFileName(Path.GetDirectoryName(path))!, Path.GetFileNameWithoutExtension(path), JsonElement.Parse(File.ReadAllText(path)));

    // The recordings belong to several test projects, so they lie beside them and not in the build output.
    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var fixtures = Path.Combine(folder.FullName, "tests", "fixtures", "channels");
            if (Directory.Exists(fixtures))
            {
                return fixtures;
            }
        }

        throw new DirectoryNotFoundException($"tests/fixtures/channels is not above {AppContext.BaseDirectory}.");
    }
}
