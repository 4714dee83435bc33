namespace VocEdu.Domain.Documents;

/// <summary>Where a link in a document may lead: another site, a mail address, this site, or a thing of this site by name.</summary>
public static class LinkTarget
{
    private const int MaxLength = 2_000;

    /// <summary>Accepts <c>http</c>, <c>https</c>, <c>mailto</c>, <c>/path</c>, <c>#anchor</c> and <see cref="InternalLink"/>s; nothing else.</summary>
    public static bool TryNormalise(string? href, out string target)
    {
        target = href?.Trim() ?? "";
        return target.Length is > 0 and <= MaxLength
            && !target.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is '"' or '<' or '>' or '\\' or '`')
            && target.IsNormalized()
            && (IsLocal(target) || IsWeb(target) || IsMail(target) || InternalLink.TryParse(target, out _));
    }

    /// <summary>A path or an anchor on this site; <c>//host</c> is another site.</summary>
    public static bool IsLocal(string target) =>
        target.StartsWith('#') || (target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal));

    private static bool IsWeb(string target) =>
        (target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(target, UriKind.Absolute, out var uri)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0;      // https://bank.vn@evil.example misleads the reader

    private static bool IsMail(string target) =>
        target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && target.IndexOf('@', StringComparison.Ordinal) > "mailto:".Length;
}

/// <summary>What an internal link names.</summary>
public enum InternalLinkKind
{
    Guide,
    Item,
    Asset,
}

/// <summary>A link to a thing of this site by name, <c>guide:han</c>, <c>item:tin-01</c> or <c>asset:so-do</c>; its address is asked for when it is shown.</summary>
public readonly record struct InternalLink(InternalLinkKind Kind, string Name)
{
    private static readonly (string Prefix, InternalLinkKind Kind)[] Kinds =
        [("guide:", InternalLinkKind.Guide), ("item:", InternalLinkKind.Item), ("asset:", InternalLinkKind.Asset)];

    public static bool TryParse(string? text, out InternalLink link)
    {
        var (prefix, kind) = Array.Find(Kinds, known => text?.StartsWith(known.Prefix, StringComparison.Ordinal) is true);
        var isLink = prefix is not null && IsName(text![prefix.Length..]);
        link = isLink ? new InternalLink(kind, text![prefix!.Length..]) : default;
        return isLink;
    }

    public override string ToString() => Kinds[(int)Kind].Prefix + Name;

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 200 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
