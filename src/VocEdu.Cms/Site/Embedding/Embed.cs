using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VocEdu.Cms.Site.Embedding;

/// <summary>What other sites may show of ours, and only that: no cookie is set, nobody is followed, nothing of theirs is read.</summary>
public static class Embed
{
    public const string Root = "/nhung", BlockPath = Root + "/khoi", CardPath = Root + "/bai", ScriptPath = Root + "/khoi.js";

    /// <summary>Without <c>allow-same-origin</c> the frame gets no cookie, whoever is signed in.</summary>
    private const string Sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

    /// <summary>What the frame may load, and that anybody may frame it: on these addresses and on no other.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Light, dark, or as the reader's device is.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Themes = [("tu-dong", "Theo máy người đọc"), ("sang", "Nền sáng"), ("toi", "Nền tối")];

    public static void BeEmbeddable(this HttpResponse response) => response.Headers.ContentSecurityPolicy = Policy;

    /// <summary>A frame as others put it into their pages.</summary>
    /// <param name="path">Below <see cref="Root"/>, with its query.</param>
    public static string Frame(SiteOptions site, string path, string title, string width, int height) =>
        $"<iframe src=\"{Attribute(site.Absolute(path).AbsoluteUri)}\" title=\"{Attribute(title)}\" width=\"{width}\" height=\"{height}\" "
        + $"loading=\"lazy\" referrerpolicy=\"no-referrer\" sandbox=\"{Sandbox}\" frameborder=\"0\" allowfullscreen></iframe>";

    public static string Script(SiteOptions site, BlockChoice choice) =>
        $"<script src=\"{Attribute(site.Absolute(ScriptPath).AbsoluteUri)}\" data-nguon=\"{Attribute(choice.Source)}\" data-so=\"{choice.Count}\" data-giao-dien=\"{choice.Theme}\" async></script>";

    private static string Attribute(string text) => Letters.Encode(text);
}

/// <summary>What a block shows.</summary>
/// <param name="Source">Path of the page whose newest it shows.</param>
/// <param name="Theme">A code of <see cref="Embed.Themes"/>.</param>
public sealed record BlockChoice(string Source, int Count, string Theme)
{
    public const int Most = 10, Usual = 5;

    public string Path => $"{Embed.BlockPath}?nguon={Uri.EscapeDataString(Source)}&so={Count}&giao-dien={Theme}";

    /// <summary>Room for the head and that many lines, where no script can tell the true height.</summary>
    public int Height => 120 + (Count * 96);

    /// <returns>Null when it is none that can be shown.</returns>
    public static BlockChoice? Read(string? source, string? count, string? theme)
    {
        var items = count is null ? Usual : int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var look = theme ?? Embed.Themes[0].Code;
        return items is >= 1 and <= Most && Embed.Themes.Any(t => t.Code == look) ? new(source ?? "/", items, look) : null;
    }
}
