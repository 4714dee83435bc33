using System.Net;
using Microsoft.AspNetCore.Html;

namespace VocEdu.Cms.Site.English;

public static class EnglishWord
{
    /// <summary>Text that exists in Vietnamese only, marked as such for those who listen.</summary>
    public static IHtmlContent Vietnamese(string? text) =>
        string.IsNullOrWhiteSpace(text) ? HtmlString.Empty : new HtmlString($"<span lang=\"vi\">{WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal)}</span>");

    /// <summary>The English word for a code, or the Vietnamese one marked.</summary>
    public static IHtmlContent Of(this EnglishTexts texts, Writing.Structured.LookUps lists, string list, string? code) =>
        texts.Word(list, code) is { } english ? new HtmlString(WebUtility.HtmlEncode(english)) : Vietnamese(lists.WordFor(list, code));
}
