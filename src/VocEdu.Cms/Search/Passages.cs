using Microsoft.AspNetCore.Html;
using VocEdu.Cms.Search.Finding;

namespace VocEdu.Cms.Search;

/// <summary>The texts of a hit a passage may come from.</summary>
public sealed record HitTexts(string Body, string Spoken, string Attached);

/// <param name="Where">What the passage was found in when it is not the page's own text.</param>
public sealed record Passage(IHtmlContent Html, string? Where)
{
    /// <summary>So much of a long text is looked through for every hit of a page of results.</summary>
    private const int Looked = 20_000;

    /// <summary>From the summary and the text where they hold what is asked; else from what is said in a film, or stands in a PDF file.</summary>
    public static Passage Of(string summary, HitTexts texts, SearchQuery query)
    {
        var own = Cut(summary.Length > 0 ? $"{summary} {texts.Body}" : texts.Body);
        if (!Highlighting.Marks(own, query))
        {
            if (Cut(texts.Attached) is { Length: > 0 } attached && Highlighting.Marks(attached, query)) return new(Highlighting.Excerpt(attached, query), "trong tệp PDF");
            if (Cut(texts.Spoken) is { Length: > 0 } spoken && Highlighting.Marks(spoken, query)) return new(Highlighting.Excerpt(spoken, query), "trong lời thoại");
        }

        return new(Highlighting.Excerpt(own, query), null);
    }

    private static string Cut(string text) => text.Length <= Looked ? text : text[..(char.IsHighSurrogate(text[Looked - 1]) ? Looked - 1 : Looked)];
}
