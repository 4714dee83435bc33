using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VocEdu.Cms.Notices;

/// <summary>A mail's words, plain and as HTML.</summary>
public static class MailText
{
    private const string Foot = "Bạn nhận thư này từ hệ thống của Ban Biên tập. Có thể đổi cách nhận trong trang “Thông báo”.";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static (string Text, string Html) Of(IReadOnlyList<(string Title, string Text, Uri Link)> parts)
    {
        var (plain, html) = (new StringBuilder(), new StringBuilder());
        foreach (var (title, text, link) in parts)
        {
            plain.AppendLine(title).AppendLine().AppendLine(text).AppendLine().Append("Mở trong hệ thống: ").AppendLine(link.AbsoluteUri).AppendLine();
            html.Append("<h2>").Append(Encode(title)).Append("</h2>");
            foreach (var paragraph in text.Split("\n\n")) html.Append("<p>").Append(string.Join("<br>", paragraph.Split('\n').Select(Encode))).Append("</p>");
            html.Append("<p><a href=\"").Append(Encode(link.AbsoluteUri)).Append("\">Mở trong hệ thống</a></p>");
        }

        plain.AppendLine("--").AppendLine(Foot);
        return (plain.ToString(), $"<!doctype html><html lang=\"vi\"><body>{html}<hr><p>{Encode(Foot)}</p></body></html>");
    }

    private static string Encode(string text) => Encoder.Encode(text);
}
