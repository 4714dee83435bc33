using System.Text.Json.Serialization;
using VocEdu.Domain.Channels;

namespace VocEdu.Cms.Writing;

/// <summary>What a person wrote for each channel; part of what is approved. A channel that is null is not posted to.</summary>
public sealed record ChannelTexts(FacebookText? Facebook = null, YouTubeText? YouTube = null, ZaloText? Zalo = null)
{
    public ComposedText? Of(ChannelKind channel) => channel switch
    {
        ChannelKind.Facebook => Facebook,
        ChannelKind.YouTube => YouTube,
        _ => Zalo,
    };

    /// <summary>Pictures chosen for one channel alone.</summary>
    [JsonIgnore] public IEnumerable<MediaUse> Pictures => new[] { Facebook?.Picture, YouTube?.Picture, Zalo?.Picture }.OfType<MediaUse>();
}

/// <summary>What is composed for any channel. What nobody has set is left out of its JSON, so that older texts keep their hash.</summary>
public abstract record ComposedText
{
    // Said again on each of them: an override does not inherit it.
    [JsonIgnore] public abstract string? Heading { get; }
    [JsonIgnore] public abstract string Words { get; }

    /// <summary>Own time; null: with the publication.</summary>
    public abstract DateTimeOffset? At { get; init; }

    /// <summary>The words are the story's own and change with its title and summary.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Follows { get; init; }

    /// <summary>What the story said when somebody wrote other words, see <see cref="ChannelSource"/>; null: not known, or they follow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Source { get; init; }

    /// <summary>Without the sign.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Hashtags { get; init; }

    /// <summary>Null: the story's cover.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public MediaUse? Picture { get; init; }

    /// <summary>The story's film itself is posted; the picture becomes its thumbnail.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool WithFilm { get; init; }

    /// <summary>All pictures of the story are posted, not the cover alone. Facebook.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool WithGallery { get; init; }
}

/// <param name="Text">At most 63,206 characters.</param>
/// <param name="WithPhoto">Posts the cover as a photo instead of a link card.</param>
public sealed record FacebookText(string Text, bool WithPhoto = false, DateTimeOffset? At = null) : ComposedText
{
    /// <summary>The address stands in the words, since no card shows it.</summary>
    [JsonIgnore] public bool HasNoCard => WithPhoto || WithFilm || WithGallery;

    [JsonIgnore] public override string? Heading => null;
    [JsonIgnore] public override string Words => Text;
}

/// <param name="Title">1–100 characters, no angle brackets.</param>
/// <param name="Description">At most 5,000 bytes, no angle brackets.</param>
public sealed record YouTubeText(string Title, string Description, bool MadeForKids = false, DateTimeOffset? At = null) : ComposedText
{
    [JsonIgnore] public override string Heading => Title;
    [JsonIgnore] public override string Words => Description;
}

/// <param name="Title">Under 150 characters.</param>
/// <param name="Description">Under 300 characters.</param>
public sealed record ZaloText(string Title, string Description, DateTimeOffset? At = null) : ComposedText
{
    [JsonIgnore] public override string Heading => Title;
    [JsonIgnore] public override string Words => Description;
}
