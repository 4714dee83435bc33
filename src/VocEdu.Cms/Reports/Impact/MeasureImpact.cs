using VocEdu.Cms.Counting;
using VocEdu.Cms.Reports.Document;
using VocEdu.Cms.Reports.Writing;
using VocEdu.Domain.Reports;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Reports;

namespace VocEdu.Cms.Reports.Impact;

/// <summary>What platforms stated of the posts of some days, and what readers downloaded.</summary>
/// <param name="Channels">All that carried something, with or without figures.</param>
public sealed record ImpactFigures(
    DateOnly From, DateOnly To, IReadOnlyList<ChannelPosts> Channels, IReadOnlyList<ChannelImpact> Stated, IReadOnlyList<SeenPost> Posts, IReadOnlyList<DownloadedSheet> Sheets)
{
    public const string ByChannel = "Biểu tác động";

    /// <summary>The same tables on the screen and in every file.</summary>
    public IReadOnlyList<ReportTable> Tables =>
    [
        ImpactWords.Table(Stated),
        new("Biểu bài đăng", "Bài đăng được xem nhiều trên từng kênh",
            [new("Kênh", Width: 22), new("Tên bài đăng", Width: 44), new("Ngày đăng", ColumnKind.Day), new("Chỉ số", Width: 16), new("Giá trị", ColumnKind.Number, 12), new("Ngày đọc số liệu", ColumnKind.Day), new("Đường dẫn", Width: 34)],
            [.. Posts.Select(p => (IReadOnlyList<ReportCell>)[p.Channel, p.Title, p.PostedOn, ImpactWords.NameOf(p.Metric), (long?)p.Value, p.ReadOn, p.Permalink ?? ""])], null,
            "Mỗi kênh nêu các bài có số lượt xem lớn nhất theo số nền tảng công bố; không so sánh giữa các kênh vì mỗi nền tảng đếm một cách."),
        new("Biểu lượt tải", "Ấn phẩm được tải về từ trang thông tin điện tử",
            [new("Tên ấn phẩm", Width: 50), new("Đơn vị", Width: 34), new("Số lượt tải", ColumnKind.Number)],
            [.. Sheets.Select(s => (IReadOnlyList<ReportCell>)[s.Title, s.UnitName, (long?)s.Count])], null,
            "Một lượt tải là một lần bạn đọc bấm nút tải về; không tính máy tìm kiếm và không lưu thông tin nào của bạn đọc."),
    ];

    /// <summary>A report on impact alone, as a document to send.</summary>
    /// <param name="head">As in the body's other reports.</param>
    public OfficialReport Document(ReportHead head)
    {
        var days = $"từ ngày {OfficialDate.Cited(From)} đến hết ngày {OfficialDate.Cited(To)}";
        var sections = new List<PrintedSection>
        {
            new(0, "", "", [$"{head.Issuer} báo cáo mức độ tiếp cận của các bài đăng về giáo dục nghề nghiệp trên các kênh {days} như sau:"]),
            new(1, "I.", "Kết quả theo từng kênh", Channels.Count == 0 ? ["Trong thời gian này chưa có bài nào được đăng trên các kênh."] : []),
        };
        sections.AddRange(Channels.Select((channel, i) => new PrintedSection(2, $"{i + 1}.", channel.Channel, Told(channel))));
        sections.Add(new(1, "II.", "Ấn phẩm được tải về", [Sheets.Count == 0
            ? "Trong thời gian này chưa ghi nhận lượt tải ấn phẩm nào."
            : $"Bạn đọc đã tải ấn phẩm {VietnameseNumbers.Whole(Sheets.Sum(s => s.Count))} lượt từ trang thông tin điện tử; nhiều nhất là “{Sheets[0].Title}” với {VietnameseNumbers.Whole(Sheets[0].Count)} lượt."]));
        sections.Add(new(1, "III.", "Cách đọc số liệu",
        [
            "Lượt xem, tiếp cận và tương tác được ghi đúng như từng nền tảng công bố vào ngày đọc số liệu. Mỗi nền tảng đếm theo cách riêng nên các giá trị không được cộng hoặc so sánh giữa các kênh, và không phải là số người.",
            "Số tác phẩm được tính vào chỉ tiêu là một thống kê khác, không nằm trong báo cáo này.",
        ]));
        List<ReportTable> tables = [.. Tables.Where(t => t.Rows.Count > 0)];
        return new(head with { Subject = $"Mức độ tiếp cận của công tác truyền thông giáo dục nghề nghiệp {days}", To = "", Grounds = "" }, To.Year, sections, tables.Count > 0 ? [new Annex("Số liệu tiếp cận theo kênh", tables)] : []);
    }

    private List<string> Told(ChannelPosts channel)
    {
        var stated = Stated.Where(s => s.Channel == channel.Channel).ToList();
        var carried = $"Trong thời gian này kênh có {VietnameseNumbers.Whole(channel.Posts)} bài đăng";
        if (stated.Count == 0) return [$"{carried}; nền tảng chưa công bố số liệu hoặc số liệu chưa đọc được."];
        var (first, last) = (stated.Min(s => s.ReadFrom), stated.Max(s => s.ReadTo));
        var read = first == last ? $"đọc ngày {OfficialDate.Cited(last)}" : $"đọc từ ngày {OfficialDate.Cited(first)} đến ngày {OfficialDate.Cited(last)}";
        return
        [
            $"{carried}, trong đó {VietnameseNumbers.Whole(channel.Measured)} bài có số liệu do nền tảng công bố ({read}).",
            string.Join("; ", stated.Select(s => $"{ImpactWords.NameOf(s.Metric)}: {VietnameseNumbers.Whole(s.Value)}")) + ".",
        ];
    }
}

/// <summary>Gathers what is known of reach in some local days, both included.</summary>
public sealed class MeasureImpact(ReadImpact impact, EditorialFigures figures)
{
    private const int MostPosts = 20;

    public async Task<ImpactFigures> RunAsync(DateOnly from, DateOnly to, CancellationToken cancel) => new(from, to,
        await impact.PostsAsync(from, to, cancel), await impact.RunAsync(from, to, cancel), await impact.MostSeenAsync(from, to, ImpactWords.Views, MostPosts, cancel), await figures.DownloadsAsync(from, to, cancel));
}
