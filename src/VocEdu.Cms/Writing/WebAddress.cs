using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>An address of another site that a page of ours links to.</summary>
public static class WebAddress
{
    private const int Longest = 2_000;

    public static bool IsEmptyOrFine(string? text) => text is null
        || (text.Length <= Longest && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    public static Refusal Mistake(string field) =>
        new("content.address", "Đường dẫn phải bắt đầu bằng https:// hoặc http://. Hãy chép lại từ thanh địa chỉ của trình duyệt.", field);
}
