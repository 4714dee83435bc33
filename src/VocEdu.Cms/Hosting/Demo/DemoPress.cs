using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Publications by others, as an officer would enter them: what repeats an own story becomes its evidence, a reprint is marked as one,
/// and what has no evidence is left out.</summary>
internal sealed class DemoPress(CmsDb db, DemoFiles files, DemoContent content, RecordExternalWork record, AddEvidence evidence, DemoPeople people)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        var by = (await people.ActorAsync("tonghop")).Name;
        foreach (var mention in files.Read("press-mentions").AsArray().Select(m => m!))
        {
            if (Evidence(mention) is not { } proof) continue;
            if (mention.TextOrNull("expectedDuplicateOf") is { } original) await ProveAsync(original, proof, by, cancel);
            else await RecordAsync(mention, proof, by, cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task ProveAsync(string original, EvidenceGiven proof, string by, CancellationToken cancel)
    {
        var work = await db.Publications.Where(p => p.ItemId == content.ItemId(original)).Select(p => p.WorkId).SingleAsync(cancel);
        if (!await db.Evidence.AnyAsync(e => e.WorkId == work && e.Url == proof.Url, cancel))
            await evidence.RunAsync(work!.Value, proof, by, cancel);
    }

    private async Task RecordAsync(JsonNode mention, EvidenceGiven proof, string by, CancellationToken cancel)
    {
        var day = mention.Day("date")!.Value;
        var unit = await db.Units.Include(u => u.Names).SingleAsync(u => u.Id == mention.Text("unit"), cancel);
        var external = new ExternalWork(
            Id(mention.Text("id")), GenreOf(mention), mention.Text("title"), mention.Text("outlet"), mention.TextOrNull("author"),
            Vietnam.Instant(day, new TimeOnly(8, 0)), unit.Id, unit.NameOn(day).Name, [proof], Repost: mention["reprintOf"] is not null)
        {
            Themes = mention.Texts("themes"),
            Activities = mention.Texts("planActivities"),
        };
        var (_, refusal) = await record.RunAsync(external, by, cancel);
        if (refusal is not null) throw new InvalidOperationException($"Demo press {mention.Text("id")}: {refusal.Message}");
    }

    private static EvidenceGiven? Evidence(JsonNode mention)
    {
        var given = mention["evidence"]!;
        var dead = given["checkedAt"] is not null && mention["expectedCount"]!["counts"]!.GetValue<bool>() is false
            && mention["expectedDuplicateOf"] is null && mention["reprintOf"] is null;
        return mention.TextOrNull("url") is { } url && given.Text("kind") is not "none" && !dead
            ? new(EvidenceKind.Link, url, Note: given.TextOrNull("note"))
            : null;
    }

    private static string GenreOf(JsonNode mention) => mention.Text("kind") switch
    {
        "tv" => "PSTH",
        "radio" => "PT",
        _ => "BAI",
    };

    /// <summary>The same id at every load, so that nothing is recorded twice.</summary>
    private static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"demo:{name}")).AsSpan(0, 16));
}
