using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using VocEdu.Cms.Site.English;
using VocEdu.Cms.Site.StructuredData;

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

    /// <summary>Other programs may show it in a frame of theirs, see <see cref="Embedding.OEmbed"/>.</summary>
    public bool Embeddable { get; init; }

    /// <summary>Of an article.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Of the page: <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>Path of the same page in the other language; null where there is none.</summary>
    public string? Other { get => field ?? (Path is null || Language is "en" ? null : EnglishTexts.Of(Path)); init; }

    /// <summary>Section to mark in the menu.</summary>
    public string? Section { get; init; }

    /// <summary>What search engines are told. A data block is never run, so it needs no nonce and the page can be cached.</summary>
    public IReadOnlyList<Thing> Facts { get; init; } = [];

    public IEnumerable<IHtmlContent> FactsJson => Facts.Select(fact => new HtmlString(JsonSerializer.Serialize(fact.Alone(), Json)));

    public void On(ViewDataDictionary view) => view[nameof(PageHead)] = this;

    public static PageHead Of(ViewDataDictionary view) => view[nameof(PageHead)] as PageHead ?? new("", "", null);
}

/// <summary>A page's head, under the name the site has in the page's language.</summary>
public sealed record HeadMeta(PageHead Head, string SiteName);

/// <summary>A picture that stands for a page elsewhere.</summary>
public sealed record HeadPicture(string Address, int? Width, int? Height, string AlternativeText);
