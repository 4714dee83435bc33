using VocEdu.Domain.Content;

namespace VocEdu.Domain.Counting;

/// <summary>Which works count towards a target. A set of rules never changes: a new one gets a new version. Source: vietnam.md §3.3.</summary>
public static class CountingRules
{
    /// <summary>Stored with every figure that was computed by these rules.</summary>
    public const string Version = "VE-COUNT-1";

    /// <summary>The rules as people read them, in their order. Source: vietnam.md §3.3.</summary>
    public static IReadOnlyList<string> InWords { get; } =
    [
        "Đơn vị tính là tác phẩm. Mỗi tác phẩm được tính một lần trong một năm của kế hoạch, dù đăng trên bao nhiêu kênh; lượt đăng trên các kênh là một thống kê khác.",
        "Tác phẩm được tính vào ngày đăng công khai đầu tiên theo giờ Việt Nam. Sửa bài và đăng lại không làm thay đổi ngày này; ngày ghi nhầm chỉ được sửa khi có lý do và một người khác duyệt.",
        "Tác phẩm phải được đăng công khai ít nhất một lần. Bài gỡ vì đăng nhầm hoặc vi phạm quy định không được tính; bài gỡ để bảo vệ dữ liệu cá nhân vẫn được tính và được đánh dấu; lưu trữ không làm mất số.",
        "Được tính: tin, các thể loại bài, phóng sự, phóng sự ảnh, ảnh đăng riêng, video, phát thanh, infographic, e-magazine, ấn phẩm số bạn đọc mở được. Không tính: thông báo, văn bản, sự kiện, hỏi đáp, bài đăng lại của nơi khác.",
        "Mỗi kỳ của một loạt bài được tính riêng; một bộ ảnh được tính một lần. Bản dịch hoặc bản ở thể loại khác của một bài là cùng một tác phẩm, trừ khi biên tập viên ghi rõ lý do là tác phẩm độc lập. Trong các bản của một tác phẩm, bản đủ điều kiện được đăng sớm nhất được tính.",
        "Tin, bài trên báo chí được tính cho đơn vị đã đặt bài nếu kế hoạch chấp nhận và có minh chứng: liên kết mở được khi kiểm tra hoặc bản chụp.",
        "Tác phẩm tính cho đơn vị sản xuất; đơn vị phối hợp được ghi tên nhưng không cộng thêm vào tổng số.",
        "Hai tác phẩm cùng tên hoặc giống nhau từ 85% trong vòng 30 ngày được đề nghị gộp trước khi chốt số liệu. Khi gộp, cả hai còn trong danh sách và được tính một lần; có thể tách lại.",
        "Khi ký báo cáo, phiên bản quy tắc, danh sách tác phẩm và mã băm được lưu lại. Thay đổi về sau là điều chỉnh của kỳ kế tiếp.",
    ];

    /// <summary>Decides about one work. When it counts is <see cref="WorkFacts.FirstPublicOn"/>.</summary>
    public static CountDecision Decide(WorkFacts work) => Exclusion(work) is { } reason
        ? new(false, reason)
        : work.Takedown switch
        {
            Takedown.Privacy => new(true, "Được tính; bài đã gỡ để bảo vệ dữ liệu cá nhân.", Marked: true),
            Takedown.Other => new(true, "Được tính; bài đã được đăng và sau đó đã gỡ.", Marked: true),
            _ => new(true, "Được tính một lần, theo ngày đăng công khai đầu tiên."),
        };

    /// <summary>
    /// Decides about publications of one work: an original, its versions, and what was merged with them. The earliest that counts by itself
    /// is counted, and no other; so the order in which they are published, merged or withdrawn never changes the figure.
    /// </summary>
    /// <returns>The decisions, in the order of the publications.</returns>
    public static IReadOnlyList<CountDecision> DecideTogether(IReadOnlyList<(WorkFacts Facts, DateTimeOffset FirstPublicAt, Guid Id)> publications)
    {
        var counted = publications.Where(p => Decide(p.Facts with { IsVersion = false }).Counts)
            .OrderBy(p => p.FirstPublicAt).ThenBy(p => p.Facts.IsVersion).ThenBy(p => p.Id)
            .Select(p => (Guid?)p.Id).FirstOrDefault();
        return [.. publications.Select(p => Decide(p.Facts with
        {
            IsVersion = p.Facts.IsVersion && counted is not null && p.Id != counted,
            IsCountedElsewhere = counted is not null && p.Id != counted,
        }))];
    }

    /// <summary>The local date on which a work counts: its earliest public appearance on any channel, whatever the order they are told in.</summary>
    public static DateOnly? FirstPublicOn(IEnumerable<DateTimeOffset> appearances)
    {
        DateTimeOffset? first = null;
        foreach (var at in appearances)
        {
            if (first is null || at < first) first = at;
        }

        return first is { } instant ? Vietnam.LocalDate(instant) : null;
    }

    private static string? Exclusion(WorkFacts work) => work switch
    {
        { FirstPublicOn: null } => "Không tính vì chưa được đăng công khai.",
        { Takedown: Takedown.PublishedByMistake } => "Không tính vì bài đăng nhầm và đã gỡ.",
        { Takedown: Takedown.Unlawful } => "Không tính vì bài vi phạm quy định và đã gỡ.",
        { IsRepost: true } => "Không tính vì đây là bài đăng lại tác phẩm đã có.",
        { IsVersion: true } when string.IsNullOrWhiteSpace(work.IndependentBecause) =>
            "Không tính vì đây là một phiên bản của tác phẩm đã được tính.",
        { IsCountedElsewhere: true } => "Không tính thêm vì tác phẩm đã được tính theo lần đăng sớm nhất.",
        { IsExternal: true, PlanAcceptsExternal: false } => "Không tính vì kế hoạch này không tính tin, bài trên báo chí.",
        { IsExternal: true, HasEvidence: false } => "Không tính vì thiếu minh chứng: cần liên kết còn mở được hoặc bản chụp.",
        _ => GenreExclusion(work),
    };

    private static string? GenreExclusion(WorkFacts work) => work.Genre.Counting switch
    {
        GenreCounting.DoesNotCount => $"Không tính vì thể loại “{work.Genre.Name}” không thuộc chỉ tiêu.",
        GenreCounting.SeparateTable => $"Không tính vào chỉ tiêu; thể loại “{work.Genre.Name}” được thống kê ở biểu riêng.",
        GenreCounting.CountsAlone when !work.PublishedAlone => "Không tính vì ảnh không được đăng riêng.",
        // An external leaflet is proven by its evidence, not by a file of ours.
        GenreCounting.CountsWithPublicFile when !work.HasPublicFile && !work.IsExternal => "Không tính vì bạn đọc chưa mở được tệp của ấn phẩm.",
        _ => null,
    };
}
