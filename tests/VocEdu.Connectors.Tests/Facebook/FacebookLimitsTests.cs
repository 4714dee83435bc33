using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Facebook;

public class FacebookLimitsTests
{
    private static readonly IChannel Channel = Near.Channel(ChannelKind.Facebook, new FarSide());

    private static readonly ChannelPost Post = new() { Marker = "VE-2026-000001", Text = "Thông báo tuyển sinh" };

    // The reference line and the empty line before it are 24 characters.
    [TestCase(63_206 - 24, ExpectedResult = "")]
    [TestCase(63_206 - 23, ExpectedResult = "text")]
    public string Text_is_measured_with_its_reference_line(int length) => Fields(Post with { Text = new string('ễ', length) });

    [TestCase("https://www.facebook.com/gdnn", ExpectedResult = "link")]
    [TestCase("https://fb.watch/x", ExpectedResult = "link")]
    [TestCase("https://notfacebook.com/x", ExpectedResult = "")]
    [TestCase("mailto:a@gdnn.example.vn", ExpectedResult = "link")]
    public string Link_must_lead_to_a_public_page_outside_Facebook(string link) => Fields(Post with { Link = new(link) });

    [TestCase(10, ExpectedResult = "")]
    [TestCase(11, ExpectedResult = "picture")]
    public string Post_takes_ten_pictures(int count) =>
        Fields(Post with { Pictures = [.. Enumerable.Repeat(new PostPicture(new("https://gdnn.example.vn/a.jpg"), "Xưởng hàn"), count)] });

    [TestCase("video/mp4", 1_048_576L, 0, ExpectedResult = "")]
    [TestCase("video/quicktime", 1_048_576L, 0, ExpectedResult = "")]
    [TestCase("video/x-matroska", 1_048_576L, 0, ExpectedResult = "video")]
    [TestCase("video/mp4", 1023L, 0, ExpectedResult = "video")]
    [TestCase("video/mp4", 2_147_483_649L, 0, ExpectedResult = "video")]
    [TestCase("video/mp4", 1_048_576L, 1, ExpectedResult = "")]
    [TestCase("video/mp4", 1_048_576L, 2, ExpectedResult = "picture")]
    public string Film_has_a_form_and_a_size_and_at_most_one_picture_for_its_thumbnail(string type, long length, int pictures) => Fields(Post with
    {
        Link = null,
        Video = new("a.mp4", type, length, "00"),
        Pictures = [.. Enumerable.Repeat(new PostPicture(new("https://gdnn.example.vn/a.jpg"), "Xưởng hàn"), pictures)],
    });

    [Test]
    public void Empty_post_is_refused() => Assert.That(Fields(Post with { Text = " " }), Is.EqualTo("text"));

    private static string Fields(ChannelPost post) => string.Join(' ', Channel.Check(post).Select(problem => problem.Field));
}
