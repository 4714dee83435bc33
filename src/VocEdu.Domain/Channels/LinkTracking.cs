using System.Text.RegularExpressions;

namespace VocEdu.Domain.Channels;

/// <summary>What the address in a post tells the site's own statistics: where the reader came from.</summary>
/// <param name="Source"><c>utm_source</c>, such as <c>facebook</c>.</param>
/// <param name="Medium"><c>utm_medium</c>, such as <c>social</c>.</param>
/// <param name="Campaign"><c>utm_campaign</c>; null: the story's own name.</param>
public sealed record LinkTracking(string Source, string Medium, string? Campaign = null)
{
    /// <summary>The address with its marks; what it carries already stays and wins.</summary>
    public Uri On(Uri link)
    {
        var campaign = Campaign is { Length: > 0 } ? Campaign : link.Segments[^1].Trim('/');
        var before = link.Query.TrimStart('?');
        var marks = new[] { ("utm_source", Source), ("utm_medium", Medium), ("utm_campaign", campaign) }
            .Where(mark => mark.Item2.Length > 0 && !before.Contains(mark.Item1 + "=", StringComparison.Ordinal))
            .Select(mark => $"{mark.Item1}={Uri.EscapeDataString(mark.Item2)}");
        return new UriBuilder(link) { Query = string.Join('&', marks.Prepend(before).Where(part => part.Length > 0)) }.Uri;
    }

    /// <summary>The text with every mention of the address marked; a longer address that begins with it is another one.</summary>
    public string In(string text, Uri link)
    {
        var marked = On(link).AbsoluteUri;
        return new Regex(Regex.Escape(link.AbsoluteUri) + @"(?![\w/?&=%#-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Replace(text, marked.Replace("$", "$$", StringComparison.Ordinal));
    }
}
