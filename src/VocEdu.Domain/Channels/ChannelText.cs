using System.Text;
using VocEdu.Domain.Text;

namespace VocEdu.Domain.Channels;

/// <summary>The words of a post on one channel, within its limits.</summary>
/// <param name="Title">Null on Facebook.</param>
/// <param name="Text">Post text, description.</param>
public sealed record ChannelText(string? Title, string Text)
{
    /// <summary>Room that stays free on YouTube for the reference with which a post is recognised there.</summary>
    public const int MarkerRoom = 100;

    /// <summary>A first proposal from the story's own words; a person may change it before approval.</summary>
    /// <param name="choice">The channel and its form.</param>
    /// <param name="title">The story's title.</param>
    /// <param name="summary">Its summary, may be empty.</param>
    /// <param name="link">Its public address, written out where the platform shows no card.</param>
    public static ChannelText Default(ChannelChoice choice, string title, string summary, Uri? link = null)
    {
        var limits = ChannelLimits.Of(choice.Channel);
        title = Clean(title, limits);
        summary = Clean(summary, limits);
        var ending = choice.Form is PostForm.Photos or PostForm.Video && link is not null ? "\n\n" + link.AbsoluteUri : "";

        return choice.Channel switch
        {
            ChannelKind.Facebook => new(null, Fit(Paragraphs(title, summary), limits.Text - ending.Length) + ending),
            ChannelKind.YouTube => new(Fit(title, limits.Title),
                FitBytes(summary.Length > 0 ? summary : title, limits.Text - MarkerRoom - ending.Length) + ending),
            _ => new(Fit(title, limits.Title), Fit(summary.Length > 0 ? summary : title, limits.Text)),
        };
    }

    /// <summary>Shortens to at most <paramref name="max"/> UTF-16 units at a word end, with an ellipsis.</summary>
    public static string Fit(string text, int max) => Cut(text, max, static s => s.Length);

    /// <summary>Shortens to at most <paramref name="max"/> UTF-8 bytes at a word end, with an ellipsis.</summary>
    public static string FitBytes(string text, int max) => Cut(text, max, static s => Encoding.UTF8.GetByteCount(s));

    private static string Clean(string text, ChannelLimits limits)
    {
        text = VietnameseText.Normalize(text).Trim();
        return limits.AngleBrackets ? text : text.Replace('<', '‹').Replace('>', '›');
    }

    private static string Paragraphs(string title, string summary) => summary.Length == 0 ? title : $"{title}\n\n{summary}";

    private static string Cut(string text, int max, Func<string, int> measure)
    {
        if (measure(text) <= max) return text;

        const string ellipsis = "…";
        var end = 0;
        var size = measure(ellipsis);
        foreach (var rune in text.EnumerateRunes())
        {
            size += measure(rune.ToString());
            if (size > max) break;
            end += rune.Utf16SequenceLength;
        }

        if (end == 0) return "";
        var head = text[..end];
        var wordEnd = char.IsWhiteSpace(text[end]) ? end : head.LastIndexOfAny([' ', '\n', '\t']);
        return (wordEnd > 0 ? head[..wordEnd] : head).TrimEnd(' ', '\n', '\t', ',', ';', ':', '.', '-', '–') + ellipsis;
    }
}
