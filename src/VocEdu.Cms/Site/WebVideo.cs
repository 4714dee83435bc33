using System.Text.RegularExpressions;

namespace VocEdu.Cms.Site;

/// <summary>A film that lies elsewhere. Nothing is fetched from there before the reader asks for it.</summary>
public static partial class WebVideo
{
    /// <summary>Where the player comes from that sets no cookie until it plays.</summary>
    public const string Player = "https://www.youtube-nocookie.com";

    /// <returns>The film's id; null when the address is none of YouTube's.</returns>
    public static string? YouTubeId(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var whole) || whole.Scheme is not ("http" or "https")) return null;
        var host = whole.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? whole.Host[4..] : whole.Host;
        var match = host.ToLowerInvariant() switch
        {
            "youtu.be" => Short().Match(whole.AbsolutePath),
            "youtube.com" or "m.youtube.com" or "youtube-nocookie.com" => Long().Match(whole.PathAndQuery),
            _ => Match.Empty,
        };
        return match.Success ? match.Groups["id"].Value : null;
    }

    [GeneratedRegex("^/(?<id>[A-Za-z0-9_-]{11})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Short();

    [GeneratedRegex("^/(watch\\?(.*&)?v=|embed/|shorts/|live/)(?<id>[A-Za-z0-9_-]{11})([&?/]|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Long();
}
