using System.Globalization;
using System.Text;

namespace VocEdu.Cms.Reports.Document;

/// <summary>How wide a line is in Times New Roman: rules under headings have to fit their text (vietnam.md §2.3).</summary>
public static class TimesNewRoman
{
    // Advance widths in thousandths of the size, ' ' to '~' (Adobe Core 14 metrics, which the font shares). Marks add no width.
    private static readonly int[] Regular =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    private static readonly int[] Bold =
    [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
        930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
        333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ];

    /// <summary>Width in twips.</summary>
    /// <param name="points">Size of the letters.</param>
    public static int Width(string text, double points, bool bold)
    {
        var thousandths = text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark).Sum(c => Letter(c, bold));
        return (int)Math.Round(thousandths * points * 20 / 1000);
    }

    private static int Letter(char letter, bool bold)
    {
        letter = letter switch { 'Đ' => 'D', 'đ' => 'd', 'Ư' => 'U', 'ư' => 'u', 'Ơ' => 'O', 'ơ' => 'o', '–' => '-', '\u00A0' => ' ', '“' or '”' => '"', _ => letter };
        return letter is >= ' ' and <= '~' ? (bold ? Bold : Regular)[letter - ' '] : 500;
    }
}
