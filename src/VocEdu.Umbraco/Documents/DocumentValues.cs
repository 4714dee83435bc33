using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models;

namespace VocEdu.Umbraco.Documents;

/// <summary>Reads a document's properties as people see them, in the forms Umbraco stores them.</summary>
/// <param name="published">What readers see; otherwise what the editor has written last.</param>
public sealed class DocumentValues(IContent content, bool published)
{
    private readonly string? _culture = CultureOf(content, published);

    /// <summary>The language that is read of a document that has several: Vietnamese where it is public.</summary>
    public string? Culture => _culture;

    public string Name => (published ? content.GetPublishName(_culture) : content.GetCultureName(_culture)) ?? content.Name ?? "";

    public string? Text(string alias) => Stored(alias) switch
    {
        string text when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The ticked or chosen words of a list, or tags; stored as a JSON array, by commas or line by line.</summary>
    public IReadOnlyList<string> Choices(string alias)
    {
        if (Text(alias) is not { } text) return [];
        if (Json(text) is JsonArray array) return [.. array.OfType<JsonValue>().Select(value => value.ToString().Trim()).Where(word => word.Length > 0)];
        return text.Split([',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>HTML of a rich text, which Umbraco stores as <c>{ markup, blocks }</c>.</summary>
    public string? Markup(string alias) => Text(alias) is not { } text ? null
        : Json(text) is JsonObject rich ? rich["markup"]?.ToString()
        : text;

    /// <summary>Keys of the picked media.</summary>
    public IReadOnlyList<Guid> Media(string alias)
    {
        if (Text(alias) is not { } text) return [];
        if (Json(text) is JsonArray picked) return [.. picked.OfType<JsonObject>().Select(one => KeyOf(one["mediaKey"]?.ToString())).OfType<Guid>()];
        return [.. text.Split(',').Select(KeyOf).OfType<Guid>()];
    }

    private object? Stored(string alias)
    {
        if (!content.HasProperty(alias)) return null;
        var property = content.Properties.First(p => p.Alias == alias);
        var culture = property.PropertyType.Variations.HasFlag(ContentVariation.Culture) ? _culture : null;
        return content.GetValue(alias, culture, segment: null, published);
    }

    private static string? CultureOf(IContent content, bool published)
    {
        if (!content.ContentType.Variations.HasFlag(ContentVariation.Culture)) return null;
        var cultures = published ? content.PublishedCultures : content.AvailableCultures;
        return cultures.OrderByDescending(c => c.StartsWith("vi", StringComparison.OrdinalIgnoreCase)).ThenBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault();
    }

    // A media key, or a UDI such as umb://media/…
    private static Guid? KeyOf(string? text) => Guid.TryParse(text?.Trim().Split('/')[^1], out var key) ? key : null;

    private static JsonNode? Json(string text)
    {
        if (text[0] is not ('[' or '{')) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
