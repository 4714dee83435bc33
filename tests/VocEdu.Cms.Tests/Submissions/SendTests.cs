using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Privacy;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Tests.Submissions;

public sealed class SendTests
{
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_story_with_pictures_arrives_from_a_plain_form()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        var fields = Schools.Form("Lớp hàn buổi tối", "Ba mươi học viên đến lớp.\n\nHọ học đến chín giờ.");
        fields["Form.Files[0].Caption"] = "Học viên hàn trong xưởng";
        fields["Form.Files[0].Credit"] = "Thu Trang";
        fields["Form.Files[0].Shows"] = nameof(ShownKind.PublicEvent);
        fields["Form.Files[0].Noticed"] = "true";
        fields["Form.Files[1].Shows"] = nameof(ShownKind.People);
        fields["Form.Files[1].Names"] = "Lê Thị Mơ, Trần Văn Nam";
        fields["Form.Files[1].AgeBand"] = "16-17";
        fields["Form.Files[1].Purposes"] = "facebook";
        var id = await school.ArriveAsync(fields, [(0, "mot.png", Schools.Picture(0)), (1, "hai.png", Schools.Picture(1))]);

        var item = await _app.ItemAsync(id);
        var version = await VersionAsync(id);
        var body = RichText.Parse(version.Body);
        var sent = await _app.SubmissionAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(item.State, Is.EqualTo(ContentState.Submitted));
            Assert.That(PlainTextRenderer.Render(body), Does.StartWith("Ba mươi học viên đến lớp.\n\nHọ học đến chín giờ."));
            Assert.That(body.Images.Select(image => image.MediaId), Is.EqualTo(sent.Files.Select(file => file.MediaId.ToString())));
            Assert.That(version.Fields.Cover!.MediaId, Is.EqualTo(sent.Files[0].MediaId));
            Assert.That((version.Fields.EventDate, version.Fields.Place), Is.EqualTo(((DateOnly?)new DateOnly(2026, 11, 20), "Xưởng thực hành")));
            Assert.That(version.Fields.People.Select(p => (p.Name, p.Basis)), Is.EqualTo(new (string?, LawfulBasis?)[]
            {
                ("Nhóm người trong ảnh", LawfulBasis.PublicEvent), ("Lê Thị Mơ", LawfulBasis.Consent), ("Trần Văn Nam", LawfulBasis.Consent),
            }));
        });
        Assert.That(await school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}"), Does.Contain("Đã gửi bài. Ban Biên tập sẽ phản hồi trong 1 ngày làm việc.").And.Contain("Thứ Hai, ngày 23/11/2026"));
    }

    [Test]
    public async Task A_draft_whose_answer_was_lost_arrives_once()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        var fields = Schools.Form("Bài gửi hai lần vì mất mạng");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => school.SendAsync(fields, json: true)));

        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.JsonAsync()).GetProperty("id").GetGuid()));
        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.CountAsync(i => i.Title == "Bài gửi hai lần vì mất mạng")), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_wrong_is_said_and_what_was_uploaded_stays()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        var fields = Schools.Form("");
        fields["Form.Files[0].Caption"] = "Ảnh chụp ở xưởng";
        var answer = await school.SendAsync(fields, [(0, "xuong.png", Schools.Picture(2)), (1, "chuong-trinh.exe", "MZ no picture"u8.ToArray())]);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("chuong-trinh.exe: Chỉ nhận ảnh").And.Contain("xuong.png").And.Contain("Ảnh chụp ở xưởng").And.Contain("Sáng nay trường mở lớp hàn"));
    }

    [Test]
    public async Task Returned_story_keeps_its_pictures_and_goes_back_once_completed()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        var fields = Schools.Form("Ngày hội việc làm của trường");
        fields["Form.Files[0].Caption"] = "Sinh viên xếp hàng";
        var id = await school.ArriveAsync(fields, [(0, "hoi.png", Schools.Picture(3))]);
        var officer = await _app.SignInAsync(Role.Editor);
        await officer.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["Step.To"] = nameof(ContentState.ChangesRequested), ["Step.Version"] = "1", ["Step.Reason"] = "Xin thêm số sinh viên." });

        var at = $"{Schools.Page}/{id}";
        var page = WebUtility.HtmlDecode(await school.GetStringAsync(at));
        Assert.That(page, Does.Contain("Xin thêm số sinh viên.").And.Contain("Sinh viên xếp hàng"));
        var media = (await _app.SubmissionAsync(id)).Files[0].MediaId;
        var more = Schools.Form("Ngày hội việc làm của trường", "Có 420 sinh viên đến.");
        (more["Form.FromVersion"], more["Form.Files[0].MediaId"], more["Form.Files[0].Caption"]) = ("1", media.ToString(), "Sinh viên xếp hàng từ sáng");
        await school.ArriveAsync(more, at: at);

        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Submitted));
        Assert.That(RichText.Parse((await VersionAsync(id)).Body).Images.Single().Caption, Is.EqualTo("Sinh viên xếp hàng từ sáng"));
        Assert.That(WebUtility.HtmlDecode(await school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}")), Does.Contain("Gửi lại Ban Biên tập").And.Contain("Xin thêm số sinh viên."));
    }

    [Test]
    public async Task Structured_text_is_added_to_and_never_flattened()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        var id = await school.ArriveAsync(Schools.Form("Bài được trình bày lại"));
        await _app.MoveAsync(id, ContentState.Received, Stories.Officer);
        HtmlImport.TryRead("<h2>Đề mục</h2><p>Lời đã <strong>biên tập</strong>.</p>", out var structured, out _);
        await _app.DoAsync(async services =>
        {
            var draft = ContentDraft.Of(await VersionAsync(id)) with { Body = structured };
            await services.GetRequiredService<SaveContent>().RunAsync(id, 1, draft, Stories.Officer, CancellationToken.None);
        });
        var officer = await _app.SignInAsync(Role.Editor);
        await officer.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["Step.To"] = nameof(ContentState.ChangesRequested), ["Step.Version"] = "2", ["Step.Reason"] = "Xin thêm kết quả." });

        var more = Schools.Form("Bài được trình bày lại", "Kết quả: 28 người đạt.");
        (more["Form.FromVersion"], more["Form.Adds"]) = ("2", "true");
        await school.ArriveAsync(more, at: $"{Schools.Page}/{id}");
        var body = RichText.Parse((await VersionAsync(id)).Body);
        Assert.That(body.Blocks[0], Is.TypeOf<RichTextHeading>());
        Assert.That(PlainTextRenderer.Render(body), Does.Contain("Lời đã biên tập.").And.EndWith("Kết quả: 28 người đạt."));
    }

    [Test]
    public async Task Other_units_neither_see_nor_change_what_was_sent()
    {
        var (school, other) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
        var id = await school.ArriveAsync(Schools.Form("Bài chỉ của trường mình"), [(0, "rieng.png", Schools.Picture(4))]);
        var media = (await _app.SubmissionAsync(id)).Files[0].MediaId;

        foreach (var path in (string[])[$"/quan-tri/bai-cua-toi/{id}", $"{Schools.Page}/{id}"])
            Assert.That((await other.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(await other.GetStringAsync("/quan-tri/bai-cua-toi"), Does.Not.Contain("Bài chỉ của trường mình"));

        var stolen = Schools.Form("Bài lấy ảnh của trường khác");
        stolen["Form.Files[0].MediaId"] = media.ToString();
        Assert.That((await other.SendAsync(stolen)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task First_page_lists_everything_and_a_filter_says_what_it_hides()
    {
        var school = await _app.SignInAsync(Role.Contributor);
        await school.ArriveAsync(Schools.Form("Bài để xem danh sách"));
        var all = WebUtility.HtmlDecode(await school.GetStringAsync("/quan-tri/bai-cua-toi"));
        var none = WebUtility.HtmlDecode(await school.GetStringAsync("/quan-tri/bai-cua-toi?nhom=da-dang"));
        Assert.That(all, Does.Contain("Bài để xem danh sách").And.Contain("Bước tiếp theo: Ban Biên tập đọc và tiếp nhận bài. Chậm nhất 17:00 Thứ Hai, ngày 23/11/2026."));
        Assert.That(none, Does.Contain("Bài của bạn không mất").And.Not.Contain("Bạn chưa gửi bài nào"));
    }

    [Test]
    public async Task Remarks_reach_the_other_side_and_stand_in_the_timeline()
    {
        var person = await _app.PersonAsync(Role.Contributor);
        var school = await _app.SignInAsync(person.UserName!, CmsApp.Password);
        var editor = await _app.PersonAsync(Role.Editor);
        var id = await school.ArriveAsync(Schools.Form("Bài có hỏi có đáp"));
        await school.SubmitAsync($"/quan-tri/bai-cua-toi/{id}", new() { ["words"] = "Bao giờ đăng ạ?" }, $"/quan-tri/bai-cua-toi/{id}?handler=Remark");

        Assert.That(WebUtility.HtmlDecode(await school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}")), Does.Contain("Bao giờ đăng ạ?"));
        var told = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Notices.Where(n => n.Text.Contains("Bao giờ đăng")).Select(n => n.PersonId).ToListAsync());
        Assert.That(told, Does.Contain(editor.Id).And.Not.Contain(person.Id));
    }

    private Task<ContentVersion> VersionAsync(Guid id) => _app.AskAsync(services =>
        services.GetRequiredService<CmsDb>().Versions.AsNoTracking().Where(v => v.ItemId == id).OrderByDescending(v => v.Number).FirstAsync());
}
