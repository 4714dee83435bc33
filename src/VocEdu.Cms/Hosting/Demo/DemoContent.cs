using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Career guides, schools and stories of the demo, published in the order of their dates.</summary>
internal sealed class DemoContent(
    CmsDb db, SaveCollection collections, DemoFiles files, DemoMedia media, DemoStory story, DemoPeople people, DemoConsents consents, ILogger<DemoContent> log)
{
    /// <summary>Guides and schools stood on the site before the first story.</summary>
    private static readonly DateTimeOffset Opening = new(2025, 8, 4, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly Dictionary<string, Guid> items = [];

    public async Task LoadAsync(CancellationToken cancel)
    {
        var writer = await people.ActorAsync("bientapvien");
        var approver = await people.ActorAsync("lanhdao");
        var number = 0;

        foreach (var school in Schools())
        {
            var cover = await media.IdAsync($"school:{school.Text("id")}", $"Minh họa {school.Text("name")}", writer, cancel);
            await story.TellAsync($"truong/{school.Text("id")}", DemoDrafts.School(school, cover), Opening.AddMinutes(number++), writer, approver, cancel);
        }

        foreach (var guide in files.Read("career-guides")["guides"]!.AsArray().Select(g => g!))
        {
            var cover = await media.IdAsync($"guide:{guide.Text("slug")}", $"Minh họa nghề {guide.Text("name")}", writer, cancel);
            await story.TellAsync($"nghe/{guide.Text("slug")}", DemoDrafts.Guide(guide, cover), Opening.AddMinutes(number++), writer, approver, cancel);
        }

        await consents.LoadAsync(writer, cancel);
        log.LogInformation("Demo: {Count} schools and career guides are on the site", number);
        foreach (var item in files.Read("items").AsArray().Select(i => i!).OrderBy(i => i.Instant("publishedAt")))
        {
            await ItemAsync(item, writer, approver, cancel);
            if (items.Count % 12 == 0) log.LogInformation("Demo: {Count} stories are on the site", items.Count);
        }
    }

    /// <summary>The demo's own name of an item, in our ids.</summary>
    public Guid? ItemId(string demoId) => items.TryGetValue(demoId, out var id) ? id : null;

    private async Task SeriesAsync(JsonNode series, Actor writer, CancellationToken cancel)
    {
        if (!await db.Collections.AnyAsync(c => c.Kind == CollectionKind.Series && c.Slug == series.Text("id"), cancel))
            await collections.CreateAsync(CollectionKind.Series, new() { Name = series.Text("title"), Slug = series.Text("id") }, writer, cancel);
    }

    private async Task ItemAsync(JsonNode item, Actor writer, Actor approver, CancellationToken cancel)
    {
        if (item["series"] is { } series) await SeriesAsync(series, writer, cancel);
        var body = DemoBodies.Read(item.Text("body"));
        var assets = await MediaOfAsync(item, body, writer, cancel);
        var draft = DemoDrafts.Item(item, DemoBodies.Resolve(body, name => assets[name], ItemId), name => assets[name], ItemId);
        items[item.Text("id")] = await story.TellAsync(item.Text("id"), draft, item.Instant("publishedAt"), writer, approver, cancel);
    }

    private async Task<Dictionary<string, Guid>> MediaOfAsync(JsonNode item, RichText body, Actor writer, CancellationToken cancel)
    {
        IEnumerable<(string? Name, string AlternativeText)> wanted =
        [
            .. DemoBodies.Assets(body),
            (item.TextOrNull("coverAsset"), item.TextOrNull("coverAlt") ?? ""),
            (item.TextOrNull("videoAsset") ?? item.TextOrNull("audioAsset"), item.Text("title")),
            (item["file"]?.TextOrNull("asset") ?? item["document"]?.TextOrNull("file"), item.Text("title")),
        ];
        var ids = new Dictionary<string, Guid>();
        foreach (var (name, alternativeText) in wanted)
        {
            if (name is not null && !ids.ContainsKey(name)) ids[name] = await media.IdAsync(name, alternativeText, writer, cancel);
        }

        return ids;
    }

    /// <summary>Full profiles first, then the short records of the schools that only the stories name.</summary>
    private IEnumerable<JsonNode> Schools()
    {
        var full = files.Read("schools")["schools"]!.AsArray().Select(s => s!).ToList();
        var named = full.Select(s => s.Text("id")).ToHashSet();
        return full.Concat(files.Read("units")["units"]!.AsArray().Select(u => u!)
            .Where(u => u.Text("id") != DemoUnits.Division && !named.Contains(u.Text("id"))));
    }
}
