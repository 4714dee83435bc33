namespace VocEdu.Domain.Documents;

/// <summary>Text of a Facebook post: what the item is about, and where to read on.</summary>
public static class FacebookText
{
    /// <summary>Long posts are folded by Facebook after some lines; the rest of the story is behind the link.</summary>
    private const int LeadLimit = 600;

    /// <summary>Title, then the summary, or the first paragraph when there is none.</summary>
    public static string Lead(string title, string? summary, RichText body)
    {
        var lead = string.IsNullOrWhiteSpace(summary) ? FirstParagraph(body) : summary.Trim();
        return lead.Length == 0 ? title : $"{title}\n\n{Sentence.Cut(lead, LeadLimit)}";
    }

    /// <summary>For posts that carry pictures: a link in the text, since such posts have no link card.</summary>
    public static string WithLink(string text, Uri address) => $"{text}\n\nXem đầy đủ tại: {address.AbsoluteUri}";

    private static string FirstParagraph(RichText body) =>
        body.AllBlocks.OfType<RichTextParagraph>().Select(paragraph => PlainTextRenderer.Line(paragraph.Content)).FirstOrDefault(text => text.Length > 0) ?? "";
}
