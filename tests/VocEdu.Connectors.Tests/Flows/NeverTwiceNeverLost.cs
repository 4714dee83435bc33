using VocEdu.Connectors.Tests.YouTube;
using VocEdu.Connectors.Tests.Zalo;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>Whatever is cut off, and wherever: one post in the end, and its link is known.</summary>
public sealed class NeverTwiceNeverLost : IDisposable
{
    private readonly SandboxInMemory sandbox = new();

    private static readonly ChannelPost LinkPost = new()
    {
        Marker = "VE-2026-000201", Text = "Ngày hội tư vấn nghề", Link = new("https://www.gdnn.example.vn/tin/ngay-hoi?a=1#b"),
    };

    private static readonly ChannelPost PhotoPost = new()
    {
        Marker = "VE-2026-000202",
        Text = "Hội thi tay nghề",
        Pictures = [new(new("https://www.gdnn.example.vn/a.jpg"), "Thí sinh hàn"), new(new("https://www.gdnn.example.vn/b.jpg"), "Trao giải")],
    };

    private static readonly ChannelPost FilmPost = new()
    {
        Marker = "VE-2026-000203", Title = "Một ngày ở xưởng hàn", Text = "Xem thợ hàn chuẩn bị, hàn và kiểm tra mối hàn.", Video = new Far.MemoryMedia().Video,
    };

    private static readonly Dictionary<string, Func<SandboxInMemory, SandboxPlatform>> Platforms = new()
    {
        ["Facebook link"] = s => new(s, ChannelKind.Facebook, LinkPost),
        // Facebook's own guard against the same text twice is not to be relied on.
        ["Facebook link, public at once"] = s => new(s, ChannelKind.Facebook, LinkPost, stage: false, b => b.Facebook.DuplicateWindowSeconds = 0),
        ["Facebook photos"] = s => new(s, ChannelKind.Facebook, PhotoPost),
        ["Facebook photos, public at once"] = s => new(s, ChannelKind.Facebook, PhotoPost, stage: false),
        ["Facebook film"] = s => new(s, ChannelKind.Facebook, FilmPost, behaving: b => b.Facebook.VideoChunkBytes = 400_000),
        ["Facebook film, public at once"] = s => new(s, ChannelKind.Facebook, FilmPost, stage: false, b => b.Facebook.VideoChunkBytes = 400_000),
        ["Facebook film, among the posts"] = s => new(s, ChannelKind.Facebook, FilmPost, behaving: b => b.Facebook.ReelMode = false),
        ["Zalo film"] = s => new(s, ChannelKind.Zalo, FilmPost with { Pictures = [new(new("https://www.gdnn.example.vn/bia.jpg"), "Xưởng hàn")] }),
        ["Zalo"] = s => new(s, ChannelKind.Zalo, ZaloFixtureTests.Post),
        ["YouTube"] = s => new(s, ChannelKind.YouTube, YouTubeFixtureTests.Post),
        ["YouTube, half a chunk kept"] = s => new(s, ChannelKind.YouTube, YouTubeFixtureTests.Post, behaving: b => b.YouTube.PartialCommitBytes = 100_000),
        ["YouTube, sessions forgotten in a minute"] = s => new(s, ChannelKind.YouTube, YouTubeFixtureTests.Post, behaving: b => b.YouTube.SessionSeconds = 60),
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

    private static IEnumerable<string> All => Platforms.Keys;

    [TestCaseSource(nameof(All))]
    public async Task Several_accidents_leave_exactly_one_post(string platform)
    {
        var chance = new Random(20261121);
        for (var run = 0; run < 15; run++)
        {
            await DeliverAsync(platform, [.. Enumerable.Range(0, 4).Select(_ => new Cut(chance.Next(1, 24), chance.Next(2) == 0, chance.Next(2) == 0))]);
        }
    }

    [Test]
    public async Task Lost_answer_to_a_token_renewal_asks_for_a_person_and_posts_nothing()
    {
        var zalo = new SandboxPlatform(sandbox, ChannelKind.Zalo, ZaloFixtureTests.Post);
        var delivery = zalo.Delivery();
        zalo.Clock.Advance(TimeSpan.FromHours(26));
        var (outcome, _) = await delivery.RunAsync(zalo.Line, new Cut(1, Applied: true, Kills: false));
        Assert.That(outcome, Is.TypeOf<PostOutcome.ChannelBlocked>().And.Property("Why").Property("Code").EqualTo("-14014"));
        Assert.That(zalo.Public, Is.Empty);
    }

    [Test]
    public async Task Unaudited_project_leaves_the_video_private_and_blocks_the_channel()
    {
        var locked = new SandboxPlatform(sandbox, ChannelKind.YouTube, YouTubeFixtureTests.Post, behaving: b => b.YouTube.AuditLock = true);
        var (outcome, _) = await locked.Delivery().RunAsync(locked.Line);
        Assert.That(outcome, Is.TypeOf<PostOutcome.ChannelBlocked>().And.Property("Why").Property("Code").EqualTo("locked"));
        Assert.That((locked.Videos, locked.Public.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Post_is_taken_down_and_taking_it_down_again_is_no_error([Values] ChannelKind kind)
    {
        var post = kind switch { ChannelKind.Facebook => LinkPost, ChannelKind.Zalo => ZaloFixtureTests.Post, _ => YouTubeFixtureTests.Post };
        var platform = new SandboxPlatform(sandbox, kind, post);
        var delivery = platform.Delivery();
        var (outcome, _) = await delivery.RunAsync(platform.Line);
        var (id, link, _) = (PostOutcome.Posted)outcome;
        using var reader = new HttpClient(platform.Line, disposeHandler: false);
        Assert.That(await reader.GetStringAsync(link), Does.Contain(post.Marker), "the link leads readers to the post");
        var first = await delivery.RemoveAsync(platform.Line, id);
        var second = await delivery.RemoveAsync(platform.Line, id);
        Assert.That((first, second, platform.Public.Count), Is.EqualTo((new PostOutcome.Removed(), new PostOutcome.Removed(), 0)));
    }

    public void Dispose() => sandbox.Dispose();

    private async Task<int> DeliverAsync(string name, params Cut[] cuts)
    {
        var platform = Platforms[name](sandbox);
        var (outcome, calls) = await platform.Delivery().RunAsync(platform.Line, cuts);
        var what = string.Join(", ", cuts);
        Assert.That(outcome, Is.TypeOf<PostOutcome.Posted>(), what);
        Assert.That(platform.Public, Is.EqualTo(new[] { ((PostOutcome.Posted)outcome).Permalink.AbsoluteUri }), what);
        Assert.That(platform.Videos, Is.LessThanOrEqualTo(1), what);
        return calls;
    }
}
