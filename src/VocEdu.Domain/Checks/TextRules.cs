using System.Text.RegularExpressions;

namespace VocEdu.Domain.Checks;

/// <summary>Checks of spelling and typing. Most find what their fix would change, so that nothing is found again once it is mended.</summary>
internal static partial class TextRules
{
    public static IEnumerable<Finding> Legacy(CheckedDraft draft) => Mendable(draft.Lines, TextFixes.Legacy, FindingSeverity.Blocks,
        "Đoạn này gõ bằng bảng mã cũ (TCVN3 hoặc VNI) nên bạn đọc chỉ thấy ký tự lạ. Hãy chuyển sang Unicode, rồi đọc lại các chữ có “ư” vì chúng có thể đã mất khi dán.");

    public static IEnumerable<Finding> Decomposed(CheckedDraft draft) => Repeated.Once(TextFixes.Composed, FindingSeverity.Hints,
        "Chữ ở đây được gõ theo dạng Unicode tổ hợp (dấu tách rời). Khi lưu, hệ thống tự chuyển sang dạng dựng sẵn; bạn không phải làm gì.",
        [.. draft.Decomposed.Select(field => new FindingPlace(field))]);

    public static IEnumerable<Finding> ToneMarks(CheckedDraft draft) => Mendable(draft.Lines, TextFixes.ToneMarks, FindingSeverity.Hints,
        "Dấu thanh đặt chưa theo kiểu chung của trang (hóa, thủy, khỏe).");

    public static IEnumerable<Finding> Spacing(CheckedDraft draft) => Mendable(draft.Lines, TextFixes.Spacing, FindingSeverity.Hints,
        "Có khoảng trắng thừa: hai dấu cách liền nhau hoặc dấu cách đứng trước dấu câu.");

    public static IEnumerable<Finding> Quotes(CheckedDraft draft)
    {
        var lines = draft.Story.ToList();
        return lines.Exists(line => line.Text.Contains('“', StringComparison.Ordinal))
            ? Mendable(lines, TextFixes.Quotes, FindingSeverity.Hints, "Bài dùng lẫn ngoặc kép thẳng (\") và ngoặc kép cong (“ ”). Hãy dùng một kiểu.")
            : [];
    }

    public static IEnumerable<Finding> Numbers(CheckedDraft draft) => Mendable(draft.Story, TextFixes.Numbers, FindingSeverity.Warns,
        "Con số viết theo kiểu nước ngoài. Tiếng Việt dùng dấu chấm để tách hàng nghìn và dấu phẩy trước phần thập phân: 1.234,5.");

    public static IEnumerable<Finding> Dates(CheckedDraft draft) => Mendable(draft.Story, TextFixes.Dates, FindingSeverity.Warns,
        "Ngày viết theo kiểu năm-tháng-ngày. Hãy viết theo ngày/tháng/năm, ví dụ 02/05/2026.");

    public static IEnumerable<Finding> Placeholder(CheckedDraft draft) => Repeated.Once("placeholder", FindingSeverity.Warns,
        "Chỗ này còn để trống bằng dấu chấm hoặc gạch. Hãy điền nội dung hoặc bỏ đi.",
        [.. draft.Story.SelectMany(line => Blank().Matches(line.Text).Select(match => line.At(match.Value)))]);

    private static IEnumerable<Finding> Mendable(IEnumerable<CheckedLine> lines, string rule, FindingSeverity severity, string sentence) => Repeated.Once(
        rule, severity, sentence, [.. lines.Select(line => TextFixes.FirstChange(rule, line.Runs) is { } words ? line.At(words) : null).OfType<FindingPlace>()]);

    [GeneratedRegex(@"\.{5,}|…{2,}|_{4,}", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
