using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Words between words. Without marks only the few are taken for such that hardly ever mean another word: <c>trong</c> is also trồng.</summary>
public static class StopSyllables
{
    private static readonly HashSet<string> WithMarks =
        [.. SearchForms.Of("là và của được cho trong các những có thì mà ở với để khi này đó bị do tại như về từ ra vào thế nào gì bao nhiêu không em tôi mình con cháu ạ nhỉ muốn cần phải hay hoặc nên một nếu vẫn cũng nữa rồi thích mê chỗ đang sẽ đã lại thì anh chị bạn ai đâu sao làm đi giờ mấy lắm quá chưa xong bọn nó hồi rất luôn vậy").Select(s => s.Exact)];

    private static readonly HashSet<string> WithoutMarks = ["la", "va", "cua", "cac", "nhung", "voi", "nhu", "thi", "gi", "nao", "thi"];

    /// <summary>Which syllables say something; all of them when none would.</summary>
    public static bool[] Content(IReadOnlyList<SearchSyllable> syllables)
    {
        var marked = syllables.Any(s => s.HasMarks);
        bool[] content = [.. syllables.Select(s => !(marked ? WithMarks.Contains(s.Exact) : WithoutMarks.Contains(s.Folded)))];
        if (marked)
        {
            foreach (var at in Framing.Of(syllables)) content[at] = false;
        }

        return content.Contains(true) ? content : [.. content.Select(_ => true)];
    }
}
