using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Shared;

/// <summary><c>&lt;time at="item.UpdatedAt" /&gt;</c> shows the short form; its title has weekday and zone.</summary>
[HtmlTargetElement("time", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper : TagHelper
{
    public DateTimeOffset? At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } instant)
        {
            output.SuppressOutput();
            return;
        }

        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", $"{VietnameseDates.WithWeekday(instant)} {VietnameseDates.Time(instant)} (giờ Việt Nam)");
        output.Content.SetContent(VietnameseDates.DateAndTime(instant));
    }
}
