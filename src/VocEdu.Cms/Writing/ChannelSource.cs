using VocEdu.Domain.Channels;

namespace VocEdu.Cms.Writing;

/// <summary>What a story itself says on a channel, until somebody writes other words for it.</summary>
public static class ChannelSource
{
    /// <param name="withPhoto">Facebook shows pictures or a film itself; the address then stands in the text.</param>
    public static ChannelText Of(ChannelKind channel, string title, string summary, Uri address, bool withPhoto) => ChannelText.Default(
        new(channel, channel switch
        {
            ChannelKind.Facebook => withPhoto ? PostForm.Photos : PostForm.Link,
            ChannelKind.YouTube => PostForm.Video,
            _ => PostForm.Article,
        }), title, summary, address);

    /// <summary>Heading and words as one text: what is kept beside other words, and compared later.</summary>
    public static string Told(ChannelText text) => text.Title is { } title ? $"{title}\n\n{text.Text}" : text.Text;

    /// <summary>Says anew what follows the story.</summary>
    public static ChannelTexts Follow(this ChannelTexts texts, string title, string summary, Uri address) => new(
        texts.Facebook is { Follows: true } f ? f with { Text = Of(ChannelKind.Facebook, title, summary, address, f.HasNoCard).Text } : texts.Facebook,
        texts.YouTube is { Follows: true } y && Of(ChannelKind.YouTube, title, summary, address, false) is var onYouTube
            ? y with { Title = onYouTube.Title ?? "", Description = onYouTube.Text } : texts.YouTube,
        texts.Zalo is { Follows: true } z && Of(ChannelKind.Zalo, title, summary, address, false) is var onZalo
            ? z with { Title = onZalo.Title ?? "", Description = onZalo.Text } : texts.Zalo);
}
