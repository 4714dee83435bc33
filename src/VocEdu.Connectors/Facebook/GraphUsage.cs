using System.Net.Http.Headers;
using System.Text.Json;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>How much of its allowance a page has used, from the headers of an answer.</summary>
/// <param name="Percent">The fullest of all counters; 100 is the end.</param>
/// <param name="RegainAfter">How long until calls are taken again, when Facebook says.</param>
internal sealed record GraphUsage(double Percent, TimeSpan? RegainAfter)
{
    /// <remarks>Headers are absent while use is near zero. https://developers.facebook.com/docs/graph-api/overview/rate-limiting</remarks>
    public static GraphUsage Of(HttpResponseHeaders headers, string page)
    {
        var counters = Header(headers, "X-App-Usage").Concat(Header(headers, "X-Page-Usage"))
            .Concat(Header(headers, "X-Business-Use-Case-Usage").Where(usage => usage.ValueKind == JsonValueKind.Object)
                .SelectMany(usage => Ours([.. usage.EnumerateObject()], page))
                .Where(business => business.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(business => business.Value.EnumerateArray()))
            .ToList();
        var percent = counters.SelectMany(c => new[] { Value(c, "call_count"), Value(c, "total_time"), Value(c, "total_cputime") }).DefaultIfEmpty().Max();
        var minutes = counters.Select(c => Value(c, "estimated_time_to_regain_access")).DefaultIfEmpty().Max();
        return new GraphUsage(percent, minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, 7 * 24 * 60)) : null);
    }

    // The header may tell of other pages too: their use does not stop this one.
    private static IEnumerable<JsonProperty> Ours(List<JsonProperty> businesses, string page) =>
        businesses.Exists(b => b.NameEquals(page)) ? businesses.Where(b => b.NameEquals(page)) : businesses;

    private static IEnumerable<JsonElement> Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.Select(Wire.Parse).OfType<JsonElement>() : [];

    private static double Value(JsonElement counter, string name) =>
        counter.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : 0;
}
