using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Review;
using VocEdu.Cms.Tests.Api;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Writing.Checks;

public sealed class CheckPageTests
{
    private const string Panel = "/quan-tri/noi-dung/kiem-tra";
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Findings_of_what_is_typed_explain_and_lead_to_their_place()
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var fields = Stories.Form("KHAI GIẢNG LỚP HÀN BUỔI TỐI");
        fields["Form.Body"] = "Dòng đầu.\nTổng kinh phí 1,250,000.00 đồng.";

        var found = await (await writer.SubmitAsync("/quan-tri/noi-dung/moi/TIN", fields, Panel)).Content.ReadAsStringAsync();
        Assert.That(found, Does.Contain("href=\"#Form_Title\"").And.Contain("href=\"#doan-1\"").And.Contain("data-goto-words=\"1,250,000.00\""));
    }

    [Test]
    public async Task Without_scripts_the_editors_page_shows_the_findings_and_keeps_what_was_typed()
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var fields = new Dictionary<string, string>(Stories.Form("Lớp điện hoá buổi tối")) { ["Check"] = "true" };
        var page = WebUtility.HtmlDecode(await (await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields)).Content.ReadAsStringAsync());

        Assert.That(page, Does.Contain("Dấu thanh đặt chưa theo kiểu chung").And.Contain(">\nLớp điện hoá buổi tối</textarea>"));
        Assert.That(await writer.GetStringAsync("/quan-tri/bai-cua-toi"), Does.Not.Contain("Lớp điện"));
    }

    [Test]
    public async Task A_fix_changes_the_form_and_saves_nothing()
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var fields = Stories.Form("Lớp điện hoá  buổi tối");
        fields["Form.Body"] = """{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Học về thuỷ lực."}]}]}""";
        var changes = JsonDocument.Parse(await (await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields, $"{Panel}?handler=Fix&rule=tone-placement")).Content.ReadAsStringAsync()).RootElement;
        Assert.That(changes.EnumerateObject().Select(change => change.Name), Is.EquivalentTo(new[] { "Form.Title", "Form.Body" }));
        Assert.That(changes.GetProperty("Form.Title").GetString(), Is.EqualTo("Lớp điện hóa  buổi tối"));

        var plain = new Dictionary<string, string>(fields) { ["Fix"] = "spacing" };
        var page = WebUtility.HtmlDecode(await (await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", plain)).Content.ReadAsStringAsync());
        Assert.That(page, Does.Contain(">\nLớp điện hoá buổi tối</textarea>"));
    }

    [TestCase("{\"type\":\"doc\",\"content\":[[[[]]]]}")]
    [TestCase("{broken")]
    [TestCase("{\"type\":\"doc\",\"content\":[{\"type\":\"text\",\"text\":{}}]}")]
    [TestCase("\uFFFE")]
    public async Task Hostile_text_is_answered_calmly(string body)
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var fields = new Dictionary<string, string>(Stories.Form("Bài lạ")) { ["Form.Body"] = body };
        Assert.That((await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields, Panel)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields, $"{Panel}?handler=Fix&rule=spacing")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields, $"{Panel}?handler=Fix&rule=la")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_form_with_a_null_in_it_is_refused()
    {
        var writer = await _app.SignInAsync(Role.Contributor);
        var fields = new Dictionary<string, string>(Stories.Form("Bài lạ")) { ["Form.Body"] = "\0" };
        Assert.That((await writer.SubmitAsync("/quan-tri/noi-dung/moi/TINVAN", fields, Panel)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_picture_without_words_stops_the_story_until_it_has_them()
    {
        var draft = Stories.Draft("Bài có ảnh không lời") with { Body = RichText.Parse("""{"type":"doc","content":[{"type":"image","attrs":{"mediaId":"0198","alt":""}}]}""") };
        var id = await _app.SavedAsync(draft);
        var refusal = await _app.AskAsync(services => services.GetRequiredService<MoveContent>().RunAsync(id, new(ContentState.InReview, 1), Stories.Officer, CancellationToken.None));
        Assert.That(refusal, Has.Property("Code").EqualTo("lifecycle.blocked").And.Property("Message").Contain("Ảnh thứ 1 trong bài chưa có mô tả thay thế."));

        var officer = await _app.SignInAsync(Role.Editor);
        Assert.That(WebUtility.HtmlDecode(await officer.GetStringAsync($"/quan-tri/duyet/{id}")), Does.Contain($"href=\"/quan-tri/noi-dung/{id}#doan-0\""));
    }

    [Test]
    public async Task The_API_tells_the_findings_to_whoever_may_see_the_item()
    {
        var id = await _app.SavedAsync(Stories.Draft("LỚP HÀN BUỔI TỐI MỞ RỘNG"));
        using var officer = await ApiCaller.AsAsync(_app, Role.Editor);
        using var stranger = await ApiCaller.AsAsync(_app, Role.Contributor, CmsApp.OtherSchoolId);
        Assert.That((await officer.GetAsync($"items/{id}/checks")).Text, Does.Contain("title-capitals"));
        Assert.That((await stranger.GetAsync($"items/{id}/checks")).Status, Is.EqualTo(404));
    }
}
