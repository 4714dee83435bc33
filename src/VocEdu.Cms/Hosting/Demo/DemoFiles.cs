using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>The demo's JSON files and pictures in the repository.</summary>
internal sealed class DemoFiles(IOptions<DemoOptions> options, IHostEnvironment environment)
{
    private readonly string root = Path.GetFullPath(Path.Combine(environment.ContentRootPath, options.Value.Folder));

    public bool Exist => File.Exists(ConfigPath("items"));

    public string MediaPath(string file) => Path.Combine(root, "media", "demo", file);

    /// <summary>A file of <c>config/demo</c>, by name without ending.</summary>
    public JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(ConfigPath(name)))!;

    public JsonNode ReadMedia(string name) => JsonNode.Parse(File.ReadAllText(MediaPath(name + ".json")))!;

    private string ConfigPath(string name) => Path.Combine(root, "config", "demo", name + ".json");
}

/// <summary>Short reading of the demo's JSON.</summary>
internal static class DemoJson
{
    public static string Text(this JsonNode node, string name) => node[name]!.GetValue<string>();

    public static string? TextOrNull(this JsonNode node, string name) => node[name]?.GetValue<string>();

    public static List<string> Texts(this JsonNode node, string name) => [.. node[name]?.AsArray().Select(n => n!.GetValue<string>()) ?? []];

    public static DateOnly? Day(this JsonNode node, string name) => node.TextOrNull(name) is { } text ? DateOnly.Parse(text, provider: null) : null;

    public static DateTimeOffset Instant(this JsonNode node, string name) => DateTimeOffset.Parse(node.Text(name), provider: null);
}
