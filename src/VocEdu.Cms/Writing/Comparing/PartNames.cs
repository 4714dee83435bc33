using VocEdu.Cms.Writing.Structured;

namespace VocEdu.Cms.Writing.Comparing;

/// <summary>What a person calls the parts of an item. A test proves that every field has its name here.</summary>
public static class PartNames
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["title"] = "Tiêu đề", ["summary"] = "Tóm tắt", ["body"] = "Nội dung", ["slug"] = "Đường dẫn",
        ["genre"] = "Thể loại", ["section"] = "Chuyên mục", ["unitId"] = "Đơn vị thực hiện",
        ["fields.author"] = "Tác giả", ["fields.authors"] = "Các tác giả", ["fields.dataYear"] = "Năm của số liệu",
        ["fields.broadcast"] = "Lịch phát thanh", ["fields.release"] = "Thời điểm được dùng thông cáo", ["fields.responsible"] = "Người chịu trách nhiệm nội dung", ["fields.source"] = "Nguồn bài",
        ["fields.aiUsed"] = "Có dùng công cụ trí tuệ nhân tạo", ["fields.cover"] = "Ảnh đại diện",
        ["fields.themes"] = "Nội dung tuyên truyền", ["fields.audiences"] = "Đối tượng", ["fields.activities"] = "Nhiệm vụ",
        ["fields.tags"] = "Từ khóa", ["fields.schools"] = "Trường", ["fields.guides"] = "Nghề",
        ["fields.eventDate"] = "Ngày diễn ra", ["fields.place"] = "Địa điểm", ["fields.interviewee"] = "Người được phỏng vấn, người trả lời",
        ["fields.people"] = "Người được nêu tên hoặc xuất hiện trong ảnh", ["fields.dataSource"] = "Nguồn số liệu",
        ["fields.video"] = "Video, âm thanh", ["fields.file"] = "Tệp và giấy phép", ["fields.validFrom"] = "Có hiệu lực từ ngày",
        ["fields.validTo"] = "Đến hết ngày", ["fields.event"] = "Sự kiện", ["fields.document"] = "Văn bản", ["fields.script"] = "Kịch bản phát thanh",
        ["fields.contact"] = "Thông tin liên hệ", ["fields.revision"] = "Cập nhật hay đính chính", ["fields.series"] = "Tuyến bài", ["fields.topics"] = "Chuyên đề", ["fields.versionOf"] = "Là phiên bản của tác phẩm",
        ["fields.independentBecause"] = "Vì sao tính là tác phẩm riêng", ["fields.guide"] = "Hồ sơ nghề", ["fields.school"] = "Hồ sơ trường",
        ["fields.school.map"] = "Ảnh bản đồ", ["fields.school.pictures"] = "Ảnh về trường",
        ["channelTexts.facebook"] = "Facebook", ["channelTexts.facebook.text"] = "Lời đăng Facebook",
        ["channelTexts.facebook.withPhoto"] = "Facebook: đăng kèm ảnh đại diện", ["channelTexts.facebook.at"] = "Facebook: giờ đăng riêng",
        ["channelTexts.youTube"] = "YouTube", ["channelTexts.youTube.title"] = "Tiêu đề trên YouTube", ["channelTexts.youTube.description"] = "Mô tả trên YouTube",
        ["channelTexts.youTube.madeForKids"] = "YouTube: video dành cho trẻ em", ["channelTexts.youTube.at"] = "YouTube: giờ đăng riêng",
        ["channelTexts.zalo"] = "Zalo", ["channelTexts.zalo.title"] = "Tiêu đề trên Zalo", ["channelTexts.zalo.description"] = "Mô tả trên Zalo",
        ["channelTexts.zalo.at"] = "Zalo: giờ đăng riêng",
        ["channelTexts.facebook.follows"] = "Facebook: lấy theo tiêu đề và tóm tắt", ["channelTexts.facebook.source"] = "Facebook: lời của bài khi viết lời riêng",
        ["channelTexts.facebook.hashtags"] = "Facebook: thẻ chủ đề", ["channelTexts.facebook.picture"] = "Facebook: ảnh riêng",
        ["channelTexts.youTube.follows"] = "YouTube: lấy theo tiêu đề và tóm tắt", ["channelTexts.youTube.source"] = "YouTube: lời của bài khi viết lời riêng",
        ["channelTexts.youTube.hashtags"] = "YouTube: thẻ chủ đề", ["channelTexts.youTube.picture"] = "YouTube: ảnh riêng",
        ["channelTexts.zalo.follows"] = "Zalo: lấy theo tiêu đề và tóm tắt", ["channelTexts.zalo.source"] = "Zalo: lời của bài khi viết lời riêng",
        ["channelTexts.zalo.hashtags"] = "Zalo: thẻ chủ đề", ["channelTexts.zalo.picture"] = "Zalo: ảnh riêng",
    };

    /// <summary>Members within a part, by their last name.</summary>
    private static readonly Dictionary<string, string> Members = new()
    {
        ["mediaId"] = "Tệp", ["alternativeText"] = "Mô tả ảnh", ["caption"] = "Chú thích", ["credit"] = "Tác giả hoặc nguồn ảnh",
        ["kind"] = "Loại", ["text"] = "Lời", ["title"] = "Tiêu đề", ["description"] = "Mô tả", ["at"] = "Giờ đăng riêng", ["withPhoto"] = "Đăng kèm ảnh đại diện",
        ["madeForKids"] = "Video dành cho trẻ em", ["follows"] = "Lấy theo tiêu đề và tóm tắt", ["source"] = "Lời của bài khi viết lời riêng", ["hashtags"] = "Thẻ chủ đề", ["picture"] = "Ảnh riêng", ["name"] = "Tên", ["position"] = "Chức vụ", ["ageBand"] = "Độ tuổi", ["basis"] = "Căn cứ",
        ["consentReference"] = "Số phiếu đồng ý", ["durationSeconds"] = "Thời lượng (giây)", ["transcript"] = "Lời thoại bằng chữ", ["captions"] = "Phụ đề",
        ["station"] = "Đài phát sóng", ["public"] = "Ai cũng mở được", ["pages"] = "Số trang", ["licenceNumber"] = "Số giấy phép xuất bản", ["licenceDate"] = "Ngày cấp",
        ["licenceIssuer"] = "Cơ quan cấp", ["copies"] = "Số bản in", ["edition"] = "Lần xuất bản", ["start"] = "Bắt đầu", ["end"] = "Kết thúc",
        ["organiser"] = "Đơn vị tổ chức", ["registration"] = "Cách đăng ký", ["free"] = "Miễn phí", ["type"] = "Loại văn bản", ["number"] = "Số, ký hiệu",
        ["staleAfterMonths"] = "Số tháng có giá trị", ["outlet"] = "Báo, đài", ["address"] = "Địa chỉ", ["role"] = "Phần việc", ["priority"] = "Mức ưu tiên", ["airFrom"] = "Phát từ", ["airTo"] = "Phát đến",
        ["repeats"] = "Số lần mỗi ngày", ["places"] = "Nơi phát", ["notBefore"] = "Không dùng trước",
        ["note"] = "Lời cho bạn đọc", ["grave"] = "Ghi ở đầu bài", ["slug"] = "Tuyến bài", ["part"] = "Kỳ thứ", ["date"] = "Ngày", ["body"] = "Cơ quan ban hành", ["subject"] = "Trích yếu",
    };

    private static readonly Dictionary<string, FormField> Profiles =
        new[] { ("fields.guide", GuideShape.Shape), ("fields.school", SchoolShape.Shape) }
            .SelectMany(profile => profile.Item2.Sections.SelectMany(s => s.Fields).Select(field => (Path: $"{profile.Item1}.{field.Path}", Field: field)))
            .ToDictionary(entry => entry.Path, entry => entry.Field);

    /// <param name="path">As <see cref="Parts"/> has it.</param>
    public static string Of(string path) => Names.GetValueOrDefault(path) ?? Profiles.GetValueOrDefault(path)?.Label ?? MemberOf(path, path.Split('.')[^1]);

    public static bool Knows(string path) => Names.ContainsKey(path);

    /// <summary>How a person fills in a part of a profile; null for every other part.</summary>
    public static FormField? ShapeOf(string path) => Profiles.GetValueOrDefault(path);

    /// <summary>The name of a member within a part.</summary>
    public static string MemberOf(string part, string member) =>
        Profiles.GetValueOrDefault(part)?.Fields.FirstOrDefault(field => field.Path == member)?.Label ?? Members.GetValueOrDefault(member) ?? member;
}
