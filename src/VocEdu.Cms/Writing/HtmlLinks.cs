using System.Text.RegularExpressions;

namespace VocEdu.Cms.Writing;

/// <summary>A copied address without what follows the reader: detours of Google Docs, Facebook and Outlook, and the marks of campaigns (as links.ts).</summary>
internal static partial class HtmlLinks
{
    public static string Plain(string href)
    {
        if (!TryWeb(href, out var address)) return href;
        if (IsDetour(address) && Parameters(address).FirstOrDefault(pair => pair.Name is "q" or "url" or "u") is { Name: not null } inner && TryWeb(Uri.UnescapeDataString(inner.Value.Replace('+', ' ')), out var real))
            (address, href) = (real, real.AbsoluteUri);
        var kept = Parameters(address).Where(pair => !CampaignMark().IsMatch(pair.Name)).ToList();
        return kept.Count == Parameters(address).Count ? href
            : address.GetLeftPart(UriPartial.Path) + (kept.Count == 0 ? "" : "?" + string.Join('&', kept.Select(pair => pair.Whole))) + address.Fragment;
    }

    private static bool IsDetour(Uri address) =>
        address.AbsolutePath is "/" or "/url" or "/l.php" or "/redirect"
        && (address.Host is "l.facebook.com" or "lm.facebook.com" or "zalo.me" or "link.zalo.me" || GoogleHost().IsMatch(address.Host)
            || address.Host.EndsWith(".safelinks.protection.outlook.com", StringComparison.Ordinal));

    private static List<(string Name, string Value, string Whole)> Parameters(Uri address) =>
        [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2) is [var name, var value] ? (name, value, pair) : (pair, "", pair))];

    private static bool TryWeb(string text, out Uri address) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out address!) && address.Scheme is "http" or "https";

    [GeneratedRegex(@"^(utm_\w+|fbclid|gclid|dclid|msclkid|zarsrc|mc_[ce]id|igshid|_ga)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CampaignMark();

    [GeneratedRegex(@"^(www\.)?google\.[a-z.]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GoogleHost();
}
