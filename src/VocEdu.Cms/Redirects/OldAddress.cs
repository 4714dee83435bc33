using System.Text;

namespace VocEdu.Cms.Redirects;

/// <summary>The many ways to write one address come down to one.</summary>
public static class OldAddress
{
    public const int Longest = 1_000;

    private static readonly string[] Ours = ["/quan-tri", "/api", "/umbraco", "/media", "/loi", "/dang-nhap"];

    /// <summary>Decoded, in small letters, without a slash at its end: <c>/tin.aspx?id=7</c>.</summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="query">With its question mark, or empty.</param>
    public static string Key(string path, string query)
    {
        var way = Plain(path).TrimEnd('/');
        return (way.Length == 0 ? "/" : way) + (query.Length > 1 ? Plain(query.Replace('+', ' ')) : "");
    }

    /// <summary>Reads what a person wrote: a path, or a whole address of any site, of which the path counts.</summary>
    /// <returns>Null when it is none that may lead elsewhere.</returns>
    public static string? Read(string? text)
    {
        var written = (text ?? "").Trim();
        if (written.Length > Longest || written.Any(char.IsControl)) return null;
        if (IsWhole(written, out var whole)) written = whole.PathAndQuery;
        if (!written.StartsWith('/') || written.StartsWith("//", StringComparison.Ordinal)) return null;
        var (way, query) = written.Split('#')[0].Split('?', 2) is [var first, var second] ? (first, "?" + second) : (written.Split('#')[0], "");
        var key = Key(way, query);
        return key == "/" || Ours.Any(folder => key == folder || key.StartsWith(folder + "/", StringComparison.Ordinal)) ? null : key;
    }

    /// <returns>A path of ours or a whole address of http or https; null when it is neither.</returns>
    public static string? ReadTarget(string? text, Uri site)
    {
        var written = (text ?? "").Trim();
        if (written.Length is 0 or > Longest || written.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')) return null;
        if (IsWhole(written, out var whole)) return whole.Authority == site.Authority ? whole.PathAndQuery + whole.Fragment : whole.AbsoluteUri;
        return written.StartsWith('/') && !written.StartsWith("//", StringComparison.Ordinal) ? written : null;
    }

    private static bool IsWhole(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static string Plain(string text)
    {
        var decoded = Uri.UnescapeDataString(text);
        // A half of a letter cannot be normalised, nor can a database hold a zero.
        var clean = new StringBuilder(decoded.Length);
        foreach (var rune in decoded.EnumerateRunes()) if (rune.Value != 0) clean.Append(rune);
        return clean.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }
}
