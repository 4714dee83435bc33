using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace VocEdu.Cms.Site;

/// <summary>What a page says of itself to browsers, search engines and previews.</summary>
/// <param name="Title">Without the site's name.</param>
/// <param name="Path">The page's one address; null keeps it out of search engines.</param>
public sealed record PageHead(string Title, string Description, string? Path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),      // "<" is written as an escape: no text can end the script element
    };

    public string Type { get; init; } = "website";
    public HeadPicture? Image { get; init; }
    public string? Feed { get; init; }

    /// <summary>Section to mark in the menu.</summary>
    public string? Section { get; init; }

    /// <summary>schema.org facts. A data block is never run, so it needs no nonce and the page can be cached.</summary>
    public object? Facts { get; init; }

    public IHtmlContent FactsJson => new HtmlString(JsonSerializer.Serialize(Facts, Json));

    public void On(ViewDataDictionary view) => view[nameof(PageHead)] = this;

    public static PageHead Of(ViewDataDictionary view) => view[nameof(PageHead)] as PageHead ?? new("", "", null);
}

/// <summary>A picture that stands for a page elsewhere.</summary>
public sealed record HeadPicture(string Address, int? Width, int? Height, string AlternativeText);
