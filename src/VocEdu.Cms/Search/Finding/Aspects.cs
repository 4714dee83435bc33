using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>What is asked of a subject, and what a text tells of it.</summary>
[Flags]
public enum Aspect
{
    None = 0, Income = 1, Path = 2, Comparison = 4, Admission = 8, Where = 16, Video = 32, Leaflet = 64, Event = 128, School = 256, Story = 512, HowTo = 1024, Faq = 2048, What = 4096, Suits = 8192,
}

/// <summary>Reads aspects from words: "lương nghề hàn" asks for the income of a welder.</summary>
public static class Aspects
{
    /// <summary>What of a trade stands on pages of its own.</summary>
    public const Aspect Special = Aspect.Income | Aspect.Path | Aspect.Comparison;

    private static readonly (Aspect Aspect, IReadOnlyList<SearchSyllable> Words)[] Phrases = [.. new (Aspect Aspect, string Phrases)[]
    {
        (Aspect.Income, "lương|thu nhập|tiền công|mức lương|kiếm được bao nhiêu|trả bao nhiêu"),
        (Aspect.Path, "lộ trình|chương trình đào tạo|chương trình học|bắt đầu từ đâu|học những gì|học môn gì|môn học|học bao lâu|mất bao lâu|mấy năm"),
        (Aspect.Comparison, "so sánh|giống và khác|khác nhau|nên chọn|khác gì|hay hơn"),
        (Aspect.Admission, "tuyển sinh|chỉ tiêu|xét tuyển|đăng ký học|khai giảng|mở lớp|nhập học|tuyển học viên"),
        (Aspect.Where, "ở đâu|trường nào|chỗ nào|nơi nào|học đâu"),
        (Aspect.Video, "video|clip|phim|phóng sự|một ngày làm việc"),
        (Aspect.Leaflet, "tờ rơi|tờ gấp|ấn phẩm|tài liệu in|áp phích"),
        (Aspect.Event, "sự kiện|ngày hội|hội thi|hội thảo|phiên giao dịch|hội chợ|tham quan|trải nghiệm|sàn giao dịch|cuộc thi"),
        (Aspect.School, "trường cao đẳng|trường trung cấp|trung tâm giáo dục"),
        (Aspect.Story, "gương|gương sáng|câu chuyện|chuyện của|khởi nghiệp|tấm gương|chân dung"),
        (Aspect.HowTo, "hướng dẫn|cách|các bước|thực hành|bài giảng|kỹ thuật đúng"),
        (Aspect.Faq, "hỏi đáp|câu hỏi|giải đáp"),
        (Aspect.Suits, "có phù hợp|phù hợp không|có hợp|hợp không|giỏi toán|con gái|con trai"),
        (Aspect.What, "những kỹ năng|kỹ năng gì|là gì|làm gì|là nghề gì|làm những gì|mô tả|tìm hiểu|giới thiệu nghề|cẩm nang"),
    }.SelectMany(a => a.Phrases.Split('|').Select(p => (a.Aspect, SearchForms.Of(p)))).OrderByDescending(p => p.Item2.Count)];

    /// <summary>The aspects named in a text; <paramref name="told"/> hears which syllables name one.</summary>
    public static Aspect Of(IReadOnlyList<SearchSyllable> text, Action<int>? told = null)
    {
        var found = Aspect.None;
        foreach (var (aspect, words) in Phrases)
        {
            for (var at = 0; at + words.Count <= text.Count; at++)
            {
                if (!StandsAt(text, at, words)) continue;
                found |= aspect;
                for (var i = 0; told is not null && i < words.Count; i++) told(at + i);
            }
        }

        return found;
    }

    private static bool StandsAt(IReadOnlyList<SearchSyllable> text, int at, IReadOnlyList<SearchSyllable> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (text[at + i].HasMarks ? text[at + i].Exact != words[i].Exact : text[at + i].Folded != words[i].Folded) return false;
        }

        return true;
    }
}
