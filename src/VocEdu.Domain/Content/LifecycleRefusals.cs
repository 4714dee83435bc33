namespace VocEdu.Domain.Content;

/// <summary>The sentences with which the lifecycle refuses.</summary>
public static class LifecycleRefusals
{
    private const int MostSaid = 3;

    public static Refusal AuthorCannotApprove { get; } = new("lifecycle.author-cannot-approve",
        "Bạn là tác giả nên không thể tự duyệt bài này. Hãy nhờ một người duyệt khác.");

    public static Refusal NotInTurn { get; } = new("lifecycle.not-in-turn",
        "Bước duyệt này do người khác quyết định. Hãy xem các bước duyệt của bài để biết đang chờ ai.");

    public static Refusal UnitHeadFirst { get; } = new("lifecycle.unit-head-first",
        "Đơn vị của bạn yêu cầu lãnh đạo đơn vị duyệt trước. Hãy chọn “Gửi lãnh đạo đơn vị”.");

    public static Refusal UnitHeadNotAsked { get; } = new("lifecycle.unit-head-not-asked",
        "Đơn vị của bạn không yêu cầu lãnh đạo đơn vị duyệt trước. Hãy chọn “Gửi bài”.");

    public static Refusal NotPublic { get; } = new("lifecycle.not-public",
        "Bài này chưa được đăng nên không có gì để gỡ.");

    public static Refusal StillPublic { get; } = new("lifecycle.still-public",
        "Một phiên bản của bài đang được đăng công khai. Hãy chọn “Gỡ bài” nếu không muốn dùng bài nữa.");

    public static Refusal ChangedSinceApproval { get; } = new("lifecycle.changed-since-approval",
        "Nội dung đã thay đổi sau khi duyệt nên chưa thể đăng. Hãy trình duyệt lại.");

    public static Refusal TimeNotInFuture { get; } = new("lifecycle.time-not-in-future",
        "Giờ đăng phải ở trong tương lai. Hãy chọn giờ khác hoặc đăng ngay.", "publishAt");

    public static Refusal ReasonMissing { get; } = new("lifecycle.reason-missing", "Vui lòng nhập lý do.", "reason");

    public static Refusal Unconsented(IReadOnlyList<string>? findings) => new("lifecycle.unconsented",
        findings is null ? "Chưa kiểm tra được phiếu đồng ý của những người trong bài. Hãy thử lại." : string.Join(' ', findings), "people");

    public static Refusal NoSuchMove(ContentState from, ContentState to) => new("lifecycle.no-such-move",
        $"Bài ở trạng thái “{StateNames.Of(from)}” không thể chuyển sang “{StateNames.Of(to)}”. Hãy tải lại trang để xem trạng thái mới nhất.");

    public static Refusal NeedsRole(Move move) => new("lifecycle.needs-role",
        $"Bạn không có quyền thực hiện thao tác “{ActionNames.Of(move)}”. Người có quyền: {string.Join(", ", RoleNames.Of(move.Roles))}.");

    public static Refusal Incomplete(RequiredField missing) => new("lifecycle.incomplete",
        $"Bài còn thiếu: {string.Join(", ", RequiredFieldNames.Of(missing))}. Hãy bổ sung rồi thử lại.");

    public static Refusal Blocked(IReadOnlyList<string> sentences) => new("lifecycle.blocked", sentences.Count <= MostSaid
        ? $"Bài chưa gửi hoặc duyệt được. {string.Join(' ', sentences)}"
        : $"Bài chưa gửi hoặc duyệt được. {string.Join(' ', sentences.Take(MostSaid))} Còn {sentences.Count - MostSaid} lỗi khác; hãy xem mục “Kiểm tra bài”.");
}
