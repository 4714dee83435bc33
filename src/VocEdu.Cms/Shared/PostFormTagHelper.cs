using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VocEdu.Cms.Shared;

/// <summary>Gives a form that posts to an address of ours its token. The framework does so only for forms without <c>action</c>.</summary>
[HtmlTargetElement("form", Attributes = "[method=post], action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var action = output.Attributes["action"]?.Value is { } value ? (value as HtmlString)?.Value ?? value.ToString() : null;
        if (!string.IsNullOrEmpty(action) && IsOurs(action) && generator.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }

    /// <summary>A path or a query: nobody else gets a token.</summary>
    private static bool IsOurs(string action) => action[0] == '?' || (action[0] == '/' && (action.Length == 1 || action[1] is not ('/' or '\\')));
}
