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
        var form = channel switch
        {
            ChannelKind.Facebook => Facebook.WithPhoto ? PostForm.Photos : PostForm.Link,
            ChannelKind.YouTube => PostForm.Video,
            _ => PostForm.Article,
        };
        var slug = Slug is { Length: > 0 } given ? given : Domain.Text.Slug.From(Title ?? "").Value;
        return ChannelText.Default(new(channel, form), Title ?? "", Summary ?? "", addressOf(Section ?? "", slug));
    }

    private ContentForm TickUsualChannels(Genre genre)
    {
        foreach (var choice in ChannelPlan.For(genre))
            (Of(choice.Channel).On, Of(choice.Channel).WithPhoto) = (true, choice.Form is PostForm.Photos);
        return this;
    }

    private void ShowChannels(ChannelTexts texts)
    {
        if (texts.Facebook is { } facebook)
            Facebook = new() { On = true, Text = facebook.Text, WithPhoto = facebook.WithPhoto, At = facebook.At?.OnVietnamClock() };
        if (texts.YouTube is { } youtube)
            YouTube = new() { On = true, Title = youtube.Title, Text = youtube.Description, MadeForKids = youtube.MadeForKids, At = youtube.At?.OnVietnamClock() };
        if (texts.Zalo is { } zalo)
            Zalo = new() { On = true, Title = zalo.Title, Text = zalo.Description, At = zalo.At?.OnVietnamClock() };
    }

    private (ChannelTexts Texts, List<Refusal> Mistakes) ReadChannels(Func<string, string, Uri> addressOf)
    {
        var mistakes = new List<Refusal>();
        (string Title, string Text, DateTimeOffset? At)? Read(ChannelKind channel)
        {
            var form = Of(channel);
            if (!form.On) return null;
            var proposal = Proposal(channel, addressOf);
            var (title, text) = (Clean(form.Title) ?? proposal.Title ?? "", Clean(form.Text) ?? proposal.Text);
            mistakes.AddRange(ChannelLimits.Of(channel).Problems(channel, title, text));
            return (title, text, form.At?.AtVietnamClock());
        }

        var (facebook, youtube, zalo) = (Read(ChannelKind.Facebook), Read(ChannelKind.YouTube), Read(ChannelKind.Zalo));
        return (new ChannelTexts(
            facebook is { } f ? new FacebookText(f.Text, Facebook.WithPhoto, f.At) : null,
            youtube is { } y ? new YouTubeText(y.Title, y.Text, YouTube.MadeForKids, y.At) : null,
            zalo is { } z ? new ZaloText(z.Title, z.Text, z.At) : null), mistakes);
    }
}
