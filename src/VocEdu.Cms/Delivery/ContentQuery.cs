using System.Globalization;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Delivery;

/// <summary>One condition: the property must be, or must not be, one of the values.</summary>
/// <param name="Name"><c>contentType</c>, <c>createDate</c> and so on.</param>
/// <param name="Operator"><c>=</c>, <c>&lt;&gt;</c>, and for dates <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>.</param>
public sealed record ContentCondition(string Name, string Operator, IReadOnlyList<string> Values)
{
    /// <summary>The values of a date, in UTC.</summary>
    public IReadOnlyList<DateTimeOffset> Instants { get; init; } = [];
}

/// <summary>An order: by what, and whether upwards.</summary>
public sealed record ContentSort(string Name, bool Ascending);

/// <summary>What a list is asked for.</summary>
/// <param name="Fetch"><c>ancestors</c>, <c>children</c> or <c>descendants</c> and of what (id or path); null: everything.</param>
public sealed record ContentQuery((string Relation, string Of)? Fetch, IReadOnlyList<ContentCondition> Filters, IReadOnlyList<ContentSort> Sorts, int Skip, int Take)
{
    private static readonly string[] Relations = ["ancestors", "children", "descendants"];
    private static readonly string[] Dates = ["createDate", "updateDate"];

    /// <summary>Umbraco's, and after them ours.</summary>
    private static readonly string[] Words = ["contentType", "name", "genre", "section", "unit", "tag", "theme", "audience", "guide", "school"];
    private static readonly string[] MediaWords = ["mediaType", "name"];
    private static readonly string[] Orders = ["createDate", "level", "name", "sortOrder", "updateDate"];
    private const int DefaultTake = 10;

    /// <returns>The query, or the answer that refuses it.</returns>
    public static (ContentQuery? Query, IResult? Refusal) Read(IQueryCollection query, bool media)
    {
        if (!TryRead(query, "skip", 0, out var skip)) return (null, DeliveryAnswers.Invalid("skip", query["skip"].ToString()));
        if (!TryRead(query, "take", DefaultTake, out var take)) return (null, DeliveryAnswers.Invalid("take", query["take"].ToString()));

        (string, string)? fetch = null;
        if (query["fetch"] is [{ Length: > 0 } text, ..])
        {
            fetch = (media ? ["children"] : Relations).Where(relation => text.StartsWith(relation + ":", StringComparison.OrdinalIgnoreCase))
                .Select(relation => ((string, string)?)(relation, text[(relation.Length + 1)..].Trim())).FirstOrDefault();
            if (fetch is null) return (null, DeliveryAnswers.SelectorUnknown());
        }

        if (media && fetch is null) return (null, DeliveryAnswers.SelectorUnknown());
        var filters = new List<ContentCondition>();
        foreach (var wanted in query["filter"].Where(wanted => !string.IsNullOrWhiteSpace(wanted)))
        {
            if (Condition(wanted!, media) is not { } filter) return (null, DeliveryAnswers.FilterUnknown());
            if (filter.Values.Count > 0) filters.Add(filter);
        }

        var sorts = new List<ContentSort>();
        foreach (var wanted in query["sort"].Where(wanted => !string.IsNullOrWhiteSpace(wanted)))
        {
            if (Orders.FirstOrDefault(order => wanted!.StartsWith(order + ":", StringComparison.OrdinalIgnoreCase)) is not { } order) return (null, DeliveryAnswers.SortUnknown());
            if (sorts.TrueForAll(sort => sort.Name != order)) sorts.Add(new(order, wanted![(order.Length + 1)..].Equals("asc", StringComparison.OrdinalIgnoreCase)));
        }

        return (new(fetch, filters, sorts, skip, take), null);
    }

    private static bool TryRead(IQueryCollection query, string name, int otherwise, out int number)
    {
        number = otherwise;
        return !query.TryGetValue(name, out var given) || given.ToString().Length == 0 || (int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= 0);
    }

    private static ContentCondition? Condition(string text, bool media)
    {
        if (!media && Dates.FirstOrDefault(date => text.StartsWith(date, StringComparison.OrdinalIgnoreCase)) is { } date) return DateCondition(date, text[date.Length..]);
        if ((media ? MediaWords : Words).FirstOrDefault(word => text.StartsWith(word + ":", StringComparison.OrdinalIgnoreCase)) is not { } name) return null;
        var rest = text[(name.Length + 1)..];
        var not = rest.StartsWith('!');
        return new(name, not ? "<>" : "=", Split(not ? rest[1..] : rest));
    }

    private static ContentCondition? DateCondition(string name, string rest)
    {
        var (sign, op) = new[] { (">:", ">="), ("<:", "<="), (">", ">"), ("<", "<"), (":!", "<>"), (":", "=") }.FirstOrDefault(known => rest.StartsWith(known.Item1, StringComparison.Ordinal));
        if (sign is null) return null;
        var values = Split(rest[sign.Length..]);
        var instants = new List<DateTimeOffset>();
        foreach (var value in values)
        {
            if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return null;
            instants.Add(at);
        }

        return new(name, op, values) { Instants = instants };
    }

    private static IReadOnlyList<string> Split(string values) =>
        [.. VietnameseText.Normalize(values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
