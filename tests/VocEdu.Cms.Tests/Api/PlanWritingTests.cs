using System.Text.Json.Nodes;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

/// <summary>A program makes a plan, writes its lists, and never over somebody else's change unseen.</summary>
public sealed class PlanWritingTests
{
    private CmsApp _app = null!;
    private ApiCaller _reporter = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _reporter = await ApiCaller.AsAsync(_app, Role.Reporter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _reporter.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Plan_is_made_filled_and_copied()
    {
        var made = await _reporter.PostAsync("plans", New("KH-API-2027"), key: "kh-1");
        Assert.That((made.Status, made.Location), Is.EqualTo((201, "/api/v1/plans/KH-API-2027")), made.Text);
        Assert.That((await _reporter.PostAsync("plans", New("KH-API-2027"), key: "kh-1")).Status, Is.EqualTo(201), "the same request again");
        Assert.That((await _reporter.PostAsync("plans", New("KH-API-2027"))).Status, Is.EqualTo(422));

        var targets = await _reporter.PutAsync("plans/KH-API-2027/targets", new { entries = new[] { new { code = "CT1", text = "Ít nhất 60 tác phẩm", kind = "count", value = 60, unit = "tác phẩm", years = new[] { 2027 }, section = "I.2" } } }, made.ETag);
        Assert.That(targets.Status, Is.EqualTo(200), targets.Text);
        Assert.That((string?)targets.Json!["document"]!["targets"]![0]!["section"], Is.EqualTo("I.2"), "what the back office does not show is kept");
        Assert.That((await _reporter.GetAsync("targets")).Json!["items"]!.AsArray().Single(t => (string?)t!["plan"] == "KH-API-2027")!["value"]!.GetValue<int>(), Is.EqualTo(60));
        var described = await _reporter.PutAsync("plans/KH-API-2027", new { title = "Tên mới", issuer = "Sở", firstYear = 2027, lastYear = 2028, window = "Calendar" }, targets.ETag);
        Assert.That(((string?)described.Json!["plan"]!["title"], (int?)described.Json["plan"]!["version"]), Is.EqualTo(("Tên mới", 3)));

        var copied = await _reporter.PostAsync("plans/KH-API-2027/copies", new { code = "KH-API-2029", title = "Hai năm sau", firstYear = 2029 });
        Assert.That((int?)copied.Json!["document"]!["targets"]![0]!["years"]![0], Is.EqualTo(2029), copied.Text);
    }

    [Test]
    public async Task Somebody_elses_change_is_not_overwritten_unseen()
    {
        var read = await _reporter.GetAsync("plans/KH1549-2024");
        var activities = read.Json!["document"]!["activities"]!.DeepClone();
        Assert.That((await _reporter.PutAsync("plans/KH1549-2024/activities", new JsonObject { ["entries"] = activities.DeepClone() }, null)).Status, Is.EqualTo(428));
        Assert.That((await _reporter.PutAsync("plans/KH1549-2024/activities", new JsonObject { ["entries"] = activities.DeepClone() }, read.ETag)).Status, Is.EqualTo(200));
        var late = await _reporter.PutAsync("plans/KH1549-2024/activities", new JsonObject { ["entries"] = new JsonArray() }, read.ETag);
        Assert.That((late.Status, (int?)late.Json!["version"]), Is.EqualTo((412, 2)), late.Text);
        Assert.That((await _reporter.GetAsync("plans/KH1549-2024")).Json!["document"]!["activities"]!.AsArray(), Has.Count.EqualTo(activities.AsArray().Count));
    }

    [TestCase("activities", """{"entries":[null]}""", 422)]
    [TestCase("activities", """{"entries":[{"code":"A","text":"B","lead":[null]}]}""", 422)]
    [TestCase("activities", """{"entries":[{"code":"A","text":"B","lead":[{"x":1}]}]}""", 422)]
    [TestCase("activities", """{"entries":[{"code":"A","text":"B"},{"code":"A","text":"C"}]}""", 422)]
    [TestCase("activities", """{"entries":[{"code":"A/B","text":"B"}]}""", 422)]
    [TestCase("targets", """{"entries":[{"code":"A","text":"B","kind":"count","value":"nhiều"}]}""", 422)]
    [TestCase("targets", """{"entries":[{"code":"A","text":"B","kind":{"a":1}}]}""", 422)]
    [TestCase("khong-co", """{"entries":[]}""", 404)]
    [TestCase("activities", """{"entries":{"a":1}}""", 400)]
    public async Task What_is_no_list_is_refused_by_field(string list, string body, int status)
    {
        var read = await _reporter.GetAsync("plans/HN-GDNN-2025");
        var answer = await _reporter.PutAsync($"plans/HN-GDNN-2025/{list}", JsonNode.Parse(body)!, read.ETag);
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That((await _reporter.GetAsync("plans/HN-GDNN-2025")).ETag, Is.EqualTo(read.ETag));
    }

    [Test]
    public async Task Those_who_may_not_plan_write_nothing()
    {
        using var head = await ApiCaller.AsAsync(_app, Role.UnitHead);
        Assert.That((await head.PostAsync("plans", New("KH-KHONG"))).Status, Is.EqualTo(403));
        using var school = await ApiCaller.AsAsync(_app, Role.Contributor);
        Assert.That((await school.GetAsync("plans/KH1549-2024")).Status, Is.EqualTo(403));
    }

    private static object New(string code) => new { code, head = new { title = "Kế hoạch qua API", issuer = "Sở Giáo dục và Đào tạo", firstYear = 2027, lastYear = 2027 } };
}
