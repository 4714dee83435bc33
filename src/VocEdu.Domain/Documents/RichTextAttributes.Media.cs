using System.Text.Json;

namespace VocEdu.Domain.Documents;

/// <content>Fields of films, files, frames and figures.</content>
internal static partial class RichTextAttributes
{
    private const string BadVideo = "Đã bỏ một video không rõ tệp hoặc địa chỉ. Hãy chọn video trong thư viện hoặc dán địa chỉ YouTube rồi chèn lại.";
    private const string BadFile = "Đã bỏ một tệp đính kèm không rõ là tệp nào. Hãy chọn tệp trong thư viện rồi chèn lại.";
    private const string BadKind = "Đã đổi một khung không rõ loại thành khung “Lưu ý”.";
    private const string TooManyFigures = "Đã bỏ bớt con số nổi bật: mỗi khung có nhiều nhất 6 con số.";

    public static RichTextVideo? Video(JsonElement node, DroppedParts dropped)
    {
        var mediaId = MediaId(node, "mediaId");
        var youTube = mediaId is null && YouTubeAddress.TryParse(AttributeText(node, "youtube"), out var id) ? id : null;
        if (mediaId is null && youTube is null)
        {
            dropped.Add(BadVideo);
            return null;
        }
        return new RichTextVideo(mediaId, youTube, MediaId(node, "poster"), Field(node, "caption", dropped));
    }

    public static RichTextFile? File(JsonElement node, DroppedParts dropped)
    {
        if (MediaId(node, "mediaId") is { } mediaId) return new RichTextFile(mediaId, Field(node, "title", dropped));
        dropped.Add(BadFile);
        return null;
    }

    public static CalloutKind Kind(JsonElement node, DroppedParts dropped)
    {
        var name = AttributeText(node, "kind");
        var at = Array.IndexOf(RichTextNames.CalloutKinds, name);
        if (at < 0) dropped.Add(BadKind);
        return (CalloutKind)Math.Max(at, 0);
    }

    public static (List<KeyFigure> Figures, string? Source) KeyFigures(JsonElement node, DroppedParts dropped)
    {
        var figures = Attribute(node, "figures") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
                .Select(entry => new KeyFigure(Cut(Text(entry, "value"), dropped) ?? "", Cut(Text(entry, "label"), dropped) ?? ""))
                .Where(figure => figure.Value.Length + figure.Label.Length > 0).Take(RichTextKeyFigures.Most + 1).ToList()
            : [];
        if (figures.Count > RichTextKeyFigures.Most)
        {
            dropped.Add(TooManyFigures);
            figures.RemoveAt(RichTextKeyFigures.Most);
        }
        return (figures, Field(node, "source", dropped));
    }

    private static string? MediaId(JsonElement node, string name) =>
        AttributeText(node, name) is { Length: > 0 and <= 64 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : null;
}
