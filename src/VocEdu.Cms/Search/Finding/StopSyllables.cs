using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Finding;

/// <summary>Words between words. Without marks only the few are taken for such that hardly ever mean another word: <c>trong</c> is also trồng.</summary>
public static class StopSyllables
{
    private static readonly HashSet<string> WithMarks =
        [.. SearchForms.Of("là và của được cho trong các những có thì mà ở với để khi này đó bị do tại như về từ ra vào thế nào gì bao nhiêu không em tôi mình con cháu ạ nhỉ muốn cần phải hay hoặc nên một nếu vẫn cũng nữa rồi thích mê chỗ đang sẽ đã lại thì anh chị bạn ai đâu sao làm đi giờ mấy lắm quá chưa xong bọn nó hồi rất luôn vậy").Select(s => s.Exact)];

    /// <summary>Words between words, unless they make a name with their neighbour: "vừa ra trường", but "vừa học vừa làm".</summary>
    private static readonly HashSet<string> Weak = [.. SearchForms.Of("lâu vừa mới thêm hết tự trên theo biết cùng còn nhiều lấy khác riêng bây thật từng cả mọi ngay chỉ").Select(s => s.Exact)];

    /// <summary>In a question of fewer words each is meant.</summary>
    public const int LongQuestion = 5;

    private static readonly HashSet<string> WithoutMarks = ["la", "va", "cua", "cac", "nhung", "voi", "nhu", "thi", "gi", "nao", "thi"];

    /// <summary>Which syllables say something; all of them when none would.</summary>
    public static bool[] Content(IReadOnlyList<SearchSyllable> syllables, Words words)
    {
        var marked = syllables.Any(s => s.HasMarks);
        bool[] content = [.. syllables.Select(s => !(marked ? WithMarks.Contains(s.Exact) : WithoutMarks.Contains(s.Folded)))];
        if (marked)
        {
            foreach (var at in Framing.Of(syllables)) content[at] = false;
            if (content.Count(says => says) >= LongQuestion)
            {
                bool[] strong = [.. content.Zip(syllables, (says, s) => says && !Weak.Contains(s.Exact))];
                for (var i = 0; i < content.Length; i++) content[i] &= strong[i] || IsNamed(i - 1, i, i - 1) || IsNamed(i, i + 1, i + 1);
                bool IsNamed(int left, int right, int neighbour) =>
                    neighbour >= 0 && neighbour < content.Length && strong[neighbour] && words.InHeads($"{syllables[left].Exact}_{syllables[right].Exact}") > 0;
            }
        }

        return content.Contains(true) ? content : [.. content.Select(_ => true)];
    }
}
