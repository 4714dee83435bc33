using VocEdu.Domain.Content;

namespace VocEdu.Domain.Channels;

/// <summary>The shape in which a story appears on a channel.</summary>
public enum PostForm
{
    /// <summary>Facebook: text with the story's address, which the platform shows as a card.</summary>
    Link,

    /// <summary>Facebook: text with the story's pictures; the address stands in the text.</summary>
    Photos,

    /// <summary>YouTube: the film itself.</summary>
    Video,

    /// <summary>Zalo: an article on the official account.</summary>
    Article,
}

/// <summary>One channel of a plan.</summary>
public sealed record ChannelChoice(ChannelKind Channel, PostForm Form);

/// <summary>Where a story goes unless its editor chooses otherwise.</summary>
public static class ChannelPlan
{
    /// <summary>The channels offered, ticked, for a genre; empty for what stays on the site.</summary>
    public static IReadOnlyList<ChannelChoice> For(Genre genre) => genre switch
    {
        { Code: "TT" or "TCBC" } => [],                     // for loudspeakers and the press
        { Kind: ContentKind.OfficialDocument or ContentKind.School } => [],
        { Kind: ContentKind.Video } => [new(ChannelKind.Facebook, PostForm.Link), new(ChannelKind.YouTube, PostForm.Video), Zalo],
        { Code: "PSA" or "ANH" or "INFO" } => [new(ChannelKind.Facebook, PostForm.Photos), Zalo],
        _ => [new(ChannelKind.Facebook, PostForm.Link), Zalo],
    };

    private static ChannelChoice Zalo => new(ChannelKind.Zalo, PostForm.Article);

    /// <summary>What the channel is called on the screen.</summary>
    public static string NameOf(ChannelKind channel) => channel switch
    {
        ChannelKind.Facebook => "Trang Facebook",
        ChannelKind.YouTube => "Kênh YouTube",
        ChannelKind.Zalo => "Zalo OA",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };
}
