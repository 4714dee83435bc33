using VocEdu.Cms.Media;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review.Releases;

/// <summary>The sentences with which release sets refuse.</summary>
public static class ReleaseRefusals
{
    private const int MostSaid = 3;

    public static Refusal Unknown { get; } = new("release.unknown", "Không tìm thấy đợt phát hành này.");

    public static Refusal NotYours { get; } = new("lifecycle.needs-role", "Chỉ biên tập viên và người duyệt được lập và sửa đợt phát hành.");

    public static Refusal Name { get; } = new("release.name", $"Vui lòng nhập tên đợt phát hành, không quá {ReleaseSet.LongestName} ký tự.", "name");

    public static Refusal Note { get; } = new("release.note", "Ghi chú không được quá 1.000 ký tự.", "note");

    public static Refusal Time { get; } = new("release.time", "Giờ đăng phải ở trong tương lai. Hãy chọn giờ khác hoặc bỏ trống.", "scheduledFor");

    public static Refusal Full { get; } = new("release.full", $"Mỗi đợt phát hành có nhiều nhất {ReleaseSet.MostItems} bài. Hãy lập thêm một đợt khác.");

    public static Refusal Empty { get; } = new("release.empty", "Đợt phát hành chưa có bài nào. Hãy thêm bài trước.");

    public static Refusal NothingToDo { get; } = new("release.nothing", "Không có bài nào trong đợt này cần bước đó. Hãy tải lại trang để xem trạng thái mới nhất.");

    public static Refusal Hidden { get; } = new("release.hidden", "Trong đợt có bài bạn không được xem nên bạn không quyết định được cả đợt. Hãy nhờ người đã thêm bài hoặc bỏ bài đó khỏi đợt.");

    public static Refusal Closed(ReleaseSet set) => new("release.closed", set.State is ReleaseState.Published
        ? "Đợt phát hành này đã đăng nên không đổi được nữa."
        : "Đợt phát hành này đã được bỏ. Hãy lập một đợt mới.");

    public static Refusal Changed(ReleaseSet set) => new("release.changed",
        $"{set.ChangedByName} vừa sửa đợt phát hành này. Nội dung bạn nhập vẫn còn trong biểu mẫu; hãy xem lại rồi thực hiện lần nữa.");

    public static Refusal TextChanged { get; } = new("content.changed", "Có bài trong đợt vừa được sửa sau khi bạn mở. Hãy xem bản mới nhất rồi quyết định.");

    public static Refusal CannotJoin(string title, string why) => new("release.item", $"Không thêm được “{title}”: {why}");

    /// <summary>An item of an open set is published with its set, or taken out of it first.</summary>
    public static Refusal InSet(string name) => new("release.in-set",
        $"Bài này thuộc đợt phát hành “{name}” nên đăng cùng cả đợt. Muốn đăng hoặc hẹn giờ riêng, hãy bỏ bài khỏi đợt trước.");

    /// <summary>Which items cannot go on, and why.</summary>
    public static Refusal Items(string what, IReadOnlyList<(string Title, Refusal Why)> items)
    {
        var said = string.Join(' ', items.Take(MostSaid).Select(i => $"“{i.Title}”: {i.Why.Message}"));
        // What passes by itself keeps its code: the schedule waits for it.
        var code = items.All(i => i.Why.Code == MediaReadiness.Waiting) ? MediaReadiness.Waiting : "release.items";
        return new(code, items.Count <= MostSaid ? $"{what} {said}" : $"{what} {said} Còn {items.Count - MostSaid} bài khác cũng chưa xong.");
    }
}
