using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Tests.Api;

public sealed class WorksTests
{
    private CmsApp _app = null!;
    private ApiCaller _reporter = null!, _school = null!, _otherSchool = null!;

    [SetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        await _app.DoAsync(async services =>
        {
            var db = services.GetRequiredService<CmsDb>();
            var plan = new Plan { Code = "KH-THU", Title = "Kế hoạch thử", Issuer = "Sở", FirstYear = 2026, LastYear = 2026, Window = WindowKind.Calendar, Document = "{}" };
            plan.Targets.Add(new() { PlanCode = plan.Code, Code = "CT1", Year = 2026, Value = 180, Unit = "tác phẩm", Text = "Ít nhất 180 tác phẩm" });
            db.Plans.Add(plan);
            await db.SaveChangesAsync();
        });
        (_reporter, _school) = (await ApiCaller.AsAsync(_app, Role.Reporter), await ApiCaller.AsAsync(_app, Role.Contributor));
        _otherSchool = await ApiCaller.AsAsync(_app, Role.Contributor, CmsApp.OtherSchoolId);
    }

    [TearDown]
    public async Task Stop()
    {
        _reporter.Dispose();
        _school.Dispose();
        _otherSchool.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_press_article_is_booked_with_its_proof_and_counted()
    {
        var made = await _reporter.PostAsync("works", Article("Học nghề để lập nghiệp"), key: "bao-1");
        Assert.That(made.Status, Is.EqualTo(201), made.Text);
        Assert.That((bool?)made.Json!["work"]!["counts"], Is.True);
        Assert.That((string?)made.Json["work"]!["firstPublicOn"], Is.EqualTo("2026-11-20"));

        var read = await _reporter.GetAsync(made.Location!["/api/v1/".Length..]);
        Assert.That((await _reporter.GetAsync(made.Location["/api/v1/".Length..], read.ETag)).Status, Is.EqualTo(304));
        var proved = await _reporter.PostAsync($"{made.Location["/api/v1/".Length..]}/evidence", new { kind = "Link", url = "https://bao.example/anh-chup" });
        Assert.That(proved.Json!["evidence"]!.AsArray(), Has.Count.EqualTo(2));

        var stands = await _reporter.GetAsync("targets/KH-THU/CT1/progress?on=2026-11-21");
        Assert.That(((int?)stands.Json!["done"], (int?)stands.Json["target"]), Is.EqualTo((1, 180)));
        var behind = await _reporter.GetAsync(((string)stands.Json["works"]!)["/api/v1/".Length..]);
        Assert.That(behind.Json!["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((int?)(await _reporter.GetAsync("targets/KH-THU/CT1/progress?on=2026-11-19")).Json!["done"], Is.Zero);
        Assert.That((await _reporter.GetAsync("targets/KH-THU/KHONG/progress")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_record_of_the_press_is_filed_anew_with_a_reason_and_never_over_anothers_change()
    {
        var made = await _reporter.PostAsync("works", Article("Bài xếp nhầm chỗ"));
        var path = made.Location!["/api/v1/".Length..];
        var read = await _reporter.GetAsync(path);
        var becomes = new { genre = "BAI", title = "Bài xếp lại", outlet = "Báo Mới", unitId = CmsApp.OtherSchoolId, activities = new[] { "KH-THU:HD1" }, reason = "Trường khác đặt bài" };

        Assert.That((await _reporter.PutAsync(path, becomes, null)).Status, Is.EqualTo(428));
        Assert.That((await _reporter.PutAsync(path, new { becomes.genre, becomes.title, becomes.outlet, becomes.unitId }, read.ETag)).Json!["errors"]!["reason"], Is.Not.Null);
        Assert.That((await _reporter.PutAsync(path, new { becomes.genre, becomes.title, becomes.outlet, unitId = "khong-co", becomes.reason }, read.ETag)).Status, Is.EqualTo(422));
        var corrected = await _reporter.PutAsync(path, becomes, read.ETag);
        Assert.That(((string?)corrected.Json!["work"]!["unitId"], (string?)corrected.Json["activities"]![0]), Is.EqualTo((CmsApp.OtherSchoolId, "KH-THU:HD1")), corrected.Text);
        Assert.That((await _reporter.PutAsync(path, becomes, read.ETag)).Status, Is.EqualTo(412));
        Assert.That((await _school.PutAsync(path, becomes, read.ETag)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task What_cannot_be_a_work_is_refused_by_field()
    {
        (string Field, object? Value, string Code)[] wrong =
        [
            ("genre", "KHONGCO", "external.genre"), ("title", new string('a', 5_000), "external.title"), ("outlet", "", "external.outlet"),
            ("publicAt", "2027-01-01T00:00:00Z", "external.date"), ("publicAt", null, "external.date"), ("unitId", "khong-co", "external.unit"),
            ("evidence", Array.Empty<object>(), "external.evidence"), ("evidence", new[] { new { kind = "Link", url = "khong" } }, "evidence.link"),
        ];
        foreach (var (field, value, code) in wrong)
        {
            var answer = await _reporter.PostAsync("works", Article("Sai").With(field, value));
            Assert.That((answer.Status, answer.Code), Is.EqualTo((422, code)), answer.Text);
            Assert.That(answer.Json!["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { field }));
        }

        Assert.That((await _reporter.PostAsync($"works/{Guid.NewGuid()}/evidence", new { kind = "Link", url = "https://a.example" })).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_school_sees_its_own_works_only()
    {
        await _reporter.PostAsync("works", Article("Học nghề để lập nghiệp"));
        var own = (await _school.GetAsync("works")).Json!["items"]!.AsArray();
        Assert.That(own, Has.Count.EqualTo(1));
        Assert.That((await _otherSchool.GetAsync("works")).Json!["items"]!.AsArray(), Is.Empty);
        Assert.That((await _otherSchool.GetAsync($"works?unit={CmsApp.SchoolId}")).Json!["items"]!.AsArray(), Is.Empty);
        Assert.That((await _otherSchool.GetAsync($"works/{own[0]!["id"]}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Works_and_ledger_are_read_on_from_where_they_ended()
    {
        foreach (var n in Enumerable.Range(1, 5)) await _reporter.PostAsync("works", Article($"Bài số {n}"));
        foreach (var path in (string[])["works", "ledger"])
        {
            var seen = new List<string>();
            for (var after = ""; after is not null;)
            {
                var page = await _reporter.GetAsync($"{path}?limit=2{(after.Length > 0 ? $"&after={after}" : "")}");
                seen.AddRange(page.Json!["items"]!.AsArray().Select(i => (i!["id"] ?? i["number"])!.ToJsonString()));
                after = (string?)page.Json["next"];
            }

            Assert.That(seen, Is.Unique.And.Count.EqualTo(5));
        }

        Assert.That((bool?)(await _reporter.GetAsync("ledger/verify")).Json!["intact"], Is.True);
    }

    private static Dictionary<string, object?> Article(string title) => new()
    {
        ["genre"] = "BAI",
        ["title"] = title,
        ["outlet"] = "Báo Thử nghiệm",
        ["publicAt"] = "2026-11-20T07:30:00+07:00",
        ["unitId"] = CmsApp.SchoolId,
        ["evidence"] = new[] { new { kind = "Link", url = "https://bao.example/bai-1" } },
    };
}
