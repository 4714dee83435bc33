using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution.Composing;

/// <summary>One channel on the composer's page.</summary>
/// <param name="Proposal">What the story itself says there now.</param>
/// <param name="Before">What is saved; null: not posted to.</param>
/// <param name="Accounts">Names of the connected channels of this kind.</param>
/// <param name="Post">How the post stands, once it was planned.</param>
/// <param name="Cover">The story's own picture.</param>
/// <param name="Own">The picture chosen for this channel.</param>
public sealed record ChannelView(
    ChannelKind Kind, ComposeForm Form, ChannelText Proposal, ComposedText? Before, IReadOnlyList<string> Accounts, OutboxPost? Post,
    DateTimeOffset? NextFree, MediaFile? Cover, MediaFile? Own, ShownStory Story)
{
    /// <summary>Set when somebody else composed meanwhile: their words, to be seen before anything is written.</summary>
    public ComposedText? Theirs { get; init; }

    /// <summary>The story has a film that this channel takes beside its usual form.</summary>
    public bool OffersFilm => Kind is not ChannelKind.YouTube && Story.HasFilm;

    /// <summary>The story has pictures beside its cover that this channel takes.</summary>
    public bool OffersGallery => Kind is ChannelKind.Facebook && Story.Pictures > 0;

    public bool ShowsFilm => OffersFilm && Form.WithFilm;

    /// <summary>Facebook: no card shows the address.</summary>
    public bool HasNoCard => Form.WithPhoto || ShowsFilm || (OffersGallery && Form.WithGallery);

    public ChannelLimits Limits => ChannelLimits.Of(Kind);
    public bool TakesHashtags => Kind is not ChannelKind.Zalo;

    /// <summary>How long the words may be; a part is kept free for what the connector adds.</summary>
    public int Room => Limits.Text - (Kind is ChannelKind.YouTube ? ChannelText.MarkerRoom : 0);

    public string Name => Accounts.Count > 0 ? Accounts[0] : Story.Owner;
    public string Title => Form.Title is { Length: > 0 } title ? title : Proposal.Title ?? "";
    public string Words => Form.Text is { Length: > 0 } text ? text : Proposal.Text;

    /// <summary>As readers will see it.</summary>
    public string Whole => Finished(Words, Story, TakesHashtags ? Hashtags.Read(Form.Hashtags) : []);

    /// <summary>The story changed after somebody had written other words; what it said then and says now, word by word.</summary>
    public IReadOnlyList<(WordChange Change, string Text)>? SourceChange =>
        Before is { Follows: false, Source: { } then } && ChannelSource.Told(Proposal) is var now && then != now ? WordDiff.Compare(then, now) : null;

    public string? Picture => (Own ?? Cover) is { } file ? MediaAddress.Shown(file) : null;

    /// <summary>The words with marked links and hashtags: exactly what is posted.</summary>
    public static string Finished(string words, ShownStory story, IEnumerable<string> hashtags) =>
        Hashtags.Under(story.Tracking?.In(words, story.Address) ?? words, hashtags);
}

/// <summary>What of the story a channel shows beside the words.</summary>
/// <param name="Tracking">What the channel's links tell; null: nothing.</param>
/// <param name="Pictures">In its text, beside the cover.</param>
/// <param name="Thumbnails">Of the first of them.</param>
public sealed record ShownStory(string Title, string Summary, Uri Address, LinkTracking? Tracking, string Owner, string Byline, MediaFile? Film, int Pictures, IReadOnlyList<string> Thumbnails)
{
    public bool HasFilm => Film is not null;

    /// <summary>Of what would be posted; 0 without a film.</summary>
    public long FilmBytes => Film?.Variants.Find(v => v.ContentType == "video/mp4")?.Length ?? Film?.Length ?? 0;

    public string Marked => (Tracking?.On(Address) ?? Address).AbsoluteUri;
}
