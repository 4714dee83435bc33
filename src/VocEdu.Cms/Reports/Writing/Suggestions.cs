using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Texts made from the figures, in whole sentences; a person rewrites them at will.</summary>
public sealed class Suggestions(ReportSnapshot snapshot, IReadOnlyList<Adjustment> adjustments, SignedReport? last, string opening, int writers)
{
    private ReportFigures Figures => snapshot.Figures;

    /// <returns>Empty where the figures say nothing.</returns>
    public string For(string key) => key switch
    {
        "mo-dau" => opening,
        "II.1" => Paragraphs(Done(), Compared(), Estimated(), Counting()),
        "II.2" => Genres(),
        "II.3" => Channels(),
        "II.4" => Themes(),
        "II.5" => Units(),
        "II.6" => Press(),
        "II.7" => Listed(MakeTables.EventTable, "Trong kỳ báo cáo có {0} hoạt động, sự kiện được tổ chức hoặc thông tin rộng rãi đến người dân.", "Trong kỳ báo cáo chưa ghi nhận sự kiện nào."),
        "II.8" => Listed("Biểu 07", "Trong kỳ báo cáo có {0} ấn phẩm, nội dung số hóa được phát hành hoặc đăng tải.", "Trong kỳ báo cáo chưa có ấn phẩm mới."),
        "II.9" => Listed("Biểu 08", "Có {0} xã, phường, đơn vị đã phát bản tin truyền thanh về giáo dục nghề nghiệp trong kỳ báo cáo.", "Trong kỳ báo cáo chưa ghi nhận bản tin truyền thanh nào."),
        "II.10" => $"Hệ thống hiện có {VietnameseNumbers.Whole(writers)} tài khoản cộng tác viên và lãnh đạo đơn vị đang hoạt động.",
        "II.12" => Adjusted(),
        "III.1" => Figures.Rate is { } rate ? rate >= 1 ? "Chỉ tiêu năm đã hoàn thành." : $"Kết quả thực hiện đạt {VietnameseNumbers.Percent(rate)} chỉ tiêu năm." : "",
        "III.2" => Missing(),
        _ => "",
    };

    private string Done()
    {
        var (span, count) = (Figures.Span, VietnameseNumbers.Whole(Figures.InPeriod));
        var period = $"Trong kỳ báo cáo (từ ngày {OfficialDate.Cited(span.From)} đến hết ngày {OfficialDate.Cited(span.DataDate)}) có {count} tác phẩm được đăng, phát.";
        var sum = Figures.Target is { } target
            ? $"Lũy kế từ ngày {OfficialDate.Cited(span.YearFrom)} là {VietnameseNumbers.Whole(Figures.SinceStart)} tác phẩm, đạt {VietnameseNumbers.Percent(Figures.Rate ?? 0)} chỉ tiêu năm {span.TargetYear} ({VietnameseNumbers.Whole(target)} tác phẩm)."
            : $"Lũy kế từ ngày {OfficialDate.Cited(span.YearFrom)} là {VietnameseNumbers.Whole(Figures.SinceStart)} tác phẩm.";
        return $"{period} {sum}";
    }

    private string Compared()
    {
        var (now, before) = (Figures.InPeriod, Figures.SameLastYear);
        var then = $"cùng kỳ năm trước ({VietnameseNumbers.Whole(before)} tác phẩm)";
        return before == 0 ? "Cùng kỳ năm trước chưa ghi nhận tác phẩm nào."
            : now == before ? $"Kết quả bằng {then}."
            : now > before ? $"So với {then}, kết quả tăng {VietnameseNumbers.Whole(now - before)} tác phẩm ({VietnameseNumbers.Percent((now - before) / (double)before)})."
            : $"So với {then}, kết quả giảm {VietnameseNumbers.Whole(before - now)} tác phẩm ({VietnameseNumbers.Percent((before - now) / (double)before)}).";
    }

    private string Estimated() => Figures.Estimate is not { } estimate ? ""
        : $"Ước cả năm đạt khoảng {VietnameseNumbers.Whole(estimate.Likely)} tác phẩm (trong khoảng từ {VietnameseNumbers.Whole(estimate.Low)} đến {VietnameseNumbers.Whole(estimate.High)})"
            + (Figures.Target is > 0 and var target ? $", bằng {VietnameseNumbers.Percent(estimate.Likely / (double)target)} chỉ tiêu năm" : "") + "; đây là số ước tính, không tính vào kết quả thực hiện.";

    private string Counting() =>
        $"Mỗi tác phẩm được tính một lần, dù đăng trên nhiều kênh, theo bộ quy tắc {Figures.Rules}; số liệu chốt đến hết ngày {OfficialDate.Cited(Figures.Span.DataDate)}."
        + (Figures.Span.IsEarly ? " Báo cáo được lập trước khi hết kỳ; phần phát sinh sau ngày chốt được nêu ở báo cáo kỳ sau." : "");

    private string Genres()
    {
        var most = Figures.Genres.Where(g => g.InPeriod > 0).OrderByDescending(g => g.InPeriod).Select(g => $"{MakeTables.NameOf(g.Genre).ToLower(new("vi-VN"))} {VietnameseNumbers.Whole(g.InPeriod)}").ToList();
        return most.Count == 0 ? "Trong kỳ báo cáo chưa có tác phẩm nào được tính." : $"Chia theo thể loại: {string.Join("; ", most)}. Số liệu chi tiết tại Biểu 01.";
    }

    private string Channels()
    {
        var posts = Figures.Channels.Where(c => c.Posts > 0).Select(c => $"{c.Name} {VietnameseNumbers.Whole(c.Posts)} lượt").ToList();
        return posts.Count == 0 ? "Trong kỳ báo cáo chưa ghi nhận lượt đăng nào trên các kênh."
            : $"Số lượt đăng trên từng kênh: {string.Join("; ", posts)}. Lượt đăng được thống kê riêng, không cộng vào số tác phẩm. Số liệu chi tiết tại Biểu 02.";
    }

    private string Themes()
    {
        var named = Figures.Themes.Where(t => t.Code is not null).OrderByDescending(t => t.Count).ToList();
        return named.Count == 0 ? "Các tác phẩm trong kỳ chưa được phân nhóm nội dung."
            : $"Nhóm nội dung có nhiều tác phẩm nhất là “{named[0].Name}” với {VietnameseNumbers.Whole(named[0].Count)} tác phẩm. Số liệu chi tiết tại Biểu 03.";
    }

    private string Units() => Figures.Units.Count == 0 ? "Trong kỳ báo cáo chưa có đơn vị nào có tác phẩm được tính."
        : $"Có {VietnameseNumbers.Whole(Figures.Units.Count)} đơn vị có tác phẩm được tính, nhiều nhất là {Figures.Units[0].Name} với {VietnameseNumbers.Whole(Figures.Units[0].Count)} tác phẩm. Số liệu chi tiết tại Biểu 04.";

    private string Press() => Figures.External == 0 ? "Trong kỳ báo cáo chưa ghi nhận tin, bài trên báo chí có minh chứng."
        : $"Các cơ quan báo chí và đơn vị khác đã đăng, phát {VietnameseNumbers.Whole(Figures.External)} tác phẩm, mỗi tác phẩm đều có minh chứng. Danh mục tại Biểu 05.";

    private string Listed(string code, string sentence, string none) => snapshot.Tables.FirstOrDefault(t => t.Code == code)?.Rows.Count is > 0 and var count
        ? string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, VietnameseNumbers.Whole(count)) + $" Chi tiết tại {code}." : none;

    private string Adjusted()
    {
        if (last is null || adjustments.Count == 0) return "";
        var (added, removed, moved) = (Count(AdjustmentKind.Added), Count(AdjustmentKind.Removed), Count(AdjustmentKind.Moved));
        var parts = new[] { (added, "bổ sung {0} tác phẩm"), (removed, "giảm {0} tác phẩm"), (moved, "chuyển thể loại, đơn vị hoặc ngày đăng của {0} tác phẩm") }
            .Where(p => p.Item1 > 0).Select(p => string.Format(System.Globalization.CultureInfo.InvariantCulture, p.Item2, VietnameseNumbers.Whole(p.Item1)));
        var difference = added - removed;
        var total = difference == 0 ? "Tổng số không đổi." : difference > 0 ? $"Tổng số tăng {VietnameseNumbers.Whole(difference)} tác phẩm." : $"Tổng số giảm {VietnameseNumbers.Whole(-difference)} tác phẩm.";
        return $"So với báo cáo {last.Period.InSentence} đã chốt ngày {OfficialDate.Cited(Domain.Counting.Vietnam.LocalDate(last.SignedAt))}, số liệu được điều chỉnh như sau: {string.Join("; ", parts)}. {total}";
    }

    private int Count(AdjustmentKind kind) => adjustments.Count(a => a.Kind == kind);

    private string Missing() => Figures.Target is { } target && Figures.SinceStart < target
        ? $"So với chỉ tiêu năm còn thiếu {VietnameseNumbers.Whole(target - Figures.SinceStart)} tác phẩm." : "";

    private static string Paragraphs(params string[] paragraphs) => string.Join('\n', paragraphs.Where(p => p.Length > 0));

    /// <summary>The chapters of a report on communication (vietnam.md §4), each heading to be changed at will.</summary>
    public static IReadOnlyList<(string Key, int Level, string Heading)> Outline(ReportPeriod period) =>
    [
        ("mo-dau", 0, ""),
        ("I", 1, "Công tác chỉ đạo, triển khai"),
        ("II", 1, "Kết quả thực hiện"),
        ("II.1", 2, "Kết quả thực hiện chỉ tiêu"),
        ("II.2", 2, "Theo thể loại sản phẩm"),
        ("II.3", 2, "Theo kênh truyền thông"),
        ("II.4", 2, "Theo nội dung truyền thông"),
        ("II.5", 2, "Theo đơn vị"),
        ("II.6", 2, "Phối hợp với cơ quan báo chí"),
        ("II.7", 2, "Sự kiện, hội nghị, ngày hội"),
        ("II.8", 2, "Ấn phẩm và nội dung số hóa"),
        ("II.9", 2, "Hệ thống thông tin cơ sở, cổ động trực quan"),
        ("II.10", 2, "Đội ngũ cộng tác viên, tập huấn"),
        ("II.11", 2, "Kinh phí"),
        ("II.12", 2, "Điều chỉnh số liệu đã báo cáo"),
        ("III", 1, "Đánh giá chung"),
        ("III.1", 2, "Kết quả đạt được"),
        ("III.2", 2, "Tồn tại, hạn chế"),
        ("III.3", 2, "Nguyên nhân"),
        ("IV", 1, $"Phương hướng, nhiệm vụ {period.NextInSentence}"),
        ("V", 1, "Kiến nghị, đề xuất"),
    ];
}
