namespace VocEdu.Domain.Content;

/// <summary>What a person calls the fields that a genre asks for.</summary>
public static class RequiredFieldNames
{
    private static readonly (RequiredField Field, string Name)[] Names =
    [
        (RequiredField.Title, "tiêu đề"),
        (RequiredField.Author, "tác giả"),
        (RequiredField.Unit, "đơn vị"),
        (RequiredField.Section, "chuyên mục"),
        (RequiredField.Source, "tên báo, đài và ngày đăng của nguồn"),
        (RequiredField.Lead, "sapo"),
        (RequiredField.Body, "nội dung"),
        (RequiredField.Chapters, "ít nhất hai chương (đề mục)"),
        (RequiredField.EventDate, "ngày diễn ra"),
        (RequiredField.EventTimes, "thời gian bắt đầu và kết thúc"),
        (RequiredField.Organiser, "đơn vị tổ chức"),
        (RequiredField.Place, "địa điểm"),
        (RequiredField.Cover, "ảnh đại diện của bài"),
        (RequiredField.OnePhoto, "ít nhất một ảnh"),
        (RequiredField.ThreePhotos, "ít nhất ba ảnh"),
        (RequiredField.CaptionedPhotos, "chú thích và tên người chụp của từng ảnh"),
        (RequiredField.Interviewee, "người được phỏng vấn và chức vụ"),
        (RequiredField.Person, "người hoặc tập thể được giới thiệu"),
        (RequiredField.Consent, "phiếu đồng ý"),
        (RequiredField.DataSource, "nguồn số liệu"),
        (RequiredField.DataYear, "năm của số liệu"),
        (RequiredField.TextAlternative, "nội dung thay thế bằng chữ"),
        (RequiredField.Duration, "thời lượng"),
        (RequiredField.Captions, "phụ đề"),
        (RequiredField.Transcript, "lời thoại bằng chữ"),
        (RequiredField.Station, "đài phát sóng"),
        (RequiredField.LinkOrFile, "đường dẫn hoặc tệp phát sóng"),
        (RequiredField.Script, "kịch bản phát thanh"),
        (RequiredField.Priority, "mức ưu tiên phát"),
        (RequiredField.AirWindow, "thời gian phát"),
        (RequiredField.File, "tệp đính kèm"),
        (RequiredField.Imprint, "giấy phép xuất bản và số lượng in"),
        (RequiredField.Edition, "lần xuất bản"),
        (RequiredField.Occupation, "nghề được giới thiệu"),
        (RequiredField.Answerer, "người trả lời"),
        (RequiredField.Validity, "thời hạn hiệu lực"),
        (RequiredField.InForce, "ngày có hiệu lực"),
        (RequiredField.DocumentNumber, "loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu của văn bản"),
        (RequiredField.Contact, "thông tin liên hệ"),
        (RequiredField.Embargo, "thời điểm được sử dụng"),
    ];

    /// <summary>The names of all fields in a set, in the order of the form.</summary>
    public static IEnumerable<string> Of(RequiredField fields) => Names.Where(n => fields.HasFlag(n.Field)).Select(n => n.Name);
}
