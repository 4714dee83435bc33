using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VocEdu.Cms.Shared;

/// <summary>In a heading a number stays in one line with the word before it that says of what: “Quyết định số 12”, “sau lớp 9”.</summary>
[HtmlTargetElement("h1"), HtmlTargetElement("h2"), HtmlTargetElement("h3"), HtmlTargetElement("h4")]
public sealed partial class HeadingTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = (await output.GetChildContentAsync()).GetContent();
        var kept = KeptTogether(text);
        if (!ReferenceEquals(kept, text)) output.Content.SetHtmlContent(kept);
    }

    /// <param name="html">What stands in the heading; its tags stay as they are.</param>
    public static string KeptTogether(string html) => BeforeNumber().Replace(html, "&nbsp;");

    [GeneratedRegex(@"(?<=(?<!\w)(?:số|lớp|khóa|kỳ|đợt|lần|điều|ngày|tháng|quý|năm)(?:</mark>)?) (?=(?:<mark>)?\d)(?![^<>]*>)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeNumber();
}
