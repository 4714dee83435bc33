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
        (RequiredField.Lead, "sapo"),
        (RequiredField.Body, "nội dung"),
        (RequiredField.EventDate, "ngày diễn ra"),
        (RequiredField.EventTimes, "thời gian bắt đầu và kết thúc"),
        (RequiredField.Place, "địa điểm"),
        (RequiredField.Cover, "ảnh đại diện"),
        (RequiredField.OnePhoto, "ít nhất một ảnh"),
        (RequiredField.ThreePhotos, "ít nhất ba ảnh"),
        (RequiredField.CaptionedPhotos, "chú thích và tên người chụp của từng ảnh"),
        (RequiredField.Interviewee, "người được phỏng vấn và chức vụ"),
        (RequiredField.Person, "người hoặc tập thể được giới thiệu"),
        (RequiredField.Consent, "phiếu đồng ý"),
        (RequiredField.DataSource, "nguồn số liệu"),
        (RequiredField.TextAlternative, "nội dung thay thế bằng chữ"),
        (RequiredField.Duration, "thời lượng"),
        (RequiredField.Captions, "phụ đề"),
        (RequiredField.Transcript, "lời thoại bằng chữ"),
        (RequiredField.Station, "đài phát sóng"),
        (RequiredField.Script, "kịch bản phát thanh"),
        (RequiredField.File, "tệp đính kèm"),
        (RequiredField.Occupation, "nghề được giới thiệu"),
        (RequiredField.Answerer, "người trả lời"),
        (RequiredField.Validity, "thời hạn hiệu lực"),
        (RequiredField.DocumentNumber, "số, ký hiệu văn bản"),
        (RequiredField.Contact, "thông tin liên hệ"),
    ];

    /// <summary>The names of all fields in a set, in the order of the form.</summary>
    public static IEnumerable<string> Of(RequiredField fields) => Names.Where(n => fields.HasFlag(n.Field)).Select(n => n.Name);
}
