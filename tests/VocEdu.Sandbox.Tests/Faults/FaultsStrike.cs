using VocEdu.Sandbox.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace VocEdu.Sandbox.Tests.Faults;

public sealed class FaultsStrike
{
    private SandboxHost host = null!;
    private HttpClient page = null!;

    [SetUp]
    public void Start()
    {
        host = new SandboxHost();
        page = host.Facebook();
    }

    [TearDown]
    public void Stop()
    {
        page.Dispose();
        host.Dispose();
    }

    private int Posts => host.Store.Read(s => s.Facebook.Posts.Count);

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task A_500_comes_with_or_without_the_post(bool applied, int posts)
    {
        await host.Faults.AddAsync(new { endpoint = "facebook.feed", answer = "facebook/service", applied });
        Assert.That((await Post()).Code, Is.EqualTo(2));
        Assert.That(Posts, Is.EqualTo(posts));
        Assert.That((await page.Post("100200300400500/feed", new { message = "y" })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_line_is_cut_after_the_post_was_made()
    {
        await host.Faults.AddAsync(new { endpoint = "facebook.feed", then = "reset", applied = true });
        Assert.That(Post, Throws.InstanceOf<Exception>());
        Assert.That(Posts, Is.EqualTo(1));
    }

    [Test]
    public async Task A_caller_that_dies_in_a_hold_has_posted_all_the_same()
    {
        var id = await host.Faults.AddAsync(new { endpoint = "facebook.feed", then = "hold", applied = true });
        using var death = new CancellationTokenSource();
        var sending = page.PostAsync(new Uri("100200300400500/feed?message=x", UriKind.Relative), null, death.Token);
        await host.Services.GetRequiredService<FaultBook>().ReachedAsync(id, CancellationToken.None);

        Assert.That(Posts, Is.EqualTo(1));
        await death.CancelAsync();
        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_released_caller_gets_the_true_answer()
    {
        var id = await host.Faults.AddAsync(new { endpoint = "facebook.feed", then = "hold", applied = true });
        var sending = Post();
        await host.Services.GetRequiredService<FaultBook>().ReachedAsync(id, CancellationToken.None);
        using var control = host.CreateClient();
        await control.Post($"/sandbox/faults/{id}/release");
        Assert.That((await sending).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Only_the_nth_call_is_struck()
    {
        await host.Faults.AddAsync(new { endpoint = "facebook.feed", nth = 2, answer = "html-502" });
        Assert.That((await Post()).Status, Is.EqualTo(200));
        Assert.That((await Post()).Status, Is.EqualTo(502));
        Assert.That((await page.Post("100200300400500/feed", new { message = "z" })).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task One_phase_of_an_upload_can_be_struck()
    {
        await host.Faults.AddAsync(new { endpoint = "facebook.videos.finish", answer = "facebook/unknown" });
        Assert.That((await page.Post("100200300400500/videos", new { upload_phase = "start", file_size = 5000 })).Status, Is.EqualTo(200));
        Assert.That((await page.Post("100200300400500/videos", new { upload_phase = "finish", upload_session_id = "1" })).Status, Is.EqualTo(500));
    }

    [TestCase("facebook.fed", "html-502")]
    [TestCase("facebook.feed", "no-such-answer")]
    public async Task A_misspelt_fault_is_refused(string endpoint, string answer)
    {
        using var control = host.CreateClient();
        Assert.That((await control.Post("/sandbox/faults", new { endpoint, answer })).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Switches_change_by_name_and_unknown_ones_are_refused()
    {
        using var control = host.CreateClient();
        await control.Post("/sandbox/switches", new { facebook = new { tokenDeath = 460 } });
        var dead = await Post();
        Assert.That((dead.Code, dead.Subcode), Is.EqualTo((190, 460)));
        Assert.That((await control.Post("/sandbox/switches", new { facebook = new { listLag = 0 } })).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task The_clock_can_be_advanced_and_everything_reset()
    {
        using var control = host.CreateClient();
        await Post();
        await control.Post("/sandbox/clock", new { advanceSeconds = 3600 });
        Assert.That(host.Store.Now, Is.EqualTo(SandboxHost.Start.AddHours(1)));
        await control.Post("/sandbox/reset");
        Assert.That((Posts, host.Store.Now), Is.EqualTo((0, SandboxHost.Start)));
    }

    private Task<Answer> Post() => page.Post("100200300400500/feed", new { message = "x" });
}
