using System.Collections;
using System.Globalization;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site.StructuredData;

/// <summary>A thing in the words of https://schema.org. What is not known is left out; times carry their zone, addresses are whole.</summary>
/// <example><c>new Thing("Place") { ["name"] = item.Fields.Place }</c></example>
public sealed class Thing : Dictionary<string, object>
{
    public Thing(string type) => base["@type"] = type;

    public new object? this[string name]
    {
        get => base[name];
        set
        {
            if (Written(value) is { } written) base[name] = written;
        }
    }

    /// <summary>Whether it says more than what it is.</summary>
    private bool IsEmpty => Keys.All(key => key[0] == '@');

    /// <summary>Standing by itself on a page.</summary>
    public Thing Alone()
    {
        base["@context"] = "https://schema.org";
        return this;
    }

    private static object? Written(object? value) => value switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text,
        Thing thing => thing.IsEmpty ? null : thing,
        DateTimeOffset at => Vietnam.LocalTime(at).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Uri address => address.AbsoluteUri,
        IEnumerable several => several.Cast<object?>().Select(Written).OfType<object>().ToList() is { Count: > 0 } left ? left : null,
        _ => value,
    };
}
