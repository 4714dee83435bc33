using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Counting;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Tests.Distribution;

public sealed class PostTests
{
    private const string PageToken = "BI-MAT-CUA-TRANG";
    private CmsApp _app = null!;
    private HttpClient _editor = null!, _manager = null!;
    private Channel _facebook = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.LoadPlansAsync();
        _editor = await _app.SignInAsync(Role.Editor);
        _manager = await _app.SignInAsync(Role.ChannelManager);
        await _app.DoAsync(async services =>
        {
            var connect = services.GetRequiredService<ConnectChannel>();
            _facebook = await connect.RunAsync(ChannelKind.Facebook, "Trang thử", "111", new(PageToken), CancellationToken.None);
            await connect.RunAsync(ChannelKind.Zalo, "OA thử", "222", new("BI-MAT-ZALO", "BI-MAT-GIA-HAN"), CancellationToken.None);
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _editor.Dispose();
        _manager.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_work_on_several_channels_counts_once_and_its_posts_stand_beside()
    {
        var (work, posts) = await PlanAsync(at: "2026-11-20 09:00");
        foreach (var post in posts) await SteerAsync(_editor, post.Id, "Mark", new() { ["Link"] = $"https://kenh.vn/{post.Id}" });

        var dashboard = await _editor.GetStringAsync("/quan-tri/bang-dieu-khien");
        var list = await _editor.GetStringAsync($"/quan-tri/tac-pham?q={work.Reference}");
        var posted = await _editor.GetStringAsync("/quan-tri/bai-dang?tu=2025-12-15&den=2026-11-21");

        Assert.That(list.Split("data-work=\"").Length - 1, Is.EqualTo(1));
        var shown = posted.Split("data-post=\"").Length - 1;
        Assert.That(shown, Is.GreaterThanOrEqualTo(2));
        Assert.That(dashboard, Does.Contain($"/quan-tri/bai-dang?tu=2025-12-15&amp;den=2026-11-21\">{shown}</a>"));
        Assert.That(await _editor.GetStringAsync($"/quan-tri/tac-pham/{work.Id}"), Does.Contain("Mở bài trên kênh"));
    }

    [Test]
    public async Task An_item_shows_its_posts_beside_it()
    {
        using var author = await _app.SignInAsync(Role.Editor);
        var id = Guid.NewGuid();
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            var now = _app.Clock.Now;
            db.Items.Add(new()
            {
                Id = id, Kind = ContentKind.Article, Genre = "TIN", Section = "tin-tuc", UnitId = CmsApp.SchoolId, State = ContentState.Published, Title = "Bài",
                Version = 1, AuthorId = Guid.NewGuid(), AuthorName = "Nguyễn Văn A", StateSince = now, CreatedAt = now, UpdatedAt = now,
            });
            db.Versions.Add(new()
            {
                ItemId = id, Number = 1, Genre = "TIN", Section = "tin-tuc", UnitId = CmsApp.SchoolId, Title = "Bài", Slug = "bai", Summary = "", Body = """{"type":"doc","content":[{"type":"paragraph"}]}""", Fields = new(), ChannelTexts = new(),
                Hash = "", SavedAt = now, SavedBy = Guid.NewGuid(), SavedByName = "Nguyễn Văn A",
            });
            await db.SaveChangesAsync();
        });
        await PlanAsync("2026-11-14 09:00", $"content:{id}");

        var page = await author.GetStringAsync($"/quan-tri/noi-dung/{id}");
        Assert.That(page, Does.Contain("Trên các kênh").And.Contain("Trang thử").And.Contain("OA thử"));
    }

    [Test]
    public async Task Cancelled_post_can_be_sent_again()
    {
        var post = (await PlanAsync("2026-11-19 09:00")).Posts[0];

        await SteerAsync(_editor, post.Id, "Cancel");
        Assert.That(await StateAsync(post.Id), Is.EqualTo(PostState.Cancelled));
        await SteerAsync(_editor, post.Id, "Retry");
        Assert.That(await StateAsync(post.Id), Is.EqualTo(PostState.Due));

        var page = await _editor.GetStringAsync($"/quan-tri/bai-dang/{post.Id}");
        Assert.That(page, Does.Contain("Hủy gửi").And.Contain("Yêu cầu gửi lại ngay").And.Contain("Nguyễn Văn"));
    }

    [Test]
    public async Task Removed_post_is_offered_anew_once_its_work_is_public_again()
    {
        var (work, posts) = await PlanAsync("2026-11-13 09:00");
        var post = posts[0].Id;
        await _app.DoAsync(async services =>
        {
            await services.GetRequiredService<TakeDownWork>().RunAsync(work.Source, Takedown.Other, "Theo đề nghị", "Hòa", CancellationToken.None);
            await services.GetRequiredService<CmsDb>().Outbox.Where(p => p.Id == post).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PostState.Removed));
        });
        Assert.That(await _editor.GetStringAsync($"/quan-tri/bai-dang/{post}"), Does.Not.Contain("Đăng lại</button>"));
        Assert.That(await (await SteerAsync(_editor, post, "Retry")).Content.ReadAsStringAsync(), Does.Contain("Nội dung này không còn công khai"));

        await _app.DoAsync(services => services.GetRequiredService<RestoreWork>().RunAsync(work.Source, "Đã xác minh lại", "Hòa", CancellationToken.None));
        Assert.That(await _editor.GetStringAsync($"/quan-tri/bai-dang/{post}"), Does.Contain("Đăng lại</button>"));
        await SteerAsync(_editor, post, "Retry");
        Assert.That(await StateAsync(post), Is.EqualTo(PostState.Due));
    }

    [Test]
    public async Task Postponed_post_waits_for_its_new_time()
    {
        var post = (await PlanAsync("2026-11-18 09:00")).Posts[0];
        await SteerAsync(_editor, post.Id, "Postpone", new() { ["Day"] = "25/11/2026", ["Time"] = "07:30" });

        var at = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Outbox.Where(p => p.Id == post.Id).Select(p => p.DueAt).SingleAsync());
        Assert.That(at, Is.EqualTo(Figures.LocalTime("2026-11-25 07:30")));

        var past = await SteerAsync(_editor, post.Id, "Postpone", new() { ["Day"] = "01/01/2026", ["Time"] = "07:30" });
        Assert.That(await past.Content.ReadAsStringAsync(), Does.Contain("Thời điểm đăng đã qua."));
    }

    [Test]
    public async Task Approved_text_is_changed_by_whoever_may_approve_it_or_keeps_the_channel()
    {
        var post = (await PlanAsync("2026-11-17 09:00")).Posts[0];

        var refused = await SteerAsync(_editor, post.Id, "Change", new() { ["Text"] = "Của biên tập viên" });
        await SteerAsync(_manager, post.Id, "Change", new() { ["Text"] = "Của quản trị kênh" });

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await _editor.GetStringAsync($"/quan-tri/bai-dang/{post.Id}"), Does.Contain("Của quản trị kênh"));
    }

    [Test]
    public async Task Those_who_only_read_steer_nothing()
    {
        var post = (await PlanAsync("2026-11-16 09:00")).Posts[0];
        using var reporter = await _app.SignInAsync(Role.Reporter);
        using var contributor = await _app.SignInAsync(Role.Contributor);

        var page = await reporter.GetStringAsync($"/quan-tri/bai-dang/{post.Id}");
        var refused = await reporter.SubmitAsync($"/quan-tri/bai-dang/{post.Id}", [], $"/quan-tri/bai-dang/{post.Id}?handler=Cancel");

        Assert.That(page, Does.Not.Contain("Hủy gửi"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await contributor.GetAsync("/quan-tri/bai-dang")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Paused_channel_says_so_and_goes_on()
    {
        await SubmitToChannelsAsync(_manager, "Pause", _facebook.Id);
        var paused = await _manager.GetStringAsync("/quan-tri/kenh");
        await SubmitToChannelsAsync(_manager, "Resume", _facebook.Id);
        var ready = await _manager.GetStringAsync("/quan-tri/kenh");

        Assert.That(paused, Does.Contain("Đã tạm dừng").And.Contain("Cho chạy tiếp"));
        Assert.That(ready, Does.Not.Contain("Cho chạy tiếp"));
        Assert.That((await SubmitToChannelsAsync(_editor, "Pause", _facebook.Id)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Secrets_are_on_no_page()
    {
        var post = (await PlanAsync("2026-11-15 09:00")).Posts[0];
        foreach (var address in new[]
        {
            "/quan-tri/kenh", "/quan-tri/kenh/ket-noi/facebook?ma=111", "/quan-tri/kenh/ket-noi/zalo?ma=222", "/quan-tri/bai-dang", $"/quan-tri/bai-dang/{post.Id}",
        })
        {
            Assert.That(await _manager.GetStringAsync(address), Does.Not.Contain("BI-MAT"), address);
        }

        var refused = await _manager.SubmitAsync("/quan-tri/kenh/ket-noi/facebook", new() { ["Name"] = "", ["RemoteId"] = "333", ["Token"] = "BI-MAT-MOI" });
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Vui lòng nhập tên kênh.").And.Not.Contain("BI-MAT-MOI"));
    }

    private async Task<(Work Work, IReadOnlyList<OutboxPost> Posts)> PlanAsync(string at, string? source = null)
    {
        var work = await _app.PublishAsync(at, source: source);
        return await _app.AskAsync(async services =>
        {
            var tracked = await services.GetRequiredService<CmsDb>().Works.SingleAsync(w => w.Id == work.Id);
            var content = new ChannelPost { Marker = work.Reference, Text = "Lời giới thiệu", Link = new Uri("https://example.vn/tin-tuc/bai") };
            var zalo = content with { Title = "Tiêu đề", Author = "Ban biên tập", Blocks = [new("Đoạn văn")], Pictures = [new(new Uri("https://example.vn/anh.jpg"), "Ảnh")] };
            var due = _app.Clock.Now;
            var planned = await services.GetRequiredService<PlanPosts>().RunAsync(tracked,
                [(ChannelKind.Facebook, content, due), (ChannelKind.Zalo, zalo, due)], CancellationToken.None);
            return (work, planned.Posts);
        });
    }

    private static Task<HttpResponseMessage> SteerAsync(HttpClient browser, Guid post, string verb, Dictionary<string, string>? fields = null) =>
        browser.SubmitAsync($"/quan-tri/bai-dang/{post}", fields ?? [], $"/quan-tri/bai-dang/{post}?handler={verb}");

    private static Task<HttpResponseMessage> SubmitToChannelsAsync(HttpClient browser, string verb, Guid channel) =>
        browser.SubmitAsync("/quan-tri/kenh", new() { ["id"] = channel.ToString() }, $"/quan-tri/kenh?handler={verb}");

    private Task<PostState> StateAsync(Guid post) =>
        _app.AskAsync(s => s.GetRequiredService<CmsDb>().Outbox.Where(p => p.Id == post).Select(p => p.State).SingleAsync());
}
