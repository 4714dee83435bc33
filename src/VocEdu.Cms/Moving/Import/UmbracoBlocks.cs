using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Moving.Import;

/// <summary>Makes HTML of what Umbraco's editors give: rich text (markup or tree) with blocks in it, block lists, block grids, single blocks, pictures, files and links.</summary>
/// <remarks>Element types are each site's own. Words and pictures of one that is not known stay, in their order; what has no counterpart is named in <see cref="Lost"/>.</remarks>
internal sealed class UmbracoBlocks(Uri site)
{
    private const int Deepest = 20;
    private static readonly string[] Headings = ["heading", "headline", "header", "title", "subtitle", "subheading"], AlternativeTexts = ["alt", "altText", "alternativeText", "imageAlt"], Captions = ["caption", "imageCaption"];

    /// <summary>Values that stay behind: <c>element type.property</c>, each once.</summary>
    public SortedSet<string> Lost { get; } = new(StringComparer.Ordinal);

    /// <returns>HTML; null when the value is no rich text and no blocks.</returns>
    public string? Read(JsonElement value) => Read(value, 0);

    /// <returns>HTML of pictures, one or a gallery; null when the value is none.</returns>
    public string? Pictures(JsonElement value, string alt = "", string caption = "")
    {
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() == 0 || !value.EnumerateArray().All(IsPicture)) return null;
        var figures = value.EnumerateArray().Select(picture => $"<figure><img src=\"{Encode(Address(picture))}\" alt=\"{Encode(alt)}\">{(caption.Length > 0 ? $"<figcaption>{Encode(caption)}</figcaption>" : "")}</figure>").ToList();
        return figures is [var one] ? one : $"<div class=\"gallery\">{string.Concat(figures)}</div>";
    }

    private string? Read(JsonElement value, int depth)
    {
        if (value.ValueKind is not JsonValueKind.Object) return null;
        if (value.Text("markup") is { } markup) return Markup(markup, value, depth);
        if (value.Text("tag") is not null) return Tree(value, depth);
        var html = new StringBuilder();
        if (value.Many("items") is { } items && !value.TryGetProperty("total", out _)) foreach (var item in items) Item(item, html, depth);
        else if (value.TryGetProperty("content", out _)) Item(value, html, depth);
        else return null;
        return html.ToString();
    }

    /// <summary>A block of a list or a grid, and the areas inside it.</summary>
    private void Item(JsonElement item, StringBuilder html, int depth)
    {
        if (item.ValueKind is not JsonValueKind.Object) return;
        if (depth > Deepest)
        {
            Lost.Add("…");
            return;
        }

        if (item.TryGetProperty("content", out var content)) Element(content, html, depth);
        foreach (var area in item.Many("areas") ?? [])
            foreach (var inner in area.Many("items") ?? []) Item(inner, html, depth + 1);
    }

    private void Element(JsonElement element, StringBuilder html, int depth)
    {
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object) return;
        var type = element.Text("contentType") ?? "";
        var (open, close) = type switch
        {
            _ when Says(type, "quote") => ("<blockquote>", "</blockquote>"),
            _ when Says(type, "callout") || Says(type, "notice") => ("<div class=\"callout\">", "</div>"),
            _ => ("", ""),
        };
        html.Append(open);
        if (Question(properties, depth) is { } question) html.Append(question);
        else Properties(type, properties, html, depth);
        html.Append(close);
    }

    private void Properties(string type, JsonElement properties, StringBuilder html, int depth)
    {
        var (alt, caption) = (Named(properties, AlternativeTexts), Named(properties, Captions));
        var pictured = properties.EnumerateObject().Any(p => Pictures(p.Value) is not null);
        foreach (var property in properties.EnumerateObject())
        {
            if (pictured && property.Value.ValueKind is JsonValueKind.String && AlternativeTexts.Concat(Captions).Contains(property.Name, StringComparer.OrdinalIgnoreCase)) continue;
            if (Value(property, alt, caption, depth) is { } found) html.Append(found);
            else Lost.Add($"{type}.{property.Name}");
        }
    }

    /// <returns>HTML, empty for what says nothing; null when it cannot be said.</returns>
    private string? Value(JsonProperty property, string alt, string caption, int depth) => property.Value switch
    {
        { ValueKind: JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False } => "",
        { ValueKind: JsonValueKind.String } text => Words(property.Name, text.GetString()!, depth),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0 ? "" : Pictures(list, alt, caption) ?? Many(list),
        { ValueKind: JsonValueKind.Object } value => Read(value, depth + 1) ?? Link(value),
        _ => null,
    };

    private string? Many(JsonElement list)
    {
        if (list.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String)) return $"<ul>{string.Concat(list.EnumerateArray().Select(one => $"<li>{Encode(one.GetString())}</li>"))}</ul>";
        var parts = list.EnumerateArray().Select(one => one.ValueKind is JsonValueKind.Object ? Pictures(JsonSerializer.SerializeToElement(new[] { one })) ?? Link(one) : null).ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }

    /// <summary>A picked document, a file of the library, or an address.</summary>
    private string? Link(JsonElement value)
    {
        var address = value.Text("url") is { Length: > 0 } ? Address(value) : value.TryGetProperty("route", out var route) && route.ValueKind is JsonValueKind.Object && route.Text("path") is { } path ? Resolved(path) : null;
        return address is null ? null : $"<p><a href=\"{Encode(address)}\">{Encode(value.Text("title") ?? value.Text("name") ?? address)}</a></p>";
    }

    private static string? Words(string name, string text, int depth)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (text.TrimStart().StartsWith('<') && text.TrimEnd().EndsWith('>')) return text;
        if (YouTubeAddress.TryParse(text, out _)) return $"<iframe src=\"{Encode(text)}\"></iframe>";
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return $"<p><a href=\"{Encode(text)}\">{Encode(text)}</a></p>";
        if (Headings.Contains(name, StringComparer.OrdinalIgnoreCase)) return $"<h{(depth == 0 ? 2 : 3)}>{Encode(text)}</h{(depth == 0 ? 2 : 3)}>";
        if (IsForm(text)) return null;
        return string.Concat(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{Encode(line)}</p>"));
    }

    /// <summary>A word of a program, such as <c>left</c>, <c>#fff</c> or <c>col-6</c>, and nothing people wrote.</summary>
    private static bool IsForm(string text) => text.Length < 60 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '#' or '-' or '_' or '.' or '%' or '/' or ':' or ',');

    private string? Question(JsonElement properties, int depth)
    {
        if (Named(properties, ["question"]) is not { Length: > 0 } question || properties.EnumerateObject().FirstOrDefault(p => p.Name.Equals("answer", StringComparison.OrdinalIgnoreCase)) is not { Value.ValueKind: not JsonValueKind.Undefined } answer) return null;
        return Value(answer, "", "", depth) is { Length: > 0 } said ? $"<dl class=\"questions\"><div><dt>{Encode(question)}</dt><dd>{said}</dd></div></dl>" : null;
    }

    private string Markup(string markup, JsonElement value, int depth)
    {
        var blocks = value.Many("blocks") ?? [];
        if (blocks.Count == 0) return markup;
        var body = new HtmlParser().ParseDocument(markup).Body!;
        foreach (var place in body.QuerySelectorAll("umb-rte-block, umb-rte-block-inline").ToList())
        {
            var key = place.Attributes.Select(a => KeyOf(a.Value)).FirstOrDefault(k => k is not null);
            if (key is not null && Taken(blocks, key, depth) is { } html) place.OuterHtml = html;
        }

        return body.InnerHtml + Rest(blocks, depth);
    }

    private string Tree(JsonElement root, int depth)
    {
        var blocks = root.Many("blocks") ?? [];
        var html = new StringBuilder();
        Write(root, blocks, html, depth, level: 0);
        return html.Append(Rest(blocks, depth)).ToString();
    }

    private void Write(JsonElement node, List<JsonElement> blocks, StringBuilder html, int depth, int level)
    {
        if (level > 50 || node.ValueKind is not JsonValueKind.Object || node.Text("tag") is not { } tag) return;
        node.TryGetProperty("attributes", out var attributes);
        if (tag == "#text") html.Append(Encode(node.Text("text")));
        if (tag is "umb-rte-block" or "umb-rte-block-inline")
        {
            var key = attributes.ValueKind is JsonValueKind.Object ? attributes.EnumerateObject().Select(a => KeyOf($"{a.Value}")).FirstOrDefault(k => k is not null) : null;
            if (key is not null) html.Append(Taken(blocks, key, depth));
        }

        var named = !tag.StartsWith('#') && tag.All(char.IsAsciiLetterOrDigit);
        if (named)
        {
            html.Append('<').Append(tag);
            if (attributes.ValueKind is JsonValueKind.Object)
            {
                foreach (var attribute in attributes.EnumerateObject().Where(a => a.Name is "href" or "src" or "alt" && a.Value.ValueKind is JsonValueKind.String))
                    html.Append(' ').Append(attribute.Name).Append("=\"").Append(Encode(attribute.Value.GetString())).Append('"');
                if (tag == "a" && attributes.TryGetProperty("route", out var route) && route.ValueKind is JsonValueKind.Object && route.Text("path") is { } path) html.Append(" href=\"").Append(Encode(Resolved(path))).Append('"');
            }

            html.Append('>');
        }

        foreach (var element in node.Many("elements") ?? []) Write(element, blocks, html, depth, level + 1);
        if (named && tag is not ("img" or "br" or "hr")) html.Append("</").Append(tag).Append('>');
    }

    /// <summary>The block that stands there; it is taken out, so that what is left stands nowhere.</summary>
    private string? Taken(List<JsonElement> blocks, string key, int depth)
    {
        var at = blocks.FindIndex(block => block.ValueKind is JsonValueKind.Object && block.TryGetProperty("content", out var content) && content.ValueKind is JsonValueKind.Object && KeyOf(content.Text("id")) == key);
        if (at < 0) return null;
        var html = new StringBuilder();
        var block = blocks[at];
        blocks.RemoveAt(at);
        Item(block, html, depth + 1);
        return html.ToString();
    }

    private string Rest(List<JsonElement> blocks, int depth)
    {
        var html = new StringBuilder();
        foreach (var block in blocks) Item(block, html, depth + 1);
        return html.ToString();
    }

    private static bool IsPicture(JsonElement value) => value.ValueKind is JsonValueKind.Object && (value.Text("mediaType") is "Image" or "umbracoMediaVectorGraphics" || (value.Text("mediaType") is not null && value.Text("extension") is "jpg" or "jpeg" or "png" or "webp" or "gif"))
        && value.Text("url") is { Length: > 0 };

    private string Address(JsonElement value) => Resolved(value.Text("url")!);

    private string Resolved(string address) => Uri.TryCreate(site, address, out var whole) ? whole.AbsoluteUri : address;

    private static string Named(JsonElement properties, string[] names) => properties.EnumerateObject()
        .Where(p => names.Contains(p.Name, StringComparer.OrdinalIgnoreCase) && p.Value.ValueKind is JsonValueKind.String).Select(p => p.Value.GetString()!).FirstOrDefault(text => text.Length > 0) ?? "";

    private static bool Says(string type, string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A key, also in the form <c>umb://element/…</c>.</summary>
    private static string? KeyOf(string? text) => Guid.TryParse(text?.Split('/')[^1], out var key) ? key.ToString() : null;

    private static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";
}

internal static class UmbracoJson
{
    public static string? Text(this JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public static List<JsonElement>? Many(this JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray()] : null;
}
