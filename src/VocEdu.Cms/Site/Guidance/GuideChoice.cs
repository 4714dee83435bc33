using System.Diagnostics.CodeAnalysis;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site.Guidance;

/// <summary>What a reader chose trades by; the whole of it stands in the address.</summary>
/// <param name="Chosen">Codes by the key of their facet.</param>
/// <param name="Text">A name or part of one, any name the trade goes by.</param>
/// <param name="Order">One of <see cref="Orders"/>; null: by name.</param>
public sealed record GuideChoice(IReadOnlyDictionary<string, string> Chosen, string Text, string? Order)
{
    public const string Path = "/nghe", TextKey = "ten", OrderKey = "xep", SchoolsOrder = "so-truong", DemandOrder = "nhu-cau";

    public static readonly IReadOnlyList<Choice> Orders = [new(SchoolsOrder, "Nhiều trường dạy trước"), new(DemandOrder, "Nhu cầu tuyển dụng cao trước")];

    private const int LongestText = 100;

    /// <returns>False when the address names what there is not.</returns>
    public static bool TryRead(IQueryCollection query, IReadOnlyList<GuideFacet> facets, [NotNullWhen(true)] out GuideChoice? choice)
    {
        choice = null;
        var chosen = new Dictionary<string, string>();
        foreach (var facet in facets)
        {
            if (query[facet.Key].ToString() is not { Length: > 0 } code) continue;
            if (facet.Choices.All(known => known.Code != code)) return false;
            chosen[facet.Key] = code;
        }

        choice = new(chosen, VietnameseText.Asked(query[TextKey], LongestText), Orders.FirstOrDefault(order => order.Code == query[OrderKey])?.Code);
        return true;
    }

    public bool IsEmpty => Chosen.Count == 0 && Text.Length == 0;

    /// <summary>The address with one choice made, changed, or with null taken back.</summary>
    public string With(string key, string? code)
    {
        var parts = new List<string>();
        foreach (var known in GuideFacets.Keys)
            if ((known == key ? code : Chosen.GetValueOrDefault(known)) is { } value) parts.Add($"{known}={value}");
        if (Text.Length > 0 && key != TextKey) parts.Add($"{TextKey}={Uri.EscapeDataString(Text)}");
        if (Order is not null) parts.Add($"{OrderKey}={Order}");
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }

    /// <summary>Whether a trade is wanted, one facet left aside.</summary>
    public bool Wants(ShelvedGuide guide, IReadOnlyList<GuideFacet> facets, string? aside = null) =>
        facets.All(facet => facet.Key == aside || !Chosen.TryGetValue(facet.Key, out var code) || facet.Is(guide, code)) && IsCalled(guide, Text);

    /// <summary>A word of any of its names begins so, written with or without marks.</summary>
    public static bool IsCalled(ShelvedGuide guide, string text)
    {
        if (text.Length == 0) return true;
        var sought = " " + VietnameseText.Fold(text);
        return guide.Guide.FolkNames.Append(guide.Card.Title).Append(guide.Guide.JobTitle).Append(guide.Guide.NameEn)
            .Any(name => $" {VietnameseText.Fold(name)}".Contains(sought, StringComparison.Ordinal));
    }
}
