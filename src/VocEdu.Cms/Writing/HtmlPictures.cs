using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Writing;

/// <summary>Pictures of this site are taken over; others are named, so that the writer can upload them.</summary>
internal sealed class HtmlPictures(DroppedParts losses)
{
    public JsonObject? Read(IElement img, IElement? figcaption = null)
    {
        HtmlLosses.ReportAttributes(img, losses);
        var src = img.GetAttribute("src")?.Trim() ?? "";
        var alt = img.GetAttribute("alt")?.Trim() ?? "";
        var (caption, credit) = figcaption is null ? (null, null) : CaptionOf(figcaption);
        if (IsTrackingPixel(img))
            losses.Add("Đã bỏ một ảnh ẩn dùng để theo dõi người đọc.");
        else if (src.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || src.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || src.Length == 0)
            losses.Add($"Đã bỏ ảnh {Name(alt, caption)} dán kèm trong văn bản. Hãy tải ảnh lên thư viện rồi chèn lại.");
        else if (src.StartsWith("//", StringComparison.Ordinal) || src.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            losses.Add($"Đã bỏ ảnh {Name(alt, caption)} vì ảnh nằm ở trang khác. Hãy xin phép sử dụng, tải ảnh lên thư viện rồi chèn lại.");
        else
        {
            var attributes = new JsonObject { ["src"] = src, ["alt"] = alt };
            if (img.GetAttribute("data-media-id") is { } mediaId) attributes["mediaId"] = mediaId;
            if (caption is not null) attributes["caption"] = caption;
            if (credit is not null) attributes["credit"] = credit;
            return HtmlReader.Tip("image", attributes: attributes);
        }
        return null;
    }

    public static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static (string? Caption, string? Credit) CaptionOf(IElement figcaption)
    {
        var whole = Words(figcaption);
        if (figcaption.QuerySelector(".credit") is not { } marked) return ImageCredit.Split(whole);
        var credit = Words(marked);
        return whole.EndsWith(credit, StringComparison.Ordinal)
            ? (whole[..^credit.Length].Trim(), ImageCredit.Split(credit) is (null, { } bare) ? bare : credit)
            : ImageCredit.Split(whole);
    }

    private static string Name(string alt, string? caption)
    {
        var name = caption ?? alt;
        return name.Length == 0 ? "không có chú thích" : $"“{(name.Length > 80 ? name[..80].TrimEnd() + "…" : name)}”";
    }

    private static bool IsTrackingPixel(IElement img) =>
        IsTiny(img.GetAttribute("width")) || IsTiny(img.GetAttribute("height")) || HtmlStyle.Of(img).Contains("display:none", StringComparison.Ordinal);

    private static bool IsTiny(string? length) =>
        int.TryParse(length?.Replace("px", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels <= 2;
}
