namespace VocEdu.Cms.Site.Following;

/// <summary>A format that a feed comes in.</summary>
/// <param name="File">Name below the address of the page it follows.</param>
/// <param name="Name">What readers know it by.</param>
public sealed record FeedFormat(string File, string Type, string Name, Func<Feed, SiteOptions, byte[]> Write)
{
    public static readonly FeedFormat Rss = new("rss.xml", "application/rss+xml", "RSS", RssFeed.Write);

    public static readonly IReadOnlyList<FeedFormat> All =
        [Rss, new("atom.xml", "application/atom+xml", "Atom", AtomFeed.Write), new("feed.json", "application/feed+json", "JSON Feed", JsonFeed.Write)];

    /// <summary>The feed's address.</summary>
    /// <param name="page">Path of the page it follows.</param>
    public string Of(string page) => $"{page.TrimEnd('/')}/{File}";

    /// <summary>The same feed in this format.</summary>
    /// <param name="rss">Its address as RSS.</param>
    public string Instead(string rss) => rss[..^Rss.File.Length] + File;

    public static bool IsFeed(string path) => All.Any(format => path.EndsWith('/' + format.File, StringComparison.Ordinal));
}
