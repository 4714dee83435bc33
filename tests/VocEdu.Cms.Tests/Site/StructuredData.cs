using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Checks what a page tells search engines against what their documentation asks for.</summary>
internal static class StructuredData
{
    /// <summary>What each type must have, as https://developers.google.com/search/docs/appearance/structured-data and https://schema.org say.</summary>
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["NewsArticle"] = ["headline", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage", "description", "inLanguage", "articleSection"],
        ["Article"] = ["headline", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage", "description", "inLanguage"],
        ["VideoObject"] = ["name", "description", "thumbnailUrl", "uploadDate", "publisher"],
        ["AudioObject"] = ["name", "description", "uploadDate"],
        ["Occupation"] = ["name", "description", "occupationLocation", "url"],
        ["MonetaryAmountDistribution"] = ["name", "currency", "duration", "minValue", "maxValue"],
        ["EducationalOccupationalCredential"] = ["credentialCategory"],
        ["Course"] = ["name", "description", "provider"],
        ["EducationalOrganization"] = ["name"],
        ["GovernmentOrganization"] = ["name", "url", "logo"],
        ["Organization"] = ["name"],
        ["Person"] = ["name"],
        ["Country"] = ["name"],
        ["Place"] = ["name", "address"],
        ["PostalAddress"] = ["streetAddress"],
        ["Event"] = ["name", "startDate", "endDate", "location", "organizer", "description"],
        ["JobPosting"] = ["title", "description", "datePosted", "validThrough", "hiringOrganization", "jobLocation"],
        ["FAQPage"] = ["mainEntity"],
        ["Question"] = ["name", "acceptedAnswer"],
        ["Answer"] = ["text"],
        ["BreadcrumbList"] = ["itemListElement"],
        ["ItemList"] = ["itemListElement"],
        ["ListItem"] = ["position", "item"],
        ["WebSite"] = ["name", "url", "potentialAction"],
        ["SearchAction"] = ["target", "query-input"],
        ["EntryPoint"] = ["urlTemplate"],
        ["CorrectionComment"] = ["text", "datePublished"],
    };

    private static readonly string[] Addresses = ["url", "item", "logo", "image", "thumbnailUrl", "contentUrl", "sameAs", "mainEntityOfPage", "isBasedOn"];

    public static IReadOnlyList<JsonElement> Facts(this IDocument page) =>
        [.. page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement)];

    public static string TypeOf(JsonElement thing) => thing.GetProperty("@type").GetString()!;

    /// <returns>What is wrong, in words; nothing when all is well.</returns>
    public static IEnumerable<string> FaultsOf(IDocument page) => page.Facts().SelectMany(fact =>
        (fact.TryGetProperty("@context", out var context) && context.GetString() == "https://schema.org" ? [] : new[] { "no @context" }).Concat(FaultsOf(fact)));

    private static IEnumerable<string> FaultsOf(JsonElement thing)
    {
        var type = thing.TryGetProperty("@type", out var name) ? name.GetString()! : "";
        if (!Required.TryGetValue(type, out var required))
        {
            yield return $"unknown type \"{type}\"";
            yield break;
        }

        foreach (var missing in required.Where(property => !thing.TryGetProperty(property, out _))) yield return $"{type} lacks {missing}";
        foreach (var property in thing.EnumerateObject())
        {
            foreach (var fault in FaultsOf(property.Name, property.Value)) yield return $"{type}.{property.Name}: {fault}";
        }
    }

    private static IEnumerable<string> FaultsOf(string property, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => ["nothing"],
        JsonValueKind.String => FaultOf(property, value.GetString()!) is { } fault ? [fault] : [],
        JsonValueKind.Array => value.GetArrayLength() == 0 ? ["an empty list"] : value.EnumerateArray().SelectMany(one => FaultsOf(property, one)),
        JsonValueKind.Object => FaultsOf(value),
        _ => [],
    };

    private static string? FaultOf(string property, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "empty";
        if (Addresses.Contains(property) && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) return $"no whole address: {text}";
        var isMoment = property is "datePublished" or "dateModified" or "uploadDate" or "startDate" or "endDate";
        return isMoment && !(text.EndsWith("+07:00", StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)) ? $"no time with its zone: {text}" : null;
    }
}
