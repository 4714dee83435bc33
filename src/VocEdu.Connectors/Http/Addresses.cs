namespace VocEdu.Connectors.Http;

internal static class Addresses
{
    /// <summary>An address with a query; a query that is there already stays.</summary>
    public static Uri With(this Uri address, params (string Name, string Value)[] query)
    {
        var asked = string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}"));
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{asked}" : asked }.Uri;
    }
}
