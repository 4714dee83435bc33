using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Tests.Facebook;

public class FacebookFixtureTests
{
    private const string Page = "100200300400500";

    // Recordings of calls this connector does not make: connecting a page is the host's, the rest are video, reels, figures and editing.
    private static readonly string[] OtherCalls =
    [
        "debug_token_", "oauth_", "me_accounts_", "insights_page_ok", "insights_post_ok", "reel_", "video_",
        "feed_scheduled_ok", "photos_published_ok", "post_update_ok",
    ];

    private static IEnumerable<Fixture> Failures => Fixture.All("facebook").Where(f => f.Class is not null && !IsOther(f));

    private static bool IsOther(Fixture fixture) => Array.Exists(OtherCalls, name => fixture.Name.StartsWith(name, StringComparison.Ordinal));

    [TestCaseSource(nameof(Failures))]
    public async Task Recorded_failure_gets_the_class_of_the_contract(Fixture fixture)
    {
        var (call, post, progress) = fixture.Name switch
        {
            "post_delete_again_100_33" => ("DELETE /" + Page + "_1", null, null),
            "post_update_other_app_200" => ("POST /" + Page + "_1", Text, $$"""{"Photos":[],"PostId":"{{Page}}_1","Hidden":true}"""),
            "photos_too_large_1366046" => ("POST /photos", Photos, null),
            _ => ("POST /feed", Link, (string?)null),
        };
        var far = new FarSide().On(call, fixture);

        var outcome = post is null
            ? await Channel(far).RemoveAsync(Account(), Page + "_1", default)
            : await Channel(far).SendAsync(new SavedJob(Account(), post, progress).Job, default);

        Assert.That(outcome.Class(), Is.EqualTo(fixture.Class == "reconcile" ? "U" : fixture.Class), fixture.Json.GetRawText());
        Assert.That(far.IsDone);
    }

    [TestCase("feed_text_ok")]
    [TestCase("feed_link_ok")]
    [TestCase("feed_attached_media_ok")]
    public async Task Recorded_create_leads_to_a_post_with_id_and_link(string name)
    {
        var fixture = Fixture.Of("facebook", name);
        var far = new FarSide();
        var post = name == "feed_link_ok" ? Link : name == "feed_text_ok" ? Text : Photos;
        foreach (var _ in post.Pictures)
        {
            far.On("POST /photos", Fixture.Of("facebook", "photos_unpublished_ok"));
        }

        far.On("POST /feed", fixture).On("GET /" + fixture.Json.GetProperty("response").GetProperty("body").GetProperty("id").GetString(),
            Fixture.Of("facebook", "post_read_ok"));

        var outcome = await Channel(far, stage: false).SendAsync(new SavedJob(Account(), post).Job, default);

        Assert.That(outcome, Is.TypeOf<PostOutcome.Posted>());
        var create = far.Calls.Single(call => call.Is("POST /feed"));
        Assert.That(create.Fields, Is.EquivalentTo(fixture.Request!.Value.Fields));
        Assert.That(create.Address.AbsolutePath, Is.EqualTo(fixture.Request.Value.Path));
        Assert.That(create.Header("Authorization"), Is.EqualTo("Bearer TEST-PAGE-TOKEN"));
        Assert.That(far.Calls.Select(call => call.Address.Query), Has.None.Contains("TEST-PAGE-TOKEN"));
    }

    [Test]
    public async Task Post_is_staged_hidden_saved_made_public_and_read_back()
    {
        var far = new FarSide().On("POST /feed", Fixture.Of("facebook", "feed_hidden_ok"))
            .On("POST /" + Page + "_900000000000004", Fixture.Of("facebook", "post_publish_flip_ok"))
            .On("GET /" + Page + "_900000000000004", Fixture.Of("facebook", "post_read_ok"));
        var saved = new SavedJob(Account(), Text);

        var outcome = await Channel(far).SendAsync(saved.Job, default);

        Assert.That(outcome, Is.EqualTo(new PostOutcome.Posted(Page + "_900000000000004", new Uri($"https://www.facebook.com/{Page}/posts/900000000000002"))));
        Assert.That(saved.Progress, Does.Contain(Page + "_900000000000004"));
        Assert.That(far.Calls[0].Json.GetProperty("published").GetBoolean(), Is.False);
        Assert.That(far.Calls[1].Json.GetProperty("is_published").GetBoolean());
    }

    [Test]
    public async Task Post_is_found_by_its_reference_line()
    {
        var far = new FarSide().On("GET /published_posts", Fixture.Of("facebook", "published_posts_page1"));
        var found = await Channel(far).FindAsync(JobFrom(new(2026, 11, 21, 8, 10, 0, TimeSpan.Zero), "VE-2026-000123"), default);
        Assert.That(found, Is.EqualTo(new LookUp.Found(Page + "_900000000000001", new Uri($"https://www.facebook.com/{Page}/posts/900000000000001"))));
    }

    [Test]
    public async Task Search_goes_on_over_an_empty_page_until_there_is_no_next()
    {
        var far = new FarSide().On("GET /published_posts", Fixture.Of("facebook", "published_posts_page1"))
            .On("GET /published_posts", Fixture.Of("facebook", "published_posts_empty_with_next"))
            .On("GET /published_posts", """{"data":[]}""")
            .On("GET /scheduled_posts", Fixture.Of("facebook", "scheduled_posts_ok"));
        var found = await Channel(far).FindAsync(JobFrom(Near.Now, "VE-2026-000999"), default);
        Assert.That(found, Is.TypeOf<LookUp.NotFound>());
        Assert.That(far.Calls[2].Address.Query, Does.Contain("after=QVFD"));
        Assert.That(far.IsDone);
    }

    [Test]
    public async Task Post_older_than_the_first_attempt_is_not_ours()
    {
        var far = new FarSide().On("GET /published_posts", """{"data":[{"id":"1_2","message":"Mã tin: VE-2026-000123","created_time":"2026-11-20T08:10:02+0000"}]}""")
            .On("GET /scheduled_posts", """{"data":[]}""");
        Assert.That(await Channel(far).FindAsync(JobFrom(Near.Now, "VE-2026-000123"), default), Is.TypeOf<LookUp.NotFound>());
    }

    [Test]
    public async Task Link_post_is_recognised_by_the_reference_on_its_link()
    {
        var far = new FarSide().On("GET /published_posts", """
            {"data":[{"id":"1_2","message":"x","created_time":"2026-11-21T08:19:02+0000",
              "attachments":{"data":[{"unshimmed_url":"https://gdnn.example.vn/tin/a?vid=VE-2026-000124"}]}}]}
            """);
        Assert.That(await Channel(far).FindAsync(JobFrom(Near.Now, "VE-2026-000124"), default),
            Is.EqualTo(new LookUp.Found("1_2", new Uri("https://www.facebook.com/1_2"))));
    }

    [Test]
    public async Task Post_that_a_person_deleted_is_not_made_again()
    {
        var progress = $$"""{"Photos":[],"PostId":"{{Page}}_1","Hidden":true}""";
        var gone = Fixture.Of("facebook", "post_delete_again_100_33");
        var found = await Channel(new FarSide().On("GET /" + Page + "_1", gone)).FindAsync(new SavedJob(Account(), Text, progress).Job, default);
        var sent = await Channel(new FarSide().On("POST /" + Page + "_1", gone)).SendAsync(new SavedJob(Account(), Text, progress).Job, default);
        Assert.That((found.GetType(), sent.Class()), Is.EqualTo((typeof(LookUp.CanResume), "P")));
    }

    [Test]
    public async Task Deleted_post_counts_as_removed()
    {
        var far = new FarSide().On("DELETE /" + Page + "_1", Fixture.Of("facebook", "post_delete_ok"));
        Assert.That(await Channel(far).RemoveAsync(Account(), Page + "_1", default), Is.TypeOf<PostOutcome.Removed>());
    }

    [Test]
    public async Task Page_pauses_when_its_allowance_is_nearly_used_up()
    {
        var far = new FarSide().On("POST /feed", _ =>
        {
            var answer = Fixture.Of("facebook", "feed_hidden_ok").Answer();
            answer.Headers.Remove("X-Business-Use-Case-Usage");
            answer.Headers.Add("X-Business-Use-Case-Usage", """{"1":[{"type":"pages","call_count":96,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":12}]}""");
            return answer;
        });
        var saved = new SavedJob(Account(), Text);
        var outcome = await Channel(far).SendAsync(saved.Job, default);
        Assert.That(outcome, Is.TypeOf<PostOutcome.ChannelLimited>().And.Property("Until").EqualTo(Near.Now.AddMinutes(12)));
        Assert.That(saved.Progress, Does.Contain("900000000000004"), "what was staged is kept");
    }

    [Test]
    public async Task Probe_names_the_page_or_the_reason()
    {
        var works = await Channel(new FarSide().On("GET /" + Page, $$"""{"id":"{{Page}}","name":"GDNN tỉnh X"}""")).ProbeAsync(Account(), default);
        var dead = await Channel(new FarSide().On("GET /" + Page, Fixture.Of("facebook", "error_190_460_password"))).ProbeAsync(Account(), default);
        Assert.That(works, Is.EqualTo(new ChannelProbe(true, "GDNN tỉnh X", null)));
        Assert.That((dead.Works, dead.Problem!.Code), Is.EqualTo((false, "190/460")));
    }

    private static ChannelPost Text => new() { Marker = "VE-2026-000125", Text = "Thông báo tuyển sinh" };

    private static ChannelPost Link => new() { Marker = "VE-2026-000124", Text = "Ngày hội", Link = new("https://gdnn.example.vn/tin/ngay-hoi-tu-van-nghe") };

    private static ChannelPost Photos => new()
    {
        Marker = "VE-2026-000126",
        Text = "Hội thi tay nghề",
        Pictures = [new(new("https://gdnn.example.vn/media/a.jpg"), "Thí sinh hàn"), new(new("https://gdnn.example.vn/media/b.jpg"), "Trao giải")],
    };

    private static PostJob JobFrom(DateTimeOffset first, string marker) =>
        new SavedJob(Account(), Text with { Marker = marker }).Job with { FirstAttemptAt = first };

    private static IChannel Channel(FarSide far, bool stage = true) =>
        Near.Channel(ChannelKind.Facebook, far, new Dictionary<string, string?> { ["Facebook:StageThenFlip"] = stage.ToString() });

    private static ChannelAccount Account() => new(Guid.NewGuid(), Page, new MemorySecrets(new("TEST-PAGE-TOKEN")));
}
