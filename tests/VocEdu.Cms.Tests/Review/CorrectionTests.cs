using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

public sealed class CorrectionTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Every_correction_stays_before_the_reader_and_the_work_counts_once()
    {
        var id = await PublishedAsync("Lớp hàn có 30 chỗ");
        await AgainAsync(id, "Lớp hàn có 25 chỗ", new(RevisionKind.Correction, "Bản trước ghi 30 chỗ, đúng là 25 chỗ.", Grave: true));
        await AgainAsync(id, "Lớp hàn có 25 chỗ, học buổi tối", new(RevisionKind.Update, "Thêm giờ học."));

        var path = await PathAsync(id);
        var page = await _app.Browser().PageAsync(path);
        var head = page.QuerySelector(".story-head")!.TextContent;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(head, Does.Contain("đúng là 25 chỗ").And.Not.Contain("Thêm giờ học"));
            Assert.That(page.QuerySelector(".story-foot")!.TextContent, Does.Contain("Thêm giờ học").And.Not.Contain("đúng là 25 chỗ"));
            Assert.That(page.QuerySelector("script[type='application/ld+json']")!.TextContent, Does.Contain("CorrectionComment"));
            Assert.That(await _app.Browser().GetStringAsync("/rss.xml"), Does.Contain("Đính chính ngày"));
            Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Corrections.CountAsync(c => c.ItemId == id)), Is.EqualTo(2));
            Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.CountAsync(w => w.Source == $"content:{id}")), Is.EqualTo(1));
        }

        var officer = await _app.SignInAsync(Role.Editor);
        Assert.That(await officer.GetStringAsync($"/quan-tri/duyet/{id}"), Does.Contain("Đã đính chính"));
        await PublishedAsync("Tin không phải đính chính");
        var list = await (await _app.SignInAsync(Role.Editor)).GetStringAsync("/quan-tri/noi-dung?Corrected=true");
        Assert.That(list, Does.Contain($"/quan-tri/noi-dung/{id}").And.Not.Contain("Tin không phải đính chính"));
    }

    [Test]
    public async Task What_was_told_of_one_version_is_not_told_again_of_the_next()
    {
        var id = await PublishedAsync("Tin một lỗi");
        var revision = new Revision(RevisionKind.Correction, "Sai ngày, đúng là ngày 20/11.");
        await AgainAsync(id, "Tin một lỗi đã sửa", revision);
        await AgainAsync(id, "Tin một lỗi đã sửa và thêm ảnh", revision);      // a program sends all fields back as it read them

        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Corrections.CountAsync(c => c.ItemId == id)), Is.EqualTo(1));
    }

    [Test]
    public async Task New_version_of_something_public_says_whether_it_updates_or_corrects()
    {
        var id = await PublishedAsync("Tin đang đăng");
        var officer = await _app.SignInAsync(Role.Editor);
        Dictionary<string, string> Form(params (string, string)[] more) => new([.. Stories.Form("Tin đang đăng, bản mới"),
            new("Form.FromVersion", "1"), new("Form.IsPublic", "true"), .. more.Select(m => KeyValuePair.Create(m.Item1, m.Item2))]);
        var at = $"/quan-tri/noi-dung/{id}";

        Assert.That(await officer.GetStringAsync(at), Does.Contain("Form.RevisionKind"));
        await RefusedAsync(Form(), "hãy cho biết lần sửa này là cập nhật hay đính chính");
        await RefusedAsync(Form(("Form.RevisionKind", "Correction")), "Hãy ghi cho bạn đọc biết đã sai điều gì");
        var saved = await officer.SubmitAsync(at, Form(("Form.RevisionKind", "Correction"), ("Form.RevisionNote", "Sai tên trường.")));
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        async Task RefusedAsync(Dictionary<string, string> form, string sentence)
        {
            var answer = await officer.SubmitAsync(at, form);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain(sentence));
        }
    }

    [Test]
    public async Task Saving_a_corrected_item_without_a_change_changes_nothing()
    {
        var id = await PublishedAsync("Tin không đổi");
        await AgainAsync(id, "Tin không đổi nữa", new(RevisionKind.Update));
        var outcome = await SaveAsync(id, 2, Stories.Draft("Tin không đổi nữa"));
        Assert.That(((SaveOutcome.Saved)outcome).Version.Number, Is.EqualTo(2));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Published));
    }

    private async Task<Guid> PublishedAsync(string title)
    {
        var id = await _app.ApprovedAsync(title);
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        return id;
    }

    private async Task AgainAsync(Guid id, string title, Revision revision)
    {
        var version = (await _app.ItemAsync(id)).Version;
        await SaveAsync(id, version, Stories.Draft(title) with { Fields = new() { Revision = revision } });
        await _app.MoveAsync(id, ContentState.InReview, Stories.Officer);
        await _app.MoveAsync(id, ContentState.Approved, Stories.Approver);
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        _app.Clock.Advance(TimeSpan.FromHours(1));
    }

    private Task<SaveOutcome> SaveAsync(Guid id, int from, ContentDraft draft) => _app.AskAsync(services =>
        services.GetRequiredService<SaveContent>().RunAsync(id, from, draft, Stories.Officer, CancellationToken.None));

    private Task<string> PathAsync(Guid id) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleAsync());
}
