using VocEdu.Domain.Channels;

namespace VocEdu.Umbraco.Documents;

/// <summary>Why a document is not published, or not counted, and what its editor can do.</summary>
public static class DocumentProblems
{
    public static readonly Said NoGenre = new(
        "Bài chưa có thể loại nên chưa được xuất bản. Hãy chọn thể loại rồi xuất bản lại.",
        "This document has no genre, so it was not published. Choose a genre and publish again.");

    public static readonly Said NotCounted = new(
        "Bài chưa có thể loại nên chưa được tính. Hãy chọn thể loại rồi xuất bản lại.",
        "This document has no genre, so it does not count. Choose a genre and publish again.");

    public static readonly Said NoTitle = new(
        "Bài chưa có tiêu đề nên chưa được xuất bản. Hãy nhập tiêu đề rồi xuất bản lại.",
        "This document has no title, so it was not published. Enter a title and publish again.");

    public static readonly Said NoAddress = new(
        "Bài chưa có địa chỉ công khai nên chưa đăng được lên kênh. Hệ thống sẽ tự kiểm tra lại.",
        "This document has no public address yet, so it cannot be posted to channels. It is checked again by itself.");

    public static readonly Said NoPublicFile = new(
        "Tờ rơi chưa có tệp mà bạn đọc mở được nên chưa được tính. Hãy chọn tệp rồi xuất bản lại.",
        "This leaflet has no file that readers can open, so it does not count. Choose a file and publish again.");

    public static readonly Said TooLate = new(
        "Hệ thống ghi nhận bài này muộn nên chỉ tính, không đăng lên kênh.",
        "This publication was noticed late: it is counted and not posted to channels.");

    public static Said UnknownUnit(string unit) => new(
        $"Đơn vị “{unit}” không có trong danh sách đơn vị của trang nên bài chưa được xuất bản. Hãy chọn đơn vị khác, hoặc nhờ quản trị viên bổ sung đơn vị này.",
        $"The unit “{unit}” is not among this site's units, so the document was not published. Choose another, or ask the administrator to add it.");

    public static Said NoFilm(ChannelKind kind) => new(
        $"Bài được chọn đăng lên {ChannelPlan.NameOf(kind)} nhưng chưa có tệp phim nên chưa được xuất bản. Hãy chọn tệp phim, hoặc bỏ chọn kênh này.",
        $"{kind} is ticked but the document has no film, so it was not published. Choose a film, or untick the channel.");

    /// <param name="why">What the channel says, in Vietnamese.</param>
    public static Said ChannelWouldRefuse(ChannelKind kind, string why) => new(
        $"{ChannelPlan.NameOf(kind)} sẽ không nhận bài này: {why}",
        $"{kind} will not take this post as it is; it waits until someone changes it. ({why})");
}
