using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace VocEdu.Cms.Site.English;

public static class EnglishWord
{
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Plain(string text) => new HtmlString(Letters.Encode(text));

    /// <summary>Text that exists in Vietnamese only, marked as such for those who listen.</summary>
    public static IHtmlContent Vietnamese(string? text) =>
        string.IsNullOrWhiteSpace(text) ? HtmlString.Empty : new HtmlString($"<span lang=\"vi\">{Letters.Encode(text)}</span>");

    /// <summary>The English word for a code, or the Vietnamese one marked.</summary>
    public static IHtmlContent Of(this EnglishTexts texts, Writing.Structured.LookUps lists, string list, string? code) =>
        texts.Word(list, code) is { } english ? Plain(english) : Vietnamese(lists.WordFor(list, code));

    /// <summary><c>8,000,000</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
