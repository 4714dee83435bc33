namespace VocEdu.Domain.Checks;

/// <summary>What a title should not be.</summary>
internal static class TitleRules
{
    private const int Advice = 70;
    private const int FewestLetters = 10;

    public static IEnumerable<Finding> Capitals(CheckedDraft draft)
    {
        var letters = draft.Title.Where(char.IsLetter).ToList();
        if (letters.Count >= FewestLetters && letters.Count(char.IsUpper) > letters.Count * 0.7)
            yield return new("title-capitals", FindingSeverity.Warns, "Tiêu đề viết hoa toàn bộ. Hãy viết hoa chữ đầu câu, tên riêng và chữ viết tắt.", new("Title"));
    }

    public static IEnumerable<Finding> Exclamation(CheckedDraft draft)
    {
        if (draft.Title.Contains('!', StringComparison.Ordinal))
            yield return new("title-exclamation", FindingSeverity.Hints, "Tiêu đề có dấu chấm than. Tin, bài của cơ quan nhà nước thường không dùng.", new("Title", Words: "!"));
        else if (draft.Title.EndsWith('.') && !draft.Title.EndsWith("...", StringComparison.Ordinal))
            yield return new("title-full-stop", FindingSeverity.Hints, "Cuối tiêu đề không cần dấu chấm.", new("Title", Words: "."));
    }

    public static IEnumerable<Finding> Length(CheckedDraft draft)
    {
        if (draft.Title.Length > Advice)
            yield return new("title-length", FindingSeverity.Hints, $"Tiêu đề dài {draft.Title.Length} ký tự. Trên trang tìm kiếm và điện thoại, nên dưới {Advice} ký tự.", new("Title"));
    }
}
