using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;

namespace VocEdu.Domain.Tests.Channels;

public sealed class ChannelPlanTests
{
    [TestCase("TIN", "Facebook Link, Zalo Article")]
    [TestCase("PSA", "Facebook Photos, Zalo Article")]
    [TestCase("VIDEO", "Facebook Link, YouTube Video, Zalo Article")]
    [TestCase("NGHE", "Facebook Link, Zalo Article")]
    [TestCase("TT", "")]
    [TestCase("VANBAN", "")]
    public void Each_genre_has_its_channels(string genre, string expected) =>
        Assert.That(string.Join(", ", ChannelPlan.For(Genres.Get(genre)).Select(c => $"{c.Channel} {c.Form}")), Is.EqualTo(expected));

    [Test]
    public void YouTube_gets_films_only() =>
        Assert.That(Genres.All.Where(g => ChannelPlan.For(g).Any(c => c.Channel == ChannelKind.YouTube)).Select(g => g.Kind), Is.All.EqualTo(ContentKind.Video));
}
