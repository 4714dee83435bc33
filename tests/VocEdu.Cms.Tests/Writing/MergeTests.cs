using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Comparing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Writing;

public sealed class MergeTests
{
    private static readonly string[] Blocks = ["Đoạn một.", "Đoạn hai.", "Đoạn ba."];
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task What_only_one_side_changed_is_taken_and_listed()
    {
        var origin = Text("Tiêu đề", Blocks) with { Fields = new() { Themes = ["A", "B"], Place = "Xã An Bình" } };
        var mine = origin with { Title = "Tiêu đề mới", Body = Body("Đoạn một, tôi sửa.", Blocks[1], Blocks[2]), Fields = origin.Fields with { Themes = ["A", "B", "C"] } };
        var theirs = origin with { Summary = "Tóm tắt mới", Body = Body(Blocks[0], Blocks[1], "Đoạn ba, họ sửa."), Fields = origin.Fields with { Themes = ["B", "D"], Place = "Xã Bình Minh" } };

        var merge = await MergeAsync(origin, mine, theirs);
        var merged = merge.With(new Dictionary<string, Keep>())!;
        Assert.Multiple(() =>
        {
            Assert.That(merge.Questions, Is.Empty);
            Assert.That(merge.Settled.Select(s => s.Name), Is.EquivalentTo(["Tiêu đề", "Tóm tắt", "Nội dung", "Nội dung tuyên truyền", "Địa điểm"]));
            Assert.That((merged.Title, merged.Summary, merged.Fields.Place), Is.EqualTo(("Tiêu đề mới", "Tóm tắt mới", "Xã Bình Minh")));
            Assert.That(PlainTextRenderer.Render(merged.Body), Is.EqualTo("Đoạn một, tôi sửa.\n\nĐoạn hai.\n\nĐoạn ba, họ sửa."));
            Assert.That(merged.Fields.Themes, Is.EquivalentTo(["B", "C", "D"]));
        });
    }

    [TestCase(Keep.Mine, "Tôi sửa.")]
    [TestCase(Keep.Theirs, "Họ sửa.")]
    [TestCase(Keep.Both, "Họ sửa.\n\nTôi sửa.")]
    public async Task Block_that_both_changed_is_asked_and_answered(Keep keep, string expected)
    {
        var origin = Text("Tiêu đề", "Đoạn một.");
        var merge = await MergeAsync(origin, origin with { Body = Body("Tôi sửa.") }, origin with { Body = Body("Họ sửa.") });
        var question = merge.Questions.Single();
        Assert.That(merge.With(new Dictionary<string, Keep>()), Is.Null, "nothing without an answer");
        Assert.That(PlainTextRenderer.Render(merge.With(new Dictionary<string, Keep> { [question.Key] = keep })!.Body), Is.EqualTo(expected));
    }

    [Test]
    public async Task Structured_profile_is_merged_member_by_member_and_card_by_card()
    {
        ContentDraft Guide(string json) => Text("Nghề hàn", "Nghề hàn.") with { Genre = "NGHE", Fields = new() { Guide = JsonDocument.Parse(json).RootElement } };
        var origin = Guide("""{"name":"Nghề hàn","jobTitle":"Thợ hàn","tasks":["Đọc bản vẽ"],"faq":[{"q":"Một","a":"Có"},{"q":"Hai","a":"Có"}],"unknown":{"x":1}}""");
        var mine = Guide("""{"name":"Nghề hàn","jobTitle":"Thợ hàn xì","tasks":["Đọc bản vẽ"],"faq":[{"q":"Một","a":"Không"},{"q":"Hai","a":"Có"}],"unknown":{"x":1}}""");
        var theirs = Guide("""{"name":"Nghề hàn","jobTitle":"Thợ hàn","tasks":["Đọc bản vẽ","Cắt phôi"],"faq":[{"q":"Một","a":"Có"},{"q":"Hai","a":"Chưa"}],"unknown":{"x":1}}""");

        var merge = await MergeAsync(origin, mine, theirs);
        Assert.That(merge.Questions, Is.Empty);
        Assert.That(merge.With(new Dictionary<string, Keep>())!.Fields.Guide!.Value.GetRawText(), Is.EqualTo(
            JsonSerializer.Serialize(JsonDocument.Parse("""{"jobTitle":"Thợ hàn xì","tasks":["Đọc bản vẽ","Cắt phôi"],"faq":[{"q":"Một","a":"Không"},{"q":"Hai","a":"Chưa"}],"unknown":{"x":1},"name":"Nghề hàn"}"""), JsonSerializerOptions.Web)));
    }

    [Test]
    public async Task Channel_switched_off_here_and_reworded_there_is_asked_as_a_whole()
    {
        var origin = Text("Tiêu đề", "Nội dung.") with { ChannelTexts = new(new("Lời cũ")) };
        var merge = await MergeAsync(origin, origin with { ChannelTexts = new() }, origin with { ChannelTexts = new(new("Lời mới")) });
        Assert.That(merge.Questions.Single().Name, Is.EqualTo("Facebook"));
        Assert.That(merge.With(new Dictionary<string, Keep> { [merge.Questions[0].Key] = Keep.Mine })!.ChannelTexts.Facebook, Is.Null);
    }

    [Test]
    public void Every_field_and_channel_has_a_name_for_people()
    {
        var full = DraftJson.Write(Text("x", "y") with { ChannelTexts = new(new("a"), new("b", "c"), new("d", "e")) });
        var nameless = Parts.Of(full).Select(part => part.Path).Where(path => !PartNames.Knows(path));
        Assert.That(nameless, Is.Empty, "a new field needs its line in PartNames");
    }

    [Test]
    public async Task Two_people_at_once_see_both_texts_and_save_the_merged_one()
    {
        var id = await _app.SavedAsync(Stories.Draft("Bản đầu tiên"));
        var (one, two, form) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        Dictionary<string, string> Typed(string title, string summary) => new(Stories.Form(title))
        {
            ["Form.Summary"] = summary, ["Form.FromVersion"] = "1", ["Form.Slug"] = "ban-dau-tien", ["Form.Facebook.Text"] = "Mời bà con đọc tin.",
        };
        await one.SubmitAsync(form, Typed("Bản của người thứ nhất", "Tóm tắt của người thứ nhất"));
        var mine = Typed("Bản của người thứ hai", "");

        var answer = await two.SubmitAsync(form, mine);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(page, Does.Contain("name=\"Answers[title]\"").And.Contain("1 mục được gộp sẵn").And.Contain("value=\"Bản của người thứ hai\""));

        (mine["Seen"], mine["Answers[title]"]) = ("2", "");
        Assert.That(await (await two.SubmitAsync(form, mine)).Content.ReadAsStringAsync(), Does.Contain("vì còn mục chưa chọn").Or.Contain("chưa được lưu"));
        mine["Answers[title]"] = nameof(Keep.Mine);
        Assert.That((await two.SubmitAsync(form, mine)).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var saved = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Versions.SingleAsync(v => v.ItemId == id && v.Number == 3));
        Assert.That((saved.Title, saved.Summary), Is.EqualTo(("Bản của người thứ hai", "Tóm tắt của người thứ nhất")));
    }

    [Test]
    public async Task Third_version_saved_meanwhile_is_shown_before_anything_is_written()
    {
        var id = await _app.SavedAsync(Stories.Draft("Ba người một bài"));
        var (one, two, form) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        await one.SubmitAsync(form, new(Stories.Form("Lần hai")) { ["Form.FromVersion"] = "1" });
        await one.SubmitAsync(form, new(Stories.Form("Lần ba")) { ["Form.FromVersion"] = "2" });
        var answer = await two.SubmitAsync(form, new(Stories.Form("Của tôi")) { ["Form.FromVersion"] = "1", ["Seen"] = "2", ["Answers[title]"] = nameof(Keep.Mine) });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await _app.ItemAsync(id)).Title, Is.EqualTo("Lần ba"));
    }

    [Test]
    public async Task Merged_text_can_be_taken_into_the_editor_first()
    {
        var id = await _app.SavedAsync(Stories.Draft("Gộp rồi sửa tiếp"));
        var (one, two, form) = (await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        await one.SubmitAsync(form, new(Stories.Form("Bản của họ")) { ["Form.FromVersion"] = "1", ["Form.Slug"] = "gop", ["Form.Facebook.Text"] = "Mời bà con đọc tin." });
        var page = await (await two.SubmitAsync(form, new(Stories.Form("Bản của tôi"))
        {
            ["Form.FromVersion"] = "1", ["Form.Slug"] = "gop", ["Form.Facebook.Text"] = "Mời bà con đọc tin.",
            ["Seen"] = "2", ["Answers[title]"] = nameof(Keep.Mine), ["EditFirst"] = "true",
        })).Content.ReadAsStringAsync();
        Assert.That(page, Does.Contain("Bản của tôi</textarea>").And.Contain("name=\"Form.FromVersion\" value=\"2\""));
    }

    [Test]
    public async Task Any_two_versions_are_compared_whole_and_any_is_rolled_back_as_a_new_one()
    {
        var cover = await Site.PublicContent.MediaAsync(_app, Cms.Media.MediaKind.Picture, "960.jpg", "image/jpeg");
        var id = await _app.SavedAsync(Stories.Draft("Tên thứ nhất"));
        var (officer, form) = (await _app.SignInAsync(Role.Editor), $"/quan-tri/noi-dung/{id}");
        await officer.SubmitAsync(form, new(Stories.Form("Tên thứ hai")) { ["Form.FromVersion"] = "1", ["Form.Section"] = "thong-bao" });
        await officer.SubmitAsync(form, new(Stories.Form("Tên thứ ba")) { ["Form.FromVersion"] = "2", ["Form.CoverId"] = $"{cover}", ["Form.CoverAlt"] = "Xưởng hàn", ["Form.Facebook.Text"] = "Lời mới" });

        var compared = await officer.GetStringAsync($"{form}/lich-su?From=1&To=3");
        Assert.That(compared, Does.Contain("thứ nhất</del>").Or.Contain("nhất</del>"));
        Assert.That(compared, Does.Contain("Ảnh đại diện").And.Contain("Xưởng hàn").And.Contain("Lời đăng Facebook").And.Contain("Đã khôi phục").Or.Contain("960.jpg"));

        var stale = await officer.SubmitAsync($"{form}/lich-su", new() { ["number"] = "1", ["seen"] = "2" });
        Assert.That((stale.StatusCode, (await _app.ItemAsync(id)).Version), Is.EqualTo((HttpStatusCode.Redirect, 3)), "somebody saved since");
        await officer.SubmitAsync($"{form}/lich-su", new() { ["number"] = "1", ["seen"] = "3" });
        var item = await _app.ItemAsync(id);
        Assert.That((item.Version, item.Title, item.Section), Is.EqualTo((4, "Tên thứ nhất", "tin-tuc")));
    }

    private Task<ContentMerge> MergeAsync(ContentDraft origin, ContentDraft mine, ContentDraft theirs) =>
        _app.AskAsync(services => ContentMerge.OfAsync(origin, mine, theirs, services.GetRequiredService<Wording>(), CancellationToken.None));

    private static ContentDraft Text(string title, params string[] blocks) => Stories.Draft(title) with { Body = Body(blocks) };

    private static RichText Body(params string[] blocks) => RichText.FromPlainText(string.Join('\n', blocks));
}
