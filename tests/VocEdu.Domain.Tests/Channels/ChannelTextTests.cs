using System.Text;
using VocEdu.Domain.Channels;

namespace VocEdu.Domain.Tests.Channels;

public sealed class ChannelTextTests
{
    private static readonly ChannelChoice Facebook = new(ChannelKind.Facebook, PostForm.Link);
    private static readonly ChannelChoice Photos = new(ChannelKind.Facebook, PostForm.Photos);
    private static readonly ChannelChoice YouTube = new(ChannelKind.YouTube, PostForm.Video);
    private static readonly ChannelChoice Zalo = new(ChannelKind.Zalo, PostForm.Article);
    private static readonly Uri Link = new("https://gdnn.example.gov.vn/tin-tuc/hoi-giang");

    [Test]
    public void Facebook_gets_title_and_summary_and_the_card_brings_the_address() =>
        Assert.That(ChannelText.Default(Facebook, "Hội giảng", "Ngày hội của nhà giáo.", Link), Is.EqualTo(new ChannelText(null, "Hội giảng\n\nNgày hội của nhà giáo.")));

    [Test]
    public void Picture_post_carries_the_address_in_its_text() =>
        Assert.That(ChannelText.Default(Photos, "Hội giảng", "", Link).Text, Is.EqualTo("Hội giảng\n\n" + Link));

    [Test]
    public void YouTube_gets_no_angle_brackets()
    {
        var text = ChannelText.Default(YouTube, "Nghề <hàn>", "Lương > 10 triệu", Link);
        Assert.That(text.Title + text.Text, Does.Not.Contain('<').And.Not.Contain('>'));
    }

    [Test]
    public void Long_Vietnamese_description_is_measured_in_bytes()
    {
        var text = ChannelText.Default(YouTube, "Nghề hàn", string.Join(' ', Enumerable.Repeat("nghề", 2000)), Link).Text;
        Assert.That(Encoding.UTF8.GetByteCount(text), Is.InRange(4800, 5000 - ChannelText.MarkerRoom));
        Assert.That(text, Does.EndWith("nghề…\n\n" + Link));
    }

    [Test]
    public void Zalo_stays_below_its_printed_limits()
    {
        var text = ChannelText.Default(Zalo, new string('đ', 150), new string('đ', 300));
        Assert.That((text.Title!.Length, text.Text.Length), Is.EqualTo((149, 299)));
    }

    [TestCase("Học nghề hàn tại trường", 12, "Học nghề…")]
    [TestCase("Học nghề hàn", 12, "Học nghề hàn")]
    [TestCase("Học nghề, làm thợ", 10, "Học nghề…")]
    public void Text_is_cut_at_a_word_end(string text, int max, string expected) => Assert.That(ChannelText.Fit(text, max), Is.EqualTo(expected));

    [ForAll]
    public bool Default_texts_keep_the_limits(string? title, string? summary, byte repeat)
    {
        var (t, s) = (string.Concat(Enumerable.Repeat(title + " ", repeat)), string.Concat(Enumerable.Repeat(summary + "ệ 😀", repeat * 10)));
        return ((ChannelChoice[])[Facebook, Photos, YouTube, Zalo]).All(choice =>
        {
            var text = ChannelText.Default(choice, t, s, Link);
            var limits = ChannelLimits.Of(choice.Channel);
            return limits.Measure(text.Text) <= limits.Text && (text.Title ?? "").Length <= limits.Title && text.Text.IsNormalized();
        });
    }
}
