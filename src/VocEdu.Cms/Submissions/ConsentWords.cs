using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Submissions;

/// <summary>What a person may agree to, one by one (vietnam.md §9). No tick is set beforehand.</summary>
public static class ConsentPurposes
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("site", "Trang thông tin điện tử"),
        new("facebook", "Facebook"),
        new("youtube", "YouTube"),
        new("zalo", "Zalo"),
        new("press", "Báo chí"),
        new("print", "Ấn phẩm in"),
        new("loudspeaker", "Truyền thanh"),
    ];

    public static string Names(IEnumerable<string> codes) => string.Join(", ", All.Where(purpose => codes.Contains(purpose.Code)).Select(purpose => purpose.Name));
}
