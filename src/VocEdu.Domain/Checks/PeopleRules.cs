using System.Text.RegularExpressions;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Checks;

/// <summary>People who are named, and what of them must never be printed (vietnam.md §9).</summary>
internal static partial class PeopleRules
{
    public static IEnumerable<Finding> WithoutBasis(CheckedDraft draft) => draft.People
        .Where(person => !person.HasBasis && !string.IsNullOrWhiteSpace(person.Name))
        .Select(person => new Finding("person-without-basis", FindingSeverity.Warns,
            $"Chưa chọn căn cứ dùng hình ảnh, thông tin của {person.Name}. Hãy chọn căn cứ hoặc bỏ tên khỏi bài.", new($"{person.Field}.Basis")));

    /// <summary>Pupils, and whoever is named with an age, whom the form does not list.</summary>
    public static IEnumerable<Finding> NotListed(CheckedDraft draft)
    {
        var listed = draft.People.Select(person => Key(person.Name)).Where(name => name.Length > 2).ToList();
        return draft.Story
            .SelectMany(line => new[] { Pupil(), Aged() }.SelectMany(form => form.Matches(line.Text)).Select(match => (Place: line.At(match.Value), Name: match.Groups["name"].Value)))
            .Where(found => !listed.Exists(name => name.Contains(Key(found.Name), StringComparison.Ordinal) || Key(found.Name).Contains(name, StringComparison.Ordinal)))
            .DistinctBy(found => Key(found.Name))
            .Select(found => new Finding("person-not-listed", FindingSeverity.Warns,
                $"“{found.Place.Words}” được nêu tên nhưng chưa có trong danh sách người xuất hiện trong bài. Hãy ghi vào danh sách kèm căn cứ hoặc phiếu đồng ý; với học sinh dưới 16 tuổi cần cả sự đồng ý của cha mẹ.",
                found.Place));
    }

    public static IEnumerable<Finding> Numbers(CheckedDraft draft)
    {
        var lines = draft.Lines.ToList();
        FindingPlace[] Places(Regex form) => [.. lines.SelectMany(line => form.Matches(line.Text).Select(match => line.At(match.Value)))];
        return
        [
            .. Repeated.Once("identity-number", FindingSeverity.Blocks,
                "Dãy 12 chữ số này giống số định danh cá nhân. Không đăng số định danh; hãy xóa khỏi bài.", Places(IdentityNumber())),
            .. Repeated.Once("personal-phone", FindingSeverity.Hints,
                "Đây là số điện thoại di động. Nếu là số riêng của một người, hãy thay bằng số máy của đơn vị.", Places(MobileNumber())),
        ];
    }

    private static string Key(string name) => $" {VietnameseText.Fold(name).Trim()} ";

    // A name of two words may be a place: học sinh Hà Nội. Only those who are spoken of by a word for a child have short names here.
    private const string Word = @"\p{Lu}\p{Ll}+";

    [GeneratedRegex($@"(?<!\p{{L}})(?:(?:[Ee]m|[Cc]háu|[Bb]é)\s+(?<name>{Word}(?:\s{Word}){{1,4}})|(?:[Nn]ữ sinh|[Nn]am sinh|[Hh]ọc sinh|[Hh]ọc viên)(?:\s+lớp\s+\d+\w*)?\s+(?<name>{Word}(?:\s{Word}){{2,4}}))(?:\s*\(\d{{1,2}} tuổi\))?(?!\p{{L}}|\s\p{{Lu}})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pupil();

    [GeneratedRegex($@"(?<!\p{{L}})(?:(?:Em|Cháu|Bé|Bạn|Anh|Chị|Ông|Bà|Cô|Thầy)\s)?(?<name>{Word}(?:\s{Word}){{1,4}})\s*[,(]\s*(?:\d{{1,2}} tuổi|(?:học sinh|học viên) lớp\s\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Aged();

    [GeneratedRegex(@"(?<![\d.,/-])0\d{11}(?![\d.,/-]\d|\d)", RegexOptions.None, 1000)]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"(?<![\d.,/-])0[35789]\d(?:[ .]?\d){7}(?![\d.,/-]\d|\d)", RegexOptions.None, 1000)]
    private static partial Regex MobileNumber();
}
