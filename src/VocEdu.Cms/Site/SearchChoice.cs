using System.Globalization;
using System.Text;
using VocEdu.Cms.Search.Finding;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Site;

/// <summary>What a reader narrowed the results to, as it stands in the address.</summary>
public sealed record SearchChoice
{
    private const int Longest = 120;

    public string? Loai { get; init; }
    public string? Chude { get; init; }
    public string? Doituong { get; init; }
    public string? Nghe { get; init; }
    public string? Truong { get; init; }
    public string? Noi { get; init; }
    public int? Nam { get; init; }

    public bool IsNone => this == new SearchChoice();

    public SearchChoice Cleaned() => new()
    {
        Loai = Clean(Loai), Chude = Clean(Chude), Doituong = Clean(Doituong), Nghe = Clean(Nghe), Truong = Clean(Truong), Noi = Clean(Noi), Nam = Nam is > 1900 and < 3000 ? Nam : null,
    };

    public SearchFilter ToFilter(IReadOnlyList<ContentKind>? kinds, Audiences audiences) =>
        new(kinds?.Select(k => k.ToString()).ToArray(), Chude, Doituong is null ? null : [.. audiences.Find(Doituong)?.Terms ?? [Doituong]], Nghe, Truong, Noi, Nam);

    public string? Of(string field) => field switch
    {
        "theme" => Chude, "audience" => Doituong, "guide" => Nghe, "school" => Truong, "place" => Noi, "year" => Nam?.ToString(CultureInfo.InvariantCulture), _ => null,
    };

    /// <summary>This choice with another value for one field; null takes it away.</summary>
    public SearchChoice With(string field, string? value) => field switch
    {
        "theme" => this with { Chude = value },
        "audience" => this with { Doituong = value },
        "guide" => this with { Nghe = value },
        "school" => this with { Truong = value },
        "place" => this with { Noi = value },
        "year" => this with { Nam = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null },
        _ => this,
    };

    /// <summary>As it follows the question in an address.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in new[] { ("loai", Loai), ("chude", Chude), ("doituong", Doituong), ("nghe", Nghe), ("truong", Truong), ("noi", Noi), ("nam", Of("year")) })
        {
            if (value is not null) text.Append(CultureInfo.InvariantCulture, $"&{name}={Uri.EscapeDataString(value)}");
        }

        return text.ToString();
    }

    private static string? Clean(string? value) => VietnameseText.Normalize(value).Trim() is { Length: > 0 and <= Longest } text ? text : null;
}
