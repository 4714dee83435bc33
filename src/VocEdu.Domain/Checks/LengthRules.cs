using System.Globalization;
using System.Text.RegularExpressions;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Checks;

/// <summary>How far a story is from the length its genre usually has. Sources disagree on lengths, so a fifth more or less is no matter.</summary>
internal static partial class LengthRules
{
    private const double Slack = 0.2;

    public static IEnumerable<Finding> Hint(CheckedDraft draft)
    {
        var hint = Range().Match(draft.Genre.LengthHint);
        if (!hint.Success || draft.Body.IsEmpty) yield break;
        var words = hint.Groups["unit"].Value == "từ";
        var count = words ? draft.Body.Length.Syllables : draft.Body.Images.Count();
        var (least, most) = (Number(hint, "least"), hint.Groups["most"].Success ? Number(hint, "most") : double.MaxValue);
        if (count >= least * (words ? 1 - Slack : 1) && count <= most * (words ? 1 + Slack : 1)) yield break;
        yield return new("length", FindingSeverity.Hints,
            $"Bài có {VietnameseNumbers.Whole(count)} {(words ? "chữ" : "ảnh")}. Thể loại “{draft.Genre.Name}” nên có {draft.Genre.LengthHint}.", new("Body"));
    }

    private static double Number(Match hint, string group) => double.Parse(hint.Groups[group].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    // The figures of the hint itself: "100–300 từ", "trên 1.000 từ", "8–20 ảnh".
    [GeneratedRegex(@"^(?:trên )?(?<least>[\d.]+)(?:–(?<most>[\d.]+))? (?<unit>từ|ảnh)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
