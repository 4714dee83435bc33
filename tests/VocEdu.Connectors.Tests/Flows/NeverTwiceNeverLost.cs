using VocEdu.Connectors.Tests.Far;
using VocEdu.Connectors.Tests.YouTube;
using VocEdu.Connectors.Tests.Zalo;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>Whatever is cut off, and wherever: one post in the end, and its link is known.</summary>
public class NeverTwiceNeverLost
{
    private static readonly ChannelPost LinkPost = new() { Marker = "VE-2026-000201", Text = "Ngày hội tư vấn nghề", Link = new("https://gdnn.example.vn/tin/ngay-hoi") };

    private static readonly ChannelPost PhotoPost = new()
    {
        Marker = "VE-2026-000202",
        Text = "Hội thi tay nghề",
        Pictures = [new(new("https://www.gdnn.example.vn/a.jpg"), "Thí sinh hàn"), new(new("https://www.gdnn.example.vn/b.jpg"), "Trao giải")],
    };

    private static readonly Dictionary<string, (string Marker, Func<IPlatform> Open)> Platforms = new()
    {
        ["Facebook link"] = (LinkPost.Marker, () => new SandboxFacebook(LinkPost with { Link = new("https://www.gdnn.example.vn/tin/ngay-hoi?a=1#b") }, stage: true)),
        ["Facebook link, public at once"] = (LinkPost.Marker, () => new SandboxFacebook(LinkPost, stage: false)),
        ["Facebook photos"] = (PhotoPost.Marker, () => new SandboxFacebook(PhotoPost, stage: true)),
        ["Facebook photos, public at once"] = (PhotoPost.Marker, () => new SandboxFacebook(PhotoPost, stage: false)),
        ["Zalo"] = (ZaloFixtureTests.Post.Marker, () => new ModelZalo(ZaloFixtureTests.Post)),
        ["YouTube"] = (YouTubeFixtureTests.Post.Marker, () => new ModelYouTube(YouTubeFixtureTests.Post)),
        ["YouTube, session forgotten"] = (YouTubeFixtureTests.Post.Marker, () => new ModelYouTube(YouTubeFixtureTests.Post) { Forgets = true }),
    };

    private static IEnumerable<TestCaseData> Accidents =>
        from platform in Platforms.Keys
        from applied in new[] { false, true }
        from kills in new[] { false, true }
        select new TestCaseData(platform, applied, kills);

    [TestCaseSource(nameof(Accidents))]
    public async Task One_accident_at_any_call_leaves_exactly_one_post(string platform, bool applied, bool kills)
    {
        var calls = int.MaxValue;
        for (var call = 1; call <= calls; call++)
        {
            calls = await DeliverAsync(platform, new Cut(call, applied, kills));
        }

        Assert.That(calls, Is.GreaterThanOrEqualTo(2));
    }

    [TestCase("Facebook photos")]
    [TestCase("Facebook link, public at once")]
    [TestCase("Zalo")]
    [TestCase("YouTube")]
    [TestCase("YouTube, session forgotten")]
    public async Task Several_accidents_leave_exactly_one_post(string platform)
    {
        var chance = new Random(20261121);
        for (var run = 0; run < 25; run++)
        {
            await DeliverAsync(platform, [.. Enumerable.Range(0, 4).Select(_ => new Cut(chance.Next(1, 24), chance.Next(2) == 0, chance.Next(2) == 0))]);
        }
    }

    [Test]
    public async Task Lost_answer_to_a_token_renewal_asks_for_a_person_and_posts_nothing()
    {
        using var zalo = new ModelZalo(ZaloFixtureTests.Post) { Secrets = new(new("ACCESS-1", "REFRESH-1", ExpiresAt: Near.Now)) };
        var (outcome, _) = await zalo.Delivery().RunAsync(zalo, new Cut(1, Applied: true, Kills: false));
        Assert.That(outcome, Is.TypeOf<PostOutcome.ChannelBlocked>().And.Property("Why").Property("Code").EqualTo("-14014"));
        Assert.That(zalo.Public(ZaloFixtureTests.Post.Marker), Is.Empty);
    }

    private static async Task<int> DeliverAsync(string name, params Cut[] cuts)
    {
        using var platform = Platforms[name].Open();
        var (outcome, calls) = await platform.Delivery().RunAsync(platform.Handler, cuts);
        var what = string.Join(", ", cuts);
        Assert.That(outcome, Is.TypeOf<PostOutcome.Posted>(), what);
        Assert.That(platform.Public(Platforms[name].Marker), Is.EqualTo(new[] { ((PostOutcome.Posted)outcome).Permalink.AbsoluteUri }), what);
        Assert.That((platform as ModelYouTube)?.Films ?? 1, Is.EqualTo(1), what);
        return calls;
    }
}
