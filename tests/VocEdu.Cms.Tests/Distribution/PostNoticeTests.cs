using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Tests.Consents;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Privacy;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Tests.Distribution;

/// <summary>Posts that only a person can move: who hears of them, and what is asked before they go again.</summary>
public sealed class PostNoticeTests
{
    private CmsApp _app = null!;
    private Guid _manager, _officer;
    private HttpClient _browser = null!;

    [SetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _manager = (await _app.PersonAsync(Role.ChannelManager, userName: "kenh")).Id;
        _officer = (await _app.PersonAsync(Role.Editor, userName: "bien-tap")).Id;
        _browser = await _app.SignInAsync("kenh", CmsApp.Password);
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            db.Channels.Add(new Channel { Id = Guid.NewGuid(), Kind = ChannelKind.Facebook, Name = "Trang thử", RemoteId = "1", Secrets = [1], StateSince = _app.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });
    }

    [TearDown]
    public async Task Stop()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_post_that_failed_for_good_is_told_of_once_to_whose_it_is_and_who_keeps_the_channels()
    {
        var post = await PostedAsync(Stories.Draft("Bài bị kênh từ chối"));
        await SetAsync(post, "Refused", "Ảnh quá nhỏ.");
        await TellAsync();
        await TellAsync();
        var told = await ToldAsync();
        Assert.That(told.Select(n => n.PersonId), Is.EquivalentTo(new[] { _manager, _officer }));
        Assert.That(told.Select(n => (n.Title, n.Path, n.Kind)), Is.All.EqualTo(($"{PostStates.NameOf(PostState.Refused)}: Trang thử", $"/quan-tri/bai-dang/{post}", NoticeKind.Channel)));
        Assert.That(told[0].Text, Is.EqualTo("Bài “Bài bị kênh từ chối” trên Trang thử: Ảnh quá nhỏ."));

        await ExecuteAsync($"update publishing.outbox_post set claim = claim + 1 where id = '{post}'");
        await TellAsync();
        Assert.That(await ToldAsync(), Has.Count.EqualTo(4), "another try that failed is another event");
    }

    [Test]
    public async Task A_closed_channel_is_one_notice_however_many_posts_wait()
    {
        for (var i = 0; i < 3; i++) await SetAsync(await PostedAsync(Stories.Draft($"Bài chờ kênh {i}")), "Blocked", null);
        await ExecuteAsync("update publishing.channel set state = 'Blocked', state_message = 'Mã truy cập đã hết hạn.'");
        await TellAsync();
        await TellAsync();
        var told = await ToldAsync();
        Assert.That(told.Select(n => n.PersonId), Is.SupersetOf(new[] { _manager, _officer }).And.Unique, "and whoever runs the program");
        Assert.That(told.Select(n => n.Title), Is.All.EqualTo("Trang thử cần kết nối lại"));
    }

    [Test]
    public async Task Who_has_withdrawn_is_asked_about_before_a_refused_post_is_written_anew_or_sent_again()
    {
        var consent = await _app.ConsentAsync(Consenting.Given(_app, "Hà Thị Nghề", AgeBand.Adult) with { Purposes = ConsentPurpose.Site | ConsentPurpose.Facebook });
        var post = await PostedAsync(Stories.Draft("Chuyện nghề của chị Hà") with { Fields = new ContentFields { People = [new("Hà Thị Nghề", null, "adult", LawfulBasis.Consent, consent.Number)] } });
        await SetAsync(post, "Refused", "Lời dài quá.");
        var page = $"/quan-tri/bai-dang/{post}";
        Assert.That((int)(await _browser.SubmitAsync(page, new() { ["Text"] = "Lời ngắn hơn." }, $"{page}?handler=Change")).StatusCode, Is.EqualTo(302));

        await SetAsync(post, "Refused", "Lời vẫn dài.");
        await ExecuteAsync($"update cms.consent set withdrawn_at = now() - interval '1 day' where id = '{consent.Id}'");
        foreach (var (handler, field) in new[] { ("Change", "Text"), ("Retry", "Link") })
        {
            var refused = await _browser.SubmitAsync(page, new() { [field] = "Lời đã gõ." }, $"{page}?handler={handler}");
            Assert.That(System.Net.WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), Does.Contain("Chưa đăng được bài này lên kênh"), handler);
        }
    }

    private async Task<Guid> PostedAsync(ContentDraft draft)
    {
        var officer = new Cms.Shared.Actor(_officer, "Biên tập", Role.Editor, null);
        var id = await _app.AskAsync(async s => ((SaveOutcome.Saved)await s.GetRequiredService<SaveContent>().RunAsync(null, 0, draft, officer, CancellationToken.None)).Item.Id);
        await _app.MoveAsync(id, ContentState.InReview, officer);
        await _app.MoveAsync(id, ContentState.Approved, Stories.Approver);
        await _app.MoveAsync(id, ContentState.Published, officer);
        return await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Outbox.Where(p => p.Work!.Source == $"content:{id}").Select(p => p.Id).SingleAsync());
    }

    private Task SetAsync(Guid post, string state, string? answer) => ExecuteAsync($"update publishing.outbox_post set state = '{state}', wake_at = null, answer_message = {(answer is null ? "null" : $"'{answer}'")} where id = '{post}'");

    private Task TellAsync() => _app.DoAsync(s => s.GetRequiredService<ChannelWatch>().RunAsync(CancellationToken.None));

    private Task<List<Notice>> ToldAsync() => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Notices.AsNoTracking().Where(n => n.Kind == NoticeKind.Channel && !n.Event.StartsWith("post-late") && !n.Event.StartsWith("channel-late")).ToListAsync());

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
