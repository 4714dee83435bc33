using Microsoft.Extensions.Options;
using VocEdu.Cms.Collections;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Delivery;

/// <summary>What apps know content types by: the kind in camel case, and these for what is no item. Aliases never change.</summary>
public sealed class ContentTypes(IOptionsMonitor<DeliveryOptions> options)
{
    public const string Home = "home", Section = "section", Folder = "folder";

    private static readonly string[] All =
        [Home, Section, Folder, .. Enum.GetValues<CollectionKind>().Select(kind => Of(kind.ToString())), .. Enum.GetValues<ContentKind>().Select(kind => Of(kind.ToString()))];

    /// <summary>The alias of a stored kind: <c>CareerGuide</c> is <c>careerGuide</c>.</summary>
    public static string Of(string kind) => char.ToLowerInvariant(kind[0]) + kind[1..];

    /// <summary>The stored kind of an alias; an alias there is not gives a kind there is not.</summary>
    public static string KindOf(string alias) => All.FirstOrDefault(known => known.Equals(alias, StringComparison.OrdinalIgnoreCase)) is { } known ? char.ToUpperInvariant(known[0]) + known[1..] : "";

    public bool Gives(string alias) => options.CurrentValue is var now && !Has(now.DisallowedContentTypeAliases, alias) && (now.AllowedContentTypeAliases.Count == 0 || Has(now.AllowedContentTypeAliases, alias));

    /// <summary>The stored kinds that may be given; null where none is held back.</summary>
    public string[]? Kinds => options.CurrentValue is { DisallowedContentTypeAliases.Count: 0, AllowedContentTypeAliases.Count: 0 } ? null : [.. All.Where(Gives).Select(KindOf)];

    private static bool Has(List<string> aliases, string alias) => aliases.Contains(alias, StringComparer.OrdinalIgnoreCase);
}
