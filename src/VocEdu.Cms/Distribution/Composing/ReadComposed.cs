using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Distribution.Composing;

/// <summary>Turns what was typed for the channels into the texts of a version.</summary>
public sealed class ReadComposed(CmsDb db, TimeProvider clock)
{
    private const long MostOnZalo = 50L * 1024 * 1024;

    /// <param name="keep">The channel whose own words were looked at beside the changed story and stay.</param>
    /// <returns>The texts, and why they cannot be saved; each mistake names its input.</returns>
    public async Task<(ChannelTexts Texts, List<Refusal> Mistakes)> RunAsync(ChannelTexts before, IReadOnlyList<ChannelView> views, ChannelKind? keep, Actor actor, CancellationToken cancel)
    {
        var mistakes = new List<Refusal>();
        var texts = before;
        foreach (var view in views)
        {
            var text = view.Form.On ? await OneAsync(view, keep == view.Kind, actor, mistakes, cancel) : null;
            texts = view.Kind switch
            {
                ChannelKind.Facebook => texts with { Facebook = (FacebookText?)text },
                ChannelKind.YouTube => texts with { YouTube = (YouTubeText?)text },
                _ => texts with { Zalo = (ZaloText?)text },
            };
        }

        return (texts, mistakes);
    }

    private async Task<ComposedText> OneAsync(ChannelView view, bool keep, Actor actor, List<Refusal> mistakes, CancellationToken cancel)
    {
        var (form, before, proposal) = (view.Form, view.Before, view.Proposal);
        var (title, words) = (Clean(form.Title) ?? proposal.Title ?? "", Clean(form.Text) ?? proposal.Text);
        var hashtags = view.TakesHashtags ? Hashtags.Read(form.Hashtags) : [];
        mistakes.AddRange(view.Limits.Problems(view.Kind, title, ChannelView.Finished(words, view.Story, hashtags)));

        if (view is { Kind: ChannelKind.Zalo, ShowsFilm: true, Story.FilmBytes: > MostOnZalo })
            mistakes.Add(new("channel.film", "Video của bài lớn hơn 50 MB nên Zalo không nhận. Hãy bỏ chọn “Đăng video của bài” cho Zalo; bài vẫn đăng được với ảnh và liên kết.", $"{view.Kind}.{nameof(ComposeForm.WithFilm)}"));

        var at = Time(view, mistakes);
        var follows = words == proposal.Text && title == (proposal.Title ?? "");
        var same = before is { Follows: false } && words == before.Words && title == (before.Heading ?? "");
        ComposedText text = view.Kind switch
        {
            ChannelKind.Facebook => new FacebookText(words, form.WithPhoto, at),
            ChannelKind.YouTube => new YouTubeText(title, words, form.MadeForKids, at),
            _ => new ZaloText(title, words, at),
        };
        return text with
        {
            Follows = follows,
            Source = follows ? null : same && !keep ? before!.Source : ChannelSource.Told(proposal),
            WithFilm = view.ShowsFilm,
            WithGallery = view.OffersGallery && form.WithGallery,
            Hashtags = hashtags.Count > 0 ? hashtags : null,
            Picture = await PictureAsync(view, actor, mistakes, cancel),
        };
    }

    private DateTimeOffset? Time(ChannelView view, List<Refusal> mistakes)
    {
        var (form, field) = (view.Form, $"{view.Kind}.{nameof(ComposeForm.At)}");
        switch (form.When)
        {
            case PostTime.NextSlot:
                if (view.NextFree is null) mistakes.Add(new("channel.slot", $"{ChannelPlan.NameOf(view.Kind)} chưa có khung giờ nào còn trống. Hãy chọn giờ khác hoặc thêm khung giờ ở trang “Cách đăng lên kênh”.", field));
                return view.NextFree;
            case PostTime.Own when form.At is not { } local || !local.IsSensible():
                mistakes.Add(new("channel.time", "Hãy chọn ngày giờ đăng, hoặc chọn đăng cùng lúc với bài.", field));
                return null;
            case PostTime.Own:
                var at = form.At!.Value.AtVietnamClock();
                if (at <= clock.GetUtcNow() && at != view.Before?.At) mistakes.Add(new("channel.past", "Giờ đăng này đã qua. Hãy chọn một giờ sắp tới.", field));
                return at;
            default:
                return null;
        }
    }

    private async Task<MediaUse?> PictureAsync(ChannelView view, Actor actor, List<Refusal> mistakes, CancellationToken cancel)
    {
        if (view.Form.PictureId is not { } id) return null;
        var field = $"{view.Kind}.{nameof(ComposeForm.PictureId)}";
        // What stands there already stays, whoever put it there.
        if (view.Before?.Picture?.MediaId != id && !await db.Media.VisibleTo(actor).AnyAsync(m => m.Id == id && m.Kind == MediaKind.Picture, cancel))
        {
            mistakes.Add(new("channel.picture", "Không tìm thấy ảnh này trong thư viện. Hãy chọn ảnh khác.", field));
            return null;
        }

        if (Clean(view.Form.PictureAlt) is { } alt) return new(id, alt);
        mistakes.Add(new("channel.alt", "Hãy mô tả ảnh để người không nhìn thấy ảnh cũng hiểu.", $"{view.Kind}.{nameof(ComposeForm.PictureAlt)}"));
        return new(id, "");
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalize(text).ReplaceLineEndings("\n").Trim();
}
