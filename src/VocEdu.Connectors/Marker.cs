namespace VocEdu.Connectors;

/// <summary>The reference of the work as it travels with a post, so that the post can be recognised on the platform.</summary>
internal static class Marker
{
    /// <summary>The reference line readers see: <c>Mã tin: VE-2026-000123</c>.</summary>
    public static string Line(string marker) => $"Mã tin: {marker}";

    /// <summary>The text with the reference as its last line.</summary>
    public static string Under(string text, string marker) =>
        string.IsNullOrWhiteSpace(text) ? Line(marker) : $"{text.TrimEnd()}\n\n{Line(marker)}";

    /// <summary>The address with the reference as a query, such as <c>?vid=VE-2026-000123</c>; query and fragment stay.</summary>
    public static Uri On(Uri link, string marker)
    {
        var address = new UriBuilder(link);
        var query = address.Query.TrimStart('?');
        address.Query = (query.Length == 0 ? "" : query + "&") + "vid=" + Uri.EscapeDataString(marker);
        return address.Uri;
    }

    /// <summary>Whether the whole reference stands in a text: 000012 is not found in 0000123.</summary>
    public static bool IsIn(string? text, string marker)
    {
        for (var at = 0; text is not null && (at = text.IndexOf(marker, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + marker.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
