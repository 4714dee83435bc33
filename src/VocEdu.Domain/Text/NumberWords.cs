namespace VocEdu.Domain.Text;

/// <summary>Numbers read aloud or written out, as on payment sheets. Source: vietnam.md §12.</summary>
public static class NumberWords
{
    private const long Billion = 1_000_000_000;
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly string[] Groups = ["", "nghìn", "triệu"];

    /// <summary><c>một nghìn hai trăm ba mươi tư</c>.</summary>
    public static string Of(long number) => number switch
    {
        0 => Digits[0],
        < 0 => "âm " + string.Join(' ', Positive((ulong)-(number + 1) + 1)),
        _ => string.Join(' ', Positive((ulong)number)),
    };

    /// <summary>An amount of money as a sheet ends: <c>Bảy trăm năm mươi chín nghìn đồng</c>.</summary>
    public static string OfMoney(long dong)
    {
        var words = Of(dong);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} đồng";
    }

    private static IEnumerable<string> Positive(ulong number, bool leads = true)
    {
        if (number >= Billion)
        {
            foreach (var word in Positive(number / Billion, leads)) yield return word;
            yield return "tỷ";
            number %= Billion;
            leads = false;
        }

        for (var group = 2; group >= 0; group--)
        {
            var three = (int)(number / Power(group) % 1000);
            if (three == 0) continue;
            foreach (var word in Three(three, leads)) yield return word;
            if (group > 0) yield return Groups[group];
            leads = false;
        }
    }

    private static ulong Power(int group) => group switch { 2 => 1_000_000, 1 => 1_000, _ => 1 };

    /// <summary>Three digits; after a higher group the hundreds are spoken even when they are zero.</summary>
    private static IEnumerable<string> Three(int number, bool leads)
    {
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        var hasHundreds = hundreds > 0 || !leads;
        if (hasHundreds)
        {
            yield return Digits[hundreds];
            yield return "trăm";
        }

        if (tens == 0 && ones > 0 && hasHundreds) yield return "linh";
        if (tens == 1) yield return "mười";
        if (tens > 1)
        {
            yield return Digits[tens];
            yield return "mươi";
        }

        if (ones > 0) yield return Ones(tens, ones);
    }

    private static string Ones(int tens, int ones) => (tens, ones) switch
    {
        ( > 1, 1) => "mốt",
        ( > 1, 4) => "tư",
        ( > 0, 5) => "lăm",
        _ => Digits[ones],
    };
}
