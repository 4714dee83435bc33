using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;

namespace VocEdu.Cms.Distribution.Composing;

/// <summary>When a post leaves.</summary>
public enum PostTime
{
    WithStory,
    NextSlot,
    Own,
}

/// <summary>What is composed for one channel. Empty heading and words: the story's own.</summary>
public sealed class ComposeForm
{
    public bool On { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public string? Hashtags { get; set; }

    /// <summary>Null: the story's cover.</summary>
    public Guid? PictureId { get; set; }
    public string? PictureAlt { get; set; }
    public bool WithPhoto { get; set; }
    public bool WithFilm { get; set; }
    public bool WithGallery { get; set; }
    public bool MadeForKids { get; set; }
    public PostTime When { get; set; }

    /// <summary>By the clock in Viet Nam.</summary>
    public DateTime? At { get; set; }

    /// <param name="usual">Hashtags offered while nothing has been composed for the channel.</param>
    public static ComposeForm Of(ComposedText? text, IEnumerable<string> usual) => text is null ? new() { Hashtags = Domain.Channels.Hashtags.Write(usual) } : new()
    {
        On = true,
        Title = text.Follows ? null : text.Heading,
        Text = text.Follows ? null : text.Words,
        Hashtags = Domain.Channels.Hashtags.Write(text.Hashtags),
        PictureId = text.Picture?.MediaId,
        PictureAlt = text.Picture?.AlternativeText,
        WithPhoto = text is FacebookText { WithPhoto: true },
        WithFilm = text.WithFilm,
        WithGallery = text.WithGallery,
        MadeForKids = text is YouTubeText { MadeForKids: true },
        When = text.At is null ? PostTime.WithStory : PostTime.Own,
        At = text.At?.OnVietnamClock(),
    };
}
