using VocEdu.Connectors.Tests.Far;

namespace VocEdu.Connectors.Tests.Zalo;

public class ZaloLimitsTests
{
    private static readonly IChannel Channel = ZaloFixtureTests.Channel(new FarSide());

    [TestCase(149, ExpectedResult = "")]
    [TestCase(150, ExpectedResult = "title")]
    public string Title_stays_under_150_characters(int length) => Fields(ZaloFixtureTests.Post with { Title = new string('ễ', length) });

    [TestCase(299, ExpectedResult = "")]
    [TestCase(300, ExpectedResult = "text")]
    public string Lead_stays_under_300_characters(int length) => Fields(ZaloFixtureTests.Post with { Text = new string('ễ', length) });

    [TestCase(50, ExpectedResult = "")]
    [TestCase(51, ExpectedResult = "author")]
    public string Byline_takes_50_characters(int length) => Fields(ZaloFixtureTests.Post with { Author = new string('Đ', length) });

    [Test]
    public void Article_needs_title_lead_and_cover() =>
        Assert.That(Fields(new ChannelPost { Marker = "VE-2026-000001", Text = "" }), Is.EqualTo("title text picture"));

    [Test]
    public async Task Article_without_byline_gets_the_editorial_board()
    {
        var far = new FarSide().On("POST /article/create", Fixture.Of("zalo", "error_32_rate"));
        var account = new ChannelAccount(Guid.NewGuid(), "1", new MemorySecrets(new("TEST-OA-ACCESS")));
        await ZaloFixtureTests.Channel(far).SendAsync(new SavedJob(account, ZaloFixtureTests.Post with { Author = null }).Job, default);
        Assert.That(far.Calls[0].Json.Member("author"), Is.EqualTo("Ban biên tập"));
        Assert.That(far.Calls[0].Json.GetProperty("cover").Member("photo_url"), Does.EndWith("/ng%C3%A0y%20h%E1%BB%99i.jpg"));
    }

    private static string Fields(ChannelPost post) => string.Join(' ', Channel.Check(post).Select(problem => problem.Field));
}
