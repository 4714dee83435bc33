using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>The demo's pictures, leaflets and films, put into the library like anybody's upload. Drawings become JPEG first: the library takes no SVG.</summary>
internal sealed class DemoMedia(CmsDb db, AddMedia add, MakeReady ready, MediaStore store, DemoFiles files)
{
    private readonly JsonNode index = files.ReadMedia("index");
    private readonly JsonNode films = files.ReadMedia("films");
    private readonly Dictionary<string, Guid> known = [];

    /// <param name="key">Asset name, <c>guide:SLUG</c> or <c>school:ID</c>.</param>
    public async Task<Guid> IdAsync(string key, string alternativeText, Actor actor, CancellationToken cancel)
    {
        if (known.TryGetValue(key, out var id)) return id;

        var entry = index[key] ?? throw new InvalidOperationException($"media/demo/index.json has no {key}.");
        var name = key.Replace(':', '-') + (entry.Text("type") is "image/svg+xml" ? ".jpg" : Path.GetExtension(entry.Text("file")));
        if (await db.Media.Where(m => m.FileName == name).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel) is { } stored)
            return known[key] = await ReadyAsync(stored, cancel);

        var folder = Directory.CreateTempSubdirectory("vocedu-demo-");
        try
        {
            var path = await MakeAsync(entry, key, folder.FullName, cancel);
            await using var stream = File.OpenRead(path);
            var (file, refusal) = await add.RunAsync(stream, name, alternativeText, entry.Text("credit"), actor, cancel);
            if (file is null) throw new InvalidOperationException($"Demo file {key}: {refusal?.Message}");
            return known[key] = await ReadyAsync(file.Id, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A picture of the demo as somebody else's own photograph. It becomes ready like any upload, while the load goes on.</summary>
    /// <param name="maker">Whose picture the demo's is.</param>
    public async Task<MediaFile> PhotographAsync(string key, string fileName, string alternativeText, string credit, Actor maker, Actor actor, CancellationToken cancel)
    {
        var id = await IdAsync(key, "", maker, cancel);
        var variants = (await db.Media.AsNoTracking().SingleAsync(m => m.Id == id, cancel)).Variants;
        var jpeg = variants.Where(v => v.ContentType == "image/jpeg").MaxBy(v => v.Width) ?? throw new InvalidOperationException($"Demo file {key} has no JPEG.");
        await using var stream = await store.OpenAsync($"{id}/{jpeg.Name}", cancel);
        var (file, refusal) = await add.RunAsync(stream, fileName, alternativeText, credit, actor, cancel);
        return file ?? throw new InvalidOperationException($"Demo file {key}: {refusal?.Message}");
    }

    /// <summary>Returns once the file is ready, made here or by a job that has taken it before.</summary>
    private async Task<Guid> ReadyAsync(Guid id, CancellationToken cancel)
    {
        await ready.RunAsync(id, cancel);
        while (await db.MediaJobs.AnyAsync(j => j.MediaId == id, cancel))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            await ready.RunAsync(id, cancel);
        }

        return id;
    }

    private async Task<string> MakeAsync(JsonNode entry, string key, string folder, CancellationToken cancel)
    {
        if (entry["made"] is not null) return await FilmAsync((films["films"]![key] ?? films["sounds"]![key])!, folder, cancel);

        var source = files.MediaPath(entry.Text("file"));
        if (entry.Text("type") is not "image/svg+xml") return source;

        var jpeg = Path.Combine(folder, "picture.jpg");
        await RunAsync(["vips", "thumbnail", source, jpeg + "[Q=90]", "1600"], cancel);
        return jpeg;
    }

    private async Task<string> FilmAsync(JsonNode recipe, string folder, CancellationToken cancel)
    {
        var words = new Dictionary<string, string> { ["{out}"] = Path.Combine(folder, recipe.Text("file")) };
        foreach (var (still, i) in recipe.Texts("stills").Select((still, i) => (still, i)))
        {
            var png = words[$"{{still{i}}}"] = Path.Combine(folder, $"{i}.png");
            var rasterise = new Dictionary<string, string> { ["{svg}"] = files.MediaPath(still), ["{png}"] = png };
            await RunAsync(recipe.Texts("rasterise").Select(argument => Fill(argument, rasterise)), cancel);
        }

        await RunAsync(recipe.Texts("ffmpeg").Select(argument => Fill(argument, words)), cancel);
        return words["{out}"];
    }

    private static string Fill(string argument, Dictionary<string, string> words) =>
        words.Aggregate(argument, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));

    private static async Task RunAsync(IEnumerable<string> command, CancellationToken cancel)
    {
        var words = command.ToList();
        using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{words[0]} could not make a demo file: {said}");
    }
}
