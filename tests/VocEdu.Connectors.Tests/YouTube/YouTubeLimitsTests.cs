using VocEdu.Connectors.Tests.Far;

namespace VocEdu.Connectors.Tests.YouTube;

public class YouTubeLimitsTests
{
    private static readonly IChannel Channel = YouTubeFixtureTests.Channel(new FarSide());

    [TestCase(100, ExpectedResult = "")]
    [TestCase(101, ExpectedResult = "title")]
    public string Title_takes_100_characters(int length) => Fields(YouTubeFixtureTests.Post with { Title = new string('ễ', length) });

    // ễ takes three bytes, the reference line with the empty line before it 26.
    [TestCase(1_658, ExpectedResult = "")]
    [TestCase(1_659, ExpectedResult = "text")]
    public string Description_takes_5000_bytes_with_its_reference_line(int length) => Fields(YouTubeFixtureTests.Post with { Text = new string('ễ', length) });

    [TestCase("cơ <điện> tử", "x", ExpectedResult = "title")]
    [TestCase("cơ điện tử", "a > b", ExpectedResult = "text")]
    public string Angle_brackets_are_named_before_anything_is_spent(string title, string text) =>
        Fields(YouTubeFixtureTests.Post with { Title = title, Text = text });

    // Two tags with a space: 2 × 2 quotes and a comma.
    [TestCase(495, ExpectedResult = "")]
    [TestCase(496, ExpectedResult = "tags")]
    public string Tags_count_their_quotes_and_commas(int letters) =>
        Fields(YouTubeFixtureTests.Post with { Tags = ["a " + new string('b', 3), new string('c', letters - 7) + " d"] });

    [Test]
    public void Post_without_video_is_refused() => Assert.That(Fields(YouTubeFixtureTests.Post with { Video = null }), Is.EqualTo("video"));

    [Test]
    public void Sound_alone_is_no_video() =>
        Assert.That(Fields(YouTubeFixtureTests.Post with { Video = YouTubeFixtureTests.Post.Video! with { ContentType = "audio/mp4" } }), Is.EqualTo("video"));

    private static string Fields(ChannelPost post) => string.Join(' ', Channel.Check(post).Select(problem => problem.Field));
}
