using VocEdu.Cms.Shared;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>What is written for one channel.</summary>
public sealed class ChannelForm
{
    public bool On { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public bool WithPhoto { get; set; }
    public bool MadeForKids { get; set; }

    /// <summary>The composer has it post a film or all pictures: then no card shows the address.</summary>
    public bool ComposedWithoutCard { get; set; }

    /// <summary>Own time by the clock in Viet Nam; empty: with the publication.</summary>
    public DateTime? At { get; set; }
}

public sealed partial class ContentForm
{
    public ChannelForm Of(ChannelKind channel) => channel switch
    {
        ChannelKind.Facebook => Facebook,
        ChannelKind.YouTube => YouTube,
        _ => Zalo,
    };

    /// <summary>What goes out when a ticked channel's text is left empty.</summary>
    public ChannelText Proposal(ChannelKind channel, Func<string, string, Uri> addressOf)
    {
        var slug = Slug is { Length: > 0 } given ? given : Domain.Text.Slug.From(Title ?? "").Value;
        return ChannelSource.Of(channel, Title ?? "", Summary ?? "", addressOf(Section ?? "", slug), Facebook.WithPhoto || Facebook.ComposedWithoutCard);
    }

    private ContentForm TickUsualChannels(Genre genre)
    {
        foreach (var choice in ChannelPlan.For(genre))
            (Of(choice.Channel).On, Of(choice.Channel).WithPhoto) = (true, choice.Form is PostForm.Photos);
        return this;
    }

    /// <summary>Words that follow the story are not typed: their places stay empty.</summary>
    private void ShowChannels(ChannelTexts texts)
    {
        static ChannelForm Show(ComposedText text) => new()
        {
            On = true, Title = text.Follows ? null : text.Heading, Text = text.Follows ? null : text.Words, At = text.At?.OnVietnamClock(),
        };

        if (texts.Facebook is { } facebook)
        {
            Facebook = Show(facebook);
            Facebook.WithPhoto = facebook.WithPhoto;
            Facebook.ComposedWithoutCard = facebook.WithFilm || facebook.WithGallery;
        }

        if (texts.YouTube is { } youtube)
        {
            YouTube = Show(youtube);
            YouTube.MadeForKids = youtube.MadeForKids;
        }

        if (texts.Zalo is { } zalo) Zalo = Show(zalo);
    }

    private (ChannelTexts Texts, List<Refusal> Mistakes) ReadChannels(Func<string, string, Uri> addressOf, ChannelTexts before)
    {
        var mistakes = new List<Refusal>();
        Facebook.ComposedWithoutCard = before.Facebook is { WithFilm: true } or { WithGallery: true };
        (string Title, string Text, DateTimeOffset? At, ChannelText Proposal)? Read(ChannelKind channel)
        {
            var form = Of(channel);
            if (!form.On) return null;
            var proposal = Proposal(channel, addressOf);
            var (title, text) = (Clean(form.Title) ?? proposal.Title ?? "", Clean(form.Text) ?? proposal.Text);
            mistakes.AddRange(ChannelLimits.Of(channel).Problems(channel, title, text));
            return (title, text, form.At?.AtVietnamClock(), proposal);
        }

        var (facebook, youtube, zalo) = (Read(ChannelKind.Facebook), Read(ChannelKind.YouTube), Read(ChannelKind.Zalo));
        return (new ChannelTexts(
            facebook is { } f ? Composed(new FacebookText(f.Text, Facebook.WithPhoto, f.At), before.Facebook, f.Proposal) : null,
            youtube is { } y ? Composed(new YouTubeText(y.Title, y.Text, YouTube.MadeForKids, y.At), before.YouTube, y.Proposal) : null,
            zalo is { } z ? Composed(new ZaloText(z.Title, z.Text, z.At), before.Zalo, z.Proposal) : null), mistakes);
    }

    /// <summary>The words, with what was composed beside them before: this page does not show it, so it stays.</summary>
    private static T Composed<T>(T text, T? before, ChannelText proposal) where T : ComposedText
    {
        var follows = text.Words == proposal.Text && (text.Heading ?? "") == (proposal.Title ?? "");
        var same = before is { Follows: false } && text.Words == before.Words && text.Heading == before.Heading;
        return text with
        {
            Follows = follows,
            Source = follows ? null : same ? before!.Source : ChannelSource.Told(proposal),
            Hashtags = before?.Hashtags,
            Picture = before?.Picture,
            WithFilm = before?.WithFilm ?? false,
            WithGallery = before?.WithGallery ?? false,
        };
    }
}
