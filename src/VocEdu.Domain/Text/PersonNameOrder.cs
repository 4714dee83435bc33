using System.Globalization;

namespace VocEdu.Domain.Text;

/// <summary>The order of a list of people: by given name, which comes last, then by family name, then by the rest.</summary>
public sealed class PersonNameOrder : IComparer<string>
{
    private static readonly CompareInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    private PersonNameOrder() { }

    public static PersonNameOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Key(x), Key(y));
        for (var i = 0; i < a.Length; i++)
        {
            if (Vietnamese.Compare(a[i], b[i]) is not 0 and var order) return order;
        }

        return string.CompareOrdinal(x, y);
    }

    /// <summary>A text that sorts by itself in the same way under a Vietnamese collation: <c>An Nguyễn Văn</c>.</summary>
    public static string SortKey(string? fullName) => string.Join(' ', Key(fullName)).Trim();

    private static string[] Key(string? fullName)
    {
        var parts = TonePlacement.Canonical(VietnameseText.Normalize(fullName)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [] => ["", "", ""],
            [var only] => [only, "", ""],
            [var family, .. var middle, var given] => [given, family, string.Join(' ', middle)],
        };
    }
}
