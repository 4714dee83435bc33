using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review;

/// <summary>Why a story usually goes back: ready sentences, so that nobody types them on a phone.</summary>
public static class ReturnReasons
{
    public static readonly IReadOnlyList<string> All =
    [
        "Thiếu thông tin: cần nêu rõ ai, việc gì, ở đâu, khi nào.",
        "Cần bổ sung ảnh rõ nét, có chú thích.",
        "Số liệu chưa ghi nguồn.",
        "Chưa có đồng ý của người được nêu tên hoặc có hình trong bài.",
        "Tiêu đề hoặc tóm tắt chưa sát nội dung.",
        "Cần sửa lỗi chính tả và câu chữ.",
    ];

    /// <summary>The chosen sentences and what was typed, each on its own line.</summary>
    /// <returns>Null when nothing was chosen or typed.</returns>
    public static string? Join(IEnumerable<string> chosen, string? typed)
    {
        var known = chosen.Select(VietnameseText.Normalize).ToHashSet(StringComparer.Ordinal);
        var lines = string.Join('\n', [.. All.Where(known.Contains), .. string.IsNullOrWhiteSpace(typed) ? (string[])[] : [typed.Trim()]]);
        return lines.Length > 0 ? lines : null;
    }
}

/// <summary>The part of a form that asks why a story goes back.</summary>
/// <param name="Id">Begins the names of its inputs in the page.</param>
/// <param name="Prefix">Begins the names of what is sent.</param>
public sealed record ReasonQuestion(string Id, string Prefix, IReadOnlyList<string> Chosen, string? Typed);
