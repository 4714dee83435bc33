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

/// <summary>How old the people in a picture are: who has to agree depends on it (vietnam.md §9).</summary>
public static class AgeBands
{
    public static readonly IReadOnlyList<Choice> All =
    [
        new("adult", "Từ 18 tuổi"),
        new("16-17", "Từ 16 đến dưới 18 tuổi"),
        new("7-15", "Từ 7 đến dưới 16 tuổi"),
        new("under-7", "Dưới 7 tuổi"),
    ];

    public static string Name(string code) => All.FirstOrDefault(band => band.Code == code)?.Name ?? "";
}
