using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed class EditorPageTests
{
    private const string New = "/quan-tri/noi-dung/moi/TINVAN";
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Contributor_writes_and_submits_in_one_go()
    {
        var contributor = await _app.SignInAsync(Role.Contributor);
        var first = await contributor.SubmitAsync(New, Stories.Form("Lớp hàn buổi tối"));
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await first.Content.ReadAsStringAsync());
        var id = Stories.IdOf(first);

        var fields = Stories.Form("Lớp hàn buổi tối cho người đi làm");
        fields["Form.FromVersion"] = "1";
        fields["Then"] = nameof(ContentState.Submitted);
        await contributor.SubmitAsync($"/quan-tri/noi-dung/{id}", fields);

        var item = await _app.ItemAsync(id);
        var mine = await contributor.GetStringAsync("/quan-tri/bai-cua-toi");
        Assert.Multiple(() =>
        {
            Assert.That(item.State, Is.EqualTo(ContentState.Submitted));
            Assert.That(item.Version, Is.EqualTo(2));
            Assert.That(mine, Does.Contain("Lớp hàn buổi tối cho người đi làm").And.Contain("đang chờ tiếp nhận"));
        });
    }

    [Test]
    public async Task Ticked_channel_without_a_text_gets_the_proposal()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var id = Stories.IdOf(await officer.SubmitAsync(New, Stories.Form("Tuyển sinh nghề điện")));

        var texts = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.Where(v => v.ItemId == id).Select(v => v.ChannelTexts).SingleAsync());
        Assert.That(texts.Facebook!.Text, Is.EqualTo("Tuyển sinh nghề điện\n\nLớp mở vào buổi tối cho người đi làm."));
        Assert.That(texts.Zalo, Is.Null);
    }

    [Test]
    public async Task Items_of_other_units_are_not_found()
    {
        var other = await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId);
        var id = Stories.IdOf(await (await _app.SignInAsync(Role.Contributor)).SubmitAsync(New, Stories.Form("Bài của trường thử nghiệm")));

        foreach (var path in (string[])[$"/quan-tri/noi-dung/{id}", $"/quan-tri/duyet/{id}", $"/quan-tri/noi-dung/{id}/lich-su"])
            Assert.That((await other.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(await other.GetStringAsync("/quan-tri/bai-cua-toi"), Does.Not.Contain("Bài của trường thử nghiệm"));
    }

    [Test]
    public async Task Text_stays_in_the_form_when_the_item_moved_on_meanwhile()
    {
        var contributor = await _app.SignInAsync(Role.Contributor);
        var id = Stories.IdOf(await contributor.SubmitAsync(New, Stories.Form("Ngày hội việc làm")));
        var form = $"/quan-tri/noi-dung/{id}";
        await _app.DoAsync(services => services.GetRequiredService<CmsDb>().Items.Where(i => i.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ContentState.Submitted)));

        var fields = Stories.Form("Ngày hội việc làm mùa thu");
        fields["Form.FromVersion"] = "1";
        var answer = await contributor.SubmitAsync(New, fields, form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Ngày hội việc làm mùa thu").And.Contain("Bạn không sửa được bài ở bước này."));
        Assert.That((await _app.ItemAsync(id)).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Contributor_cannot_write_for_another_unit()
    {
        var contributor = await _app.SignInAsync(Role.Contributor);
        var answer = await contributor.SubmitAsync(New, Stories.Form("Bài viết hộ", CmsApp.OtherSchoolId));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.AnyAsync(i => i.Title == "Bài viết hộ")), Is.False);
    }

    [Test]
    public async Task Bad_input_gets_a_sentence_and_stays_in_the_form()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var longTitle = new string('a', 5_000);
        await RefusedAsync(officer, "Form.Title", longTitle, "Tiêu đề không được quá 300 ký tự", longTitle);
        await RefusedAsync(officer, "Form.Title", " ", "Vui lòng nhập tiêu đề", "Trường mở thêm lớp hàn");
        await RefusedAsync(officer, "Form.Genre", "KHONGCO", "Thể loại này không có trong danh mục", "Trường mở thêm lớp hàn");
        var hugeBody = string.Concat(Enumerable.Repeat("Chữ rất dài. ", 200_000));
        await RefusedAsync(officer, "Form.Body", hugeBody, "Bài chưa được lưu", hugeBody[^200..].Trim());
        await RefusedAsync(officer, "Form.EventDate", "hôm qua", "Giá trị không hợp lệ", "Trường mở thêm lớp hàn");
        await RefusedAsync(officer, "Form.CoverId", "khong-phai-id", "Giá trị không hợp lệ", "Trường mở thêm lớp hàn");
    }

    [Test]
    public async Task Script_in_the_body_stays_text()
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var fields = Stories.Form("Bài có mã lạ");
        fields["Form.Body"] = """{"type":"doc","content":[{"type":"script","content":[]},{"type":"paragraph","content":[{"type":"text","text":"<script>alert(1)</script>","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}""";
        var id = Stories.IdOf(await officer.SubmitAsync(New, fields));

        var page = await officer.GetStringAsync($"/quan-tri/duyet/{id}");
        Assert.That(page, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;").And.Not.Contain("<script>alert").And.Not.Contain("href=\"javascript:"));
    }

    [Test]
    public async Task Fields_the_page_does_not_show_survive_a_save()
    {
        var guide = System.Text.Json.JsonDocument.Parse("""{"folkNames":["thợ hàn"]}""").RootElement;
        var id = await _app.SavedAsync(Stories.Draft("Nghề hàn", "NGHE") with { Fields = new() { Guide = guide, Themes = ["KH-CU:ND1"] } });
        var officer = await _app.SignInAsync(Role.Editor);
        var fields = new Dictionary<string, string>(Stories.Form("Nghề hàn, sửa tên"))
        {
            ["Form.Genre"] = "NGHE", ["Form.FromVersion"] = "1", ["Form.Themes"] = "KH-CU:ND1",
        };

        Assert.That(await officer.GetStringAsync($"/quan-tri/noi-dung/{id}"), Does.Contain("KH-CU:ND1"));
        await officer.SubmitAsync($"/quan-tri/noi-dung/{id}", fields);

        var saved = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.SingleAsync(v => v.ItemId == id && v.Number == 2));
        Assert.That(saved.Fields.Guide!.Value.GetProperty("folkNames")[0].GetString(), Is.EqualTo("thợ hàn"));
        Assert.That(saved.Fields.Themes, Is.EqualTo(["KH-CU:ND1"]));
    }

    [TestCaseSource(typeof(Genres), nameof(Genres.All))]
    public async Task Every_genre_has_its_page(Genre genre)
    {
        var officer = await _app.SignInAsync(Role.Editor);
        var page = await officer.GetStringAsync($"/quan-tri/noi-dung/moi/{genre.Code}");
        Assert.That(page, Does.Contain(WebUtility.HtmlEncode(genre.Name).Replace("&#225;", "á", StringComparison.Ordinal)).Or.Contain(genre.Name));
    }

    private static async Task RefusedAsync(HttpClient officer, string field, string value, string sentence, string kept)
    {
        var fields = Stories.Form("Tiêu đề đúng");
        fields[field] = value;
        var answer = await officer.SubmitAsync(New, fields);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), field);
            Assert.That(page, Does.Contain(sentence), field);
            Assert.That(page.Contains(kept, StringComparison.Ordinal), Is.True, $"{field}: what was typed is gone");
        });
    }
}
