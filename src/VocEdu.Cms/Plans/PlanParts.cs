namespace VocEdu.Cms.Plans;

public enum FieldKind
{
    Line,
    Text,
    Number,

    /// <summary>A list, one to a line.</summary>
    Lines,

    /// <summary>Years, separated by commas; 2025-2030 is a span.</summary>
    Years,
    Choice,
}

/// <param name="Name">As the plan's document calls it.</param>
/// <param name="Choices">Value and word, for <see cref="FieldKind.Choice"/>.</param>
public sealed record PlanField(string Name, string Label, FieldKind Kind = FieldKind.Line, bool Required = false)
{
    public IReadOnlyList<(string Value, string Word)> Choices { get; init; } = [];
}

/// <summary>A list in a plan's document, and what each of its entries says.</summary>
/// <param name="Path">In the address.</param>
/// <param name="List">As the document calls it.</param>
/// <param name="One">One entry, for headings: <c>hoạt động</c>.</param>
public sealed record PlanPart(string Path, string List, string Title, string One, IReadOnlyList<PlanField> Fields)
{
    public const string Paths = "giai-doan|chi-tieu|noi-dung|doi-tuong|thong-diep|kenh|hoat-dong|nhiem-vu|bao-cao";

    private static readonly PlanField Code = new("code", "Mã", Required: true);
    private static readonly PlanField Body = new("text", "Nội dung", FieldKind.Text, Required: true);

    public static readonly IReadOnlyList<PlanPart> All =
    [
        new("hoat-dong", "activities", "Hoạt động", "hoạt động",
            [Code, Body, new("lead", "Đơn vị chủ trì", FieldKind.Lines), new("partners", "Đơn vị phối hợp", FieldKind.Lines), new("product", "Sản phẩm", FieldKind.Text), new("years", "Năm thực hiện", FieldKind.Years)]),
        new("chi-tieu", "targets", "Chỉ tiêu", "chỉ tiêu",
        [
            Code, Body,
            new("kind", "Loại chỉ tiêu", FieldKind.Choice, Required: true) { Choices = [("count", "Đếm tác phẩm"), ("outcome", "Kết quả đầu ra"), ("coverage", "Mức độ bao phủ"), ("quality", "Chất lượng")] },
            new("value", "Giá trị", FieldKind.Number), new("unit", "Đơn vị tính"), new("scope", "Phạm vi"), new("years", "Các năm", FieldKind.Years), new("byYear", "Đến năm", FieldKind.Number),
        ]),
        new("noi-dung", "themes", "Nội dung truyền thông", "nội dung", [Code, Body, new("parent", "Thuộc nội dung")]),
        new("doi-tuong", "audiences", "Đối tượng", "đối tượng", [Code, Body]),
        new("thong-diep", "messages", "Thông điệp", "thông điệp", [Code, Body]),
        new("kenh", "channels", "Kênh", "kênh", [Code, new("name", "Tên kênh", Required: true), new("owner", "Đơn vị quản lý"), new("note", "Ghi chú", FieldKind.Text)]),
        new("giai-doan", "stages", "Giai đoạn", "giai đoạn", [Code, new("firstYear", "Từ năm", FieldKind.Number, Required: true), new("lastYear", "Đến năm", FieldKind.Number, Required: true), Body]),
        new("nhiem-vu", "duties", "Phân công nhiệm vụ", "nhiệm vụ",
        [
            new("unit", "Đơn vị", Required: true),
            new("role", "Vai trò", FieldKind.Choice) { Choices = [("chu_tri", "Chủ trì"), ("thuong_truc", "Thường trực"), ("phoi_hop", "Phối hợp"), ("thuc_hien", "Thực hiện")] },
            new("items", "Các nhiệm vụ", FieldKind.Lines, Required: true),
        ]),
        new("bao-cao", "reporting", "Chế độ báo cáo", "chế độ báo cáo",
        [
            Code, new("who", "Đơn vị báo cáo", FieldKind.Lines, Required: true), new("to", "Nơi nhận", Required: true),
            new("cycle", "Kỳ báo cáo", FieldKind.Choice) { Choices = [("quy", "Hằng quý"), ("6_thang", "6 tháng"), ("nam", "Hằng năm"), ("dot_xuat", "Đột xuất")] },
            new("dueDay", "Ngày hạn", FieldKind.Number), new("dueMonth", "Tháng hạn", FieldKind.Number),
            new("dueRule", "Cách ghi hạn", FieldKind.Choice) { Choices = [("before", "Trước ngày"), ("on", "Vào ngày")] }, Body,
        ]),
    ];

    public static PlanPart? Find(string path) => All.FirstOrDefault(part => part.Path == path);
}
