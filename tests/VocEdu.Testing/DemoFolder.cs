using System.Diagnostics;
using System.Text.Json.Nodes;

namespace VocEdu.Testing;

/// <summary>A copy of the demo that loads in seconds: its words are all there, each picture is the same small one, each film is a few seconds of one colour.</summary>
/// <example><code>
/// using var demo = await DemoFolder.CreateAsync();
/// settings["Demo:Load"] = "true"; settings["Demo:Folder"] = demo.Path;
/// </code></example>
public sealed class DemoFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocedu-demo-");

    private DemoFolder() { }

    public string Path => _folder.FullName;

    private string Media => System.IO.Path.Combine(Path, "media", "demo");

    private string Config => System.IO.Path.Combine(Path, "config", "demo");

    /// <param name="items">Ids of the stories to keep; null: all.</param>
    /// <param name="guides">Slugs of the career guides to keep; null: all.</param>
    public static async Task<DemoFolder> CreateAsync(IReadOnlyCollection<string>? items = null, IReadOnlyCollection<string>? guides = null)
    {
        var demo = new DemoFolder();
        Copy("config", demo.Config, "*.json");
        Copy("media", demo.Media, "*.pdf");
        await FfmpegAsync("-f", "lavfi", "-i", "color=teal:size=640x360", "-frames:v", "1", System.IO.Path.Combine(demo.Media, "small.png"));
        demo.ShrinkMedia();
        if (items is not null) demo.Edit("items", all => Keep(all.AsArray(), items, "id"));
        if (items is not null) demo.Edit("press-mentions", all => Keep(all.AsArray(), [.. items, ""], "expectedDuplicateOf"));
        if (guides is not null) demo.Edit("career-guides", all => Keep(all["guides"]!.AsArray(), guides, "slug"));
        return demo;
    }

    /// <summary>A file of <c>config/demo</c>, by name without ending.</summary>
    public JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Config, name + ".json")))!;

    /// <summary>Changes a file of <c>config/demo</c>, by name without ending.</summary>
    public void Edit(string name, Action<JsonNode> change) => EditFile(System.IO.Path.Combine(Config, name + ".json"), change);

    /// <summary>Changes a file of <c>media/demo</c>, by name without ending.</summary>
    public void EditMedia(string name, Action<JsonNode> change) => EditFile(System.IO.Path.Combine(Media, name + ".json"), change);

    public void Dispose() => _folder.Delete(recursive: true);

    public static async Task FfmpegAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ffmpeg ended with {process.ExitCode}; it says above why.");
    }

    private void ShrinkMedia()
    {
        EditMedia("index", index =>
        {
            foreach (var (_, entry) in index.AsObject().Where(e => e.Value!["type"]!.GetValue<string>() == "image/svg+xml"))
                (entry!["type"], entry["file"]) = ("image/png", "small.png");
        });
        EditMedia("films", films =>
        {
            foreach (var (_, film) in films["films"]!.AsObject()) Shorten(film!, "color=teal:size=640x360:rate=5:duration=2", "-pix_fmt", "yuv420p");
            foreach (var (_, sound) in films["sounds"]!.AsObject()) Shorten(sound!, "sine=duration=2");
        });
    }

    private static void Shorten(JsonNode recipe, string source, params string[] options)
    {
        recipe["stills"] = new JsonArray();
        recipe["ffmpeg"] = new JsonArray([.. new[] { "ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source }.Concat(options).Append("{out}").Select(a => (JsonNode)a)]);
    }

    private static void Copy(string what, string to, string pattern)
    {
        Directory.CreateDirectory(to);
        var from = System.IO.Path.Combine(Checkout.Root, what, "demo");
        foreach (var file in Directory.EnumerateFiles(from, pattern).Concat(Directory.EnumerateFiles(from, "*.json")).Distinct())
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
    }

    private static void Keep(JsonArray all, IReadOnlyCollection<string> wanted, string key)
    {
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (!wanted.Contains(all[i]![key]?.GetValue<string>() ?? "")) all.RemoveAt(i);
        }
    }

    private static void EditFile(string path, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
