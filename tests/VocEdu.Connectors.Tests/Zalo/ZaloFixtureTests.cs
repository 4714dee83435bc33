using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Zalo;

public class ZaloFixtureTests
{
    private const string Article = "4402c73f7e7a9724ce6b";

    // Recordings of calls this connector does not make: connecting an account is the host's, the rest are film, broadcast and message uploads.
    private static readonly string[] OtherCalls = ["token_code_", "upload_image_ok", "video_", "article_create_video_ok", "broadcast_ok"];

    private static IEnumerable<Fixture> Failures => Fixture.All("zalo")
        .Where(f => f.Class is not null && !f.Name.StartsWith("token_", StringComparison.Ordinal))
        .Where(f => !Array.Exists(OtherCalls, name => f.Name.StartsWith(name, StringComparison.Ordinal)));

    [TestCaseSource(nameof(Failures))]
    public async Task Recorded_failure_gets_the_class_of_the_contract(Fixture fixture)
    {
        var (call, progress) = fixture.Name switch
        {
            var name when name.StartsWith("article_verify_", StringComparison.Ordinal) => ("POST /article/verify", $$"""{"Token":"t","Since":"{{Near.Now:O}}"}"""),
            var name when name.StartsWith("article_getslice_", StringComparison.Ordinal) => ("GET /article/getslice", $$"""{"ArticleId":"{{Article}}","Shown":true}"""),
            _ => ("POST /article/create", null),
        };
        var far = new FarSide().On(call, fixture);

        var outcome = await Channel(far).SendAsync(new SavedJob(Account(), Post, progress).Job, default);

        Assert.That(outcome.Class(), Is.EqualTo(fixture.Class), fixture.Json.GetRawText());
        Assert.That(far.IsDone);
    }

    [Test]
    public async Task Article_is_created_hidden_verified_shown_and_read_back()
    {
        var far = new FarSide().On("POST /article/create", Fixture.Of("zalo", "article_create_ok"))
            .On("POST /article/verify", Fixture.Of("zalo", "article_verify_ok"))
            .On("POST /article/update", Fixture.Of("zalo", "article_update_show_ok"))
            .On("POST /article/verify", Fixture.Of("zalo", "article_verify_ok"))
            .On("GET /article/getslice", Slice("show"));
        var saved = new SavedJob(Account(), Post);

        var outcome = await Channel(far).SendAsync(saved.Job, default);

        Assert.That(outcome, Is.EqualTo(new PostOutcome.Posted(Article, new Uri($"https://officialaccount.me/d?id={Article}&pageId=1493565572267710000"))));
        var (create, update) = (Fixture.Of("zalo", "article_create_ok"), Fixture.Of("zalo", "article_update_show_ok"));
        Assert.That(far.Calls[0].Fields, Is.EquivalentTo(create.Request!.Value.Fields));
        Assert.That(far.Calls[2].Fields, Is.EquivalentTo(update.Request!.Value.Fields));
        Assert.That((far.Calls[0].Json.Member("status"), far.Calls[2].Json.Member("status")), Is.EqualTo(("hide", "show")));
        Assert.That(far.Calls[0].Header("access_token"), Is.EqualTo("TEST-OA-ACCESS"));
        Assert.That(far.Calls[0].Json.GetProperty("body").EnumerateArray().Last().GetProperty("content").GetString(), Is.EqualTo("Mã tin: VE-2026-000130"));
    }

    [Test]
    public async Task Token_is_only_verified_never_created_again()
    {
        var far = new FarSide().On("POST /article/create", Fixture.Of("zalo", "article_create_ok"))
            .On("POST /article/verify", Fixture.Of("zalo", "article_verify_pending"));
        var saved = new SavedJob(Account(), Post);
        var first = await Channel(far).SendAsync(saved.Job, default);
        Assert.That(first, Is.TypeOf<PostOutcome.TryLater>().And.Property("CountsAsAttempt").False.And.Property("After").EqualTo(TimeSpan.FromSeconds(6)));

        var later = new FarSide().On("POST /article/verify", Fixture.Of("zalo", "article_verify_pending"));
        await Channel(later).SendAsync(saved.Job, default);
        Assert.That(later.IsDone);
        Assert.That(await Channel(new FarSide()).FindAsync(saved.Job, default), Is.TypeOf<LookUp.CanResume>());
    }

    [TestCase("600", "30", true)]
    [TestCase("600", "31", false)]
    [TestCase("600", "0", true)]
    [TestCase(null, "0", true)]
    [TestCase("600", "nhiều", false)]
    public async Task Account_pauses_for_a_minute_when_its_calls_are_nearly_used_up_and_goes_on_from_its_token(string? limit, string remain, bool pauses)
    {
        var far = new FarSide().On("POST /article/create", _ =>
        {
            var answer = Fixture.Of("zalo", "article_create_ok").Answer();
            if (limit is not null) answer.Headers.Add("X-RateLimit-Limit", limit);
            answer.Headers.Add("X-RateLimit-Remain", remain);
            return answer;
        }).On("POST /article/verify", Fixture.Of("zalo", "article_verify_pending"));
        var saved = new SavedJob(Account(), Post);

        var outcome = await Channel(far).SendAsync(saved.Job, default);

        Assert.That((outcome as PostOutcome.ChannelLimited)?.Until, Is.EqualTo(pauses ? Near.Now.AddMinutes(1) : (DateTimeOffset?)null));
        Assert.That(saved.Progress, Does.Contain("\"Token\":\""), "what was created is not forgotten");
    }

    [Test]
    public async Task Processing_without_end_counts_as_a_failed_attempt()
    {
        var progress = $$"""{"Token":"t","Since":"{{Near.Now.AddHours(-1):O}}"}""";
        var far = new FarSide().On("POST /article/verify", Fixture.Of("zalo", "article_verify_pending"));
        Assert.That((await Channel(far).SendAsync(new SavedJob(Account(), Post, progress).Job, default)).Class(), Is.EqualTo("R"));
    }

    [Test]
    public async Task Lost_article_is_recognised_by_its_reference_and_carried_on_with()
    {
        var far = new FarSide().On("GET /article/getslice", Fixture.Of("zalo", "article_getslice_ok"))
            .On("GET /article/getdetail", Fixture.Of("zalo", "article_getdetail_ok"));
        var saved = new SavedJob(Account(), Post);
        var found = await Channel(far).FindAsync(saved.Job with { FirstAttemptAt = DateTimeOffset.FromUnixTimeMilliseconds(1795249800000) }, default);
        Assert.That(found, Is.TypeOf<LookUp.CanResume>());
        Assert.That(saved.Progress, Does.Contain(Article));
    }

    [Test]
    public async Task Equal_title_without_our_reference_is_not_ours()
    {
        var far = new FarSide().On("GET /article/getslice", Fixture.Of("zalo", "article_getslice_ok"))
            .On("GET /article/getdetail", Fixture.Of("zalo", "article_getdetail_ok")).On("GET /article/getdetail", Fixture.Of("zalo", "article_getdetail_ok"));
        var job = new SavedJob(Account(), Post with { Marker = "VE-2026-00013" }).Job with { FirstAttemptAt = DateTimeOffset.FromUnixTimeMilliseconds(1795249800000) };
        Assert.That(await Channel(far).FindAsync(job, default), Is.TypeOf<LookUp.NotFound>());
    }

    [Test]
    public async Task Removed_article_or_one_that_is_already_gone_counts_as_removed()
    {
        var removed = await Channel(new FarSide().On("POST /article/remove", Fixture.Of("zalo", "article_remove_ok"))).RemoveAsync(Account(), Article, default);
        var gone = await Channel(new FarSide().On("POST /article/remove", """{"error":-201,"message":"id is invalid"}""")
            .On("GET /article/getdetail", """{"error":-201,"message":"id is invalid"}""")).RemoveAsync(Account(), Article, default);
        var refused = await Channel(new FarSide().On("POST /article/remove", """{"error":-201,"message":"id is invalid"}""")
            .On("GET /article/getdetail", Fixture.Of("zalo", "article_getdetail_ok"))).RemoveAsync(Account(), Article, default);
        Assert.That((removed.Class(), gone.Class(), refused.Class()), Is.EqualTo(("done", "done", "P")));
    }

    [Test]
    public async Task Probe_names_the_account_or_the_reason()
    {
        var works = await Channel(new FarSide().On("GET /oa/getoa", Fixture.Of("zalo", "getoa_ok"))).ProbeAsync(Account(), default);
        var dead = await Channel(new FarSide().On("GET /oa/getoa", Fixture.Of("zalo", "error_204_oa_deleted"))).ProbeAsync(Account(), default);
        Assert.That((works.AccountName, dead.Problem!.Code), Is.EqualTo(("GDNN tỉnh X", "-204")));
    }

    internal static FarSide.Answering Slice(string status) => _ =>
    {
        var text = Fixture.Of("zalo", "article_getslice_ok").Json.GetProperty("response").GetProperty("body").GetRawText();
        return new HttpResponseMessage { Content = new StringContent(text.Replace("\"hide\"", $"\"{status}\"", StringComparison.Ordinal)) };
    };

    internal static ChannelPost Post => new()
    {
        Marker = "VE-2026-000130",
        Title = "Ngày hội tư vấn nghề 2026",
        Author = "Sở - Phòng GDNN",
        Text = "Hơn 20 trường cao đẳng, trung cấp tham gia tư vấn tuyển sinh.",
        Pictures = [new(new("https://gdnn.example.vn/media/ngày hội.jpg"), "Toàn cảnh ngày hội")],
        Blocks =
        [
            new("Sáng 21/11, ngày hội tư vấn nghề khai mạc.\n\nCó hơn 20 trường tham gia."),
            new(Picture: new(new("https://gdnn.example.vn/media/gian-hang.jpg"), "Gian hàng nghề hàn")),
        ],
    };

    internal static IChannel Channel(HttpMessageHandler far, TimeProvider? clock = null) => Near.Channel(ChannelKind.Zalo, far,
        new Dictionary<string, string?> { ["Zalo:AppId"] = "1234567890", ["Zalo:AppSecret"] = "APP-SECRET" }, clock);

    private static ChannelAccount Account() => new(Guid.NewGuid(), "1493565572267710000", new MemorySecrets(new("TEST-OA-ACCESS")));
}
