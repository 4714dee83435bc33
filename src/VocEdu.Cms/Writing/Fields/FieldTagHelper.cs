using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Resources;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Fields;

/// <summary>
/// <c>&lt;field for="Place" label="Địa điểm" hint="…" need="Place"&gt;&lt;input asp-for="Place"&gt;&lt;/field&gt;</c>: label, mark, input, hint and mistake
/// of one input, tied together for those who hear the page.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IStringLocalizer<SharedStrings> words) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string Label { get; set; } = "";
    public string? Hint { get; set; }

    /// <summary>What of the genre's required fields this is; none: never asked for.</summary>
    public RequiredField Need { get; set; }

    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override void Init(TagHelperContext context)
    {
        var id = Id;
        context.Items[typeof(FieldTagHelper)] = new FieldNotes(Hint is null ? null : $"{id}-hint", Errors.Count == 0 ? null : $"{id}-error");
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var input = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");

        var label = new TagBuilder("label") { Attributes = { ["for"] = Id } };
        label.InnerHtml.Append(words[Label].Value + " ").AppendHtml(Mark());
        output.Content.AppendHtml(label).AppendHtml(input);
        if (Hint is not null) output.Content.AppendHtml(Note("field-hint", "hint", words[Hint].Value));
        if (Errors.Count > 0) output.Content.AppendHtml(Note("field-error", "error", string.Join(' ', Errors.Select(error => error.ErrorMessage))));
    }

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private ModelErrorCollection Errors => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry.Errors : [];

    private TagBuilder Mark()
    {
        var needed = Need is not RequiredField.None && ViewContext.ViewData.Model is ContentForm form
            && Genres.TryFind(form.Genre, out var genre) && ((genre.Requires | RequiredField.Always) & Need) != RequiredField.None;
        var mark = new TagBuilder("span");
        mark.AddCssClass(needed ? "needed" : "optional");
        mark.InnerHtml.Append(words[needed ? "cần có" : "không bắt buộc"].Value);
        return mark;
    }

    private TagBuilder Note(string look, string part, string text)
    {
        var note = new TagBuilder("span") { Attributes = { ["id"] = $"{Id}-{part}" } };
        note.AddCssClass(look);
        note.InnerHtml.Append(text);
        return note;
    }
}

/// <summary>Ids of what is said of an input.</summary>
internal sealed record FieldNotes(string? Hint, string? Error);

/// <summary>Ties the input of a <c>field</c> to its hint and its mistake.</summary>
[HtmlTargetElement("input", Attributes = "asp-for", ParentTag = "field")]
[HtmlTargetElement("select", Attributes = "asp-for", ParentTag = "field")]
[HtmlTargetElement("textarea", Attributes = "asp-for", ParentTag = "field")]
public sealed class FieldInputTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(FieldTagHelper), out var found) && found is FieldNotes notes)
        {
            var described = string.Join(' ', new[] { notes.Error, notes.Hint }.OfType<string>());
            if (described.Length > 0) output.Attributes.SetAttribute("aria-describedby", described);
            if (notes.Error is not null) output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }
}
