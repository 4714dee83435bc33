using AngleSharp.Dom;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>What of an HTML page has no place in a document, and how that is said to the writer.</summary>
internal static class HtmlLosses
{
    private const string Script = "Đã bỏ đoạn mã chạy trong trang.";
    private const string Embedded = "Đã bỏ một khung nhúng từ trang khác. Nếu là video, hãy gắn video vào bài qua mục Video.";
    private const string Film = "Đã bỏ phim hoặc âm thanh chèn trong bài. Hãy tải tệp lên thư viện rồi gắn lại.";
    private const string Drawing = "Đã bỏ một hình vẽ hoặc công thức nhúng. Hãy lưu thành ảnh, tải lên thư viện rồi chèn lại.";
    private const string Control = "Đã bỏ ô nhập hoặc nút bấm của biểu mẫu.";

    private static readonly Dictionary<string, string?> LeftOut = new(StringComparer.Ordinal)
    {
        ["script"] = Script, ["noscript"] = Script, ["template"] = Script,
        ["style"] = "Đã bỏ khai báo kiểu trình bày của văn bản gốc.",
        ["iframe"] = Embedded, ["frame"] = Embedded, ["frameset"] = Embedded, ["object"] = Embedded, ["embed"] = Embedded, ["applet"] = Embedded,
        ["video"] = Film, ["audio"] = Film,
        ["svg"] = Drawing, ["math"] = Drawing, ["canvas"] = Drawing,
        ["input"] = Control, ["button"] = Control, ["select"] = Control, ["textarea"] = Control,
        ["link"] = null, ["meta"] = null, ["base"] = null, ["title"] = null, ["xml"] = null, ["col"] = null, ["colgroup"] = null,
    };

    public static bool IsLeftOut(IElement element, DroppedParts losses)
    {
        if (WordList.IsBullet(element) || IsRemark(element)) return true;
        if (LeftOut.TryGetValue(element.LocalName, out var sentence))
        {
            if (sentence is not null) losses.Add(sentence);
            return true;
        }
        // Hidden pictures are the tracking pixels; they have their own sentence.
        if (element.LocalName == "img" || !IsHidden(element)) return false;
        if (element.TextContent.Any(char.IsLetterOrDigit)) losses.Add("Đã bỏ đoạn chữ ẩn trong văn bản gốc.");
        return true;
    }

    public static void ReportAttributes(IElement element, DroppedParts losses)
    {
        if (element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            losses.Add("Đã bỏ mã chạy gắn vào một thành phần của trang (như onclick).");
        if (element.HasAttribute("style") && Visible.Any(part => HtmlStyle.Of(element).Contains(part, StringComparison.Ordinal)))
            losses.Add("Đã bỏ màu, cỡ chữ và cách canh lề riêng của văn bản gốc.");
    }

    private static readonly string[] Visible = ["color:", "background", "font-size", "font-family", "text-align", "position:", "text-decoration"];

    // What reviewers wrote in the margin in Word is not for readers.
    private static bool IsRemark(IElement element) =>
        element.ClassList.Contains("MsoCommentReference") || HtmlStyle.Of(element).Contains("mso-element:comment", StringComparison.Ordinal)
        || (element.LocalName == "a" && element.GetAttribute("href")?.StartsWith("#_msocom", StringComparison.Ordinal) is true);

    private static bool IsHidden(IElement element)
    {
        var style = HtmlStyle.Of(element);
        return element.HasAttribute("hidden") || style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal);
    }
}
