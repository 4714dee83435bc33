using System.Text.RegularExpressions;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Checks;

/// <summary>Abbreviations that neither everybody knows nor the text explains where it first uses them.</summary>
internal static partial class Abbreviations
{
    public static IEnumerable<Finding> Unexplained(CheckedDraft draft)
    {
        // The names, lists and tables of a career guide or a school have no room for explanations; their sentences have.
        var lines = draft.Story.Where(line => !IsShouted(line.Text) && (!line.Place.Field.StartsWith("Details.", StringComparison.Ordinal) || line.Text.EndsWith('.'))).ToList();
        var explained = new HashSet<string>(StringComparer.Ordinal);
        var titled = new List<(string Word, FindingPlace Place)>();
        var found = new List<(string Word, FindingPlace Place)>();
        foreach (var line in lines)
        {
            explained.UnionWith(InBrackets().Matches(line.Text).Concat(BeforeBrackets().Matches(line.Text)).Select(match => match.Groups["word"].Value));
            foreach (var word in Words(line.Text).Where(word => !draft.KnownAbbreviations.Contains(word) && !explained.Contains(word)))
                (line.Place.Field == "Title" ? titled : found).Add((word, line.At(word)));
        }

        // A title has no room for an explanation; the text below may give it.
        return titled.Where(entry => !explained.Contains(entry.Word)).Concat(found).DistinctBy(entry => entry.Word)
            .Select(entry => new Finding("abbreviation", FindingSeverity.Warns,
                $"Chữ viết tắt “{entry.Word}” chưa được giải thích ở lần dùng đầu. Hãy viết đầy đủ rồi ghi chữ viết tắt trong ngoặc, ví dụ: “trung tâm dịch vụ việc làm (TTDVVL)”.",
                entry.Place));
    }

    private static IEnumerable<string> Words(string line) => Word().Matches(line)
        .SelectMany(match => match.Value.Split('-')).Where(word => !Roman().IsMatch(word) && !Syllable.Parse(word).IsWellFormed);

    private static bool IsShouted(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter)).ToList();
        return words.Count >= 3 && words.Count(word => !word.Any(char.IsLower)) * 2 > words.Count;
    }

    // Not the codes of documents: 3066/KH-SLĐTBXH.
    [GeneratedRegex(@"(?<![\p{L}\p{N}/\-.@_])[A-ZĐ]{2,8}(?:-[A-ZĐ]{2,8})*(?![\p{L}\p{N}/\-@_])", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\([^()]{0,40}?(?<word>[A-ZĐ]{2,8})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"(?<word>[A-ZĐ]{2,8})\s\((?=\p{L}*\p{Ll})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeBrackets();

    [GeneratedRegex("^[IVXLCDM]+$", RegexOptions.None, 1000)]
    private static partial Regex Roman();
}
