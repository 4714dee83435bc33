using System.Text.Json;
using System.Text.Json.Nodes;

namespace VocEdu.Cms.Media.Making;

/// <summary>Writes a document anew so that its tags and bookmarks stay, which screen readers and readers of long documents go by, and nothing that tells of its author or hides in it.</summary>
/// <remarks>
/// With qpdf, where it is installed: pdftocairo draws the pages anew and loses both. Of the document's root only what is named here is kept,
/// so scripts, attachments, forms and metadata are left behind: https://qpdf.readthedocs.io/en/stable/json.html
/// </remarks>
public sealed class TaggedPdf(OutsideProgram program)
{
    private const string Trailer = "trailer";

    private static readonly string[] Kept =
    [
        "/Type", "/Version", "/Pages", "/StructTreeRoot", "/MarkInfo", "/Lang", "/ViewerPreferences", "/Outlines", "/PageLabels", "/PageMode", "/PageLayout", "/Dests", "/OCProperties",
    ];

    /// <returns>False when it has neither, or could not be written; then there is no target.</returns>
    public async Task<bool> CopyAsync(string original, Workplace work, string target, CancellationToken cancel)
    {
        if (await ReadAsync(original, Trailer, cancel) is not { } whole || whole[1]?[Trailer]?["value"] is not JsonObject trailer || trailer["/Root"]?.GetValue<string>() is not { } root) return false;
        if (await ReadAsync(original, Name(root), cancel) is not { } about || about[1]?[$"obj:{root}"]?["value"] is not JsonObject catalog) return false;
        if (!catalog.ContainsKey("/StructTreeRoot") && !catalog.ContainsKey("/Outlines")) return false;

        var clean = new JsonObject(catalog.Where(entry => Kept.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        if (await NamedPlacesAsync(original, catalog["/Names"], cancel) is { } places) clean["/Names"] = new JsonObject { ["/Dests"] = places };
        var changes = new JsonObject
        {
            ["qpdf"] = new JsonArray(whole[0]!.DeepClone(), new JsonObject
            {
                [Trailer] = new JsonObject { ["value"] = new JsonObject { ["/Root"] = root, ["/Size"] = trailer["/Size"]?.DeepClone() } },
                [$"obj:{root}"] = new JsonObject { ["value"] = clean },
            }),
        };
        var list = work.At("changes.json");
        await File.WriteAllTextAsync(list, changes.ToJsonString(), cancel);
        return await program.RunAsync(cancel, "qpdf", "--warning-exit-0", "--decrypt", "--object-streams=generate", $"--update-from-json={list}", original, target) is not null
            && await program.RunAsync(cancel, "pdfinfo", target) is not null;
    }

    /// <summary>Where links within the document lead; what else has names, attachments and scripts, does not matter to readers.</summary>
    private async Task<JsonNode?> NamedPlacesAsync(string original, JsonNode? names, CancellationToken cancel) => names switch
    {
        JsonObject direct => direct["/Dests"]?.DeepClone(),
        JsonValue value when value.TryGetValue<string>(out var reference) && await ReadAsync(original, Name(reference), cancel) is { } read =>
            (read[1]?[$"obj:{reference}"]?["value"] as JsonObject)?["/Dests"]?.DeepClone(),
        _ => null,
    };

    /// <summary>One object as qpdf shows it: its header and the object.</summary>
    private async Task<JsonArray?> ReadAsync(string original, string wanted, CancellationToken cancel)
    {
        if (await program.RunAsync(cancel, "qpdf", "--warning-exit-0", "--json=2", "--json-key=qpdf", $"--json-object={wanted}", original) is not { } text) return null;
        try
        {
            return JsonNode.Parse(text)?["qpdf"] as JsonArray is { Count: 2 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;      // longer than is read: no honest root is
        }
    }

    /// <summary><c>374 0 R</c> as qpdf asks for it: <c>374,0</c>.</summary>
    private static string Name(string reference) => reference.Split(' ') is [var number, var generation, ..] ? $"{number},{generation}" : "";
}
