using System.Globalization;

namespace VocEdu.Domain.Text;

/// <summary>Numbers as people here write them: a full stop between thousands, a comma before decimals.</summary>
public static class VietnameseNumbers
{
    // Written out, so that no server's regional data can change what a report prints.
    private static readonly NumberFormatInfo Format = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
    });

    /// <summary><c>1.234.567</c>.</summary>
    public static string Whole(long number) => number.ToString("#,0", Format);

    /// <summary><c>1.234.567,89</c>, without trailing zeros.</summary>
    /// <param name="number">The number.</param>
    /// <param name="decimals">Most decimals to print; halves are rounded away from zero.</param>
    public static string Fraction(decimal number, int decimals = 2) =>
        Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("#,0." + new string('#', decimals), Format);

    /// <summary><c>65%</c>, <c>12,3%</c>: no space before the sign.</summary>
    /// <param name="share">1 is 100%.</param>
    public static string Percent(double share) => Fraction((decimal)share * 100, 1) + "%";

    /// <summary><c>2.530.000 đồng</c>, with a space that does not break.</summary>
    public static string MoneyInDocument(long dong) => Whole(dong) + "\u00A0đồng";

    /// <summary><c>2.530.000 ₫</c>, with a space that does not break.</summary>
    public static string MoneyInList(long dong) => Whole(dong) + "\u00A0₫";
}
