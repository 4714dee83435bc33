using System.Text.Json.Nodes;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Turns a demo body (HTML with <c>asset:</c> pictures and <c>item:</c> links) into a document of this newsroom.</summary>
internal static class DemoBodies
{
    /// <summary>The assets a body shows, each with its alternative text.</summary>
    public static IEnumerable<(string Name, string AlternativeText)> Assets(RichText body) =>
        body.Images.Where(image => image.Src?.StartsWith("asset:", StringComparison.Ordinal) is true)
            .Select(image => (image.Src!["asset:".Length..], image.Alt));

    public static RichText Read(string html) => HtmlImport.TryRead(html, out var body, out var dropped)
        ? body
        : throw new InvalidOperationException(string.Join(' ', dropped));

    /// <summary>Puts the library's pictures and the items' own ids in place of the demo's names.</summary>
    public static RichText Resolve(RichText body, Func<string, Guid> media, Func<string, Guid?> item)
    {
        var json = JsonNode.Parse(body.Json)!;
        Walk(json, media, item);
        return RichText.Parse(json.ToJsonString());
    }

    private static void Walk(JsonNode node, Func<string, Guid> media, Func<string, Guid?> item)
    {
        if (node is JsonArray array)
        {
            foreach (var child in array) Walk(child!, media, item);
            return;
        }

        if (node is not JsonObject thing) return;
        if (thing["attrs"] is JsonObject attributes)
        {
            if (attributes["src"]?.GetValue<string>() is { } src && src.StartsWith("asset:", StringComparison.Ordinal))
                (attributes["src"], attributes["mediaId"]) = (null, media(src["asset:".Length..]).ToString());
            if (attributes["href"]?.GetValue<string>() is { } href && href.StartsWith("item:", StringComparison.Ordinal) && item(href["item:".Length..]) is { } id)
                attributes["href"] = $"item:{id}";
        }

        foreach (var part in (string[])["content", "marks"])
        {
            if (thing[part] is { } children) Walk(children, media, item);
        }
    }
}
