using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

/// <summary>Bad input gets a problem document that says what is wrong, and nothing is written.</summary>
public sealed class ContractTests
{
    private CmsApp _app = null!;
    private ApiCaller _editor = null!, _school = null!, _otherSchool = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_editor, _school) = (await ApiCaller.AsAsync(_app, Role.Editor), await ApiCaller.AsAsync(_app, Role.Contributor));
        _otherSchool = await ApiCaller.AsAsync(_app, Role.Contributor, CmsApp.OtherSchoolId);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _editor.Dispose();
        _school.Dispose();
        _otherSchool.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task An_unknown_genre_is_named()
    {
        var answer = await RefusedAsync(Sent.Brief().With("genre", "KHONGCO"), 422, "content.genre");
        Assert.That(answer.Json!["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { "genre" }));
    }

    [Test]
    public Task A_title_of_five_thousand_letters_is_refused() => RefusedAsync(Sent.Brief(new string('ư', 5_000)), 422, "content.title");

    [Test]
    public Task A_text_over_two_megabytes_is_refused() => RefusedAsync(Sent.Brief(html: new string('a', (2 * 1024 * 1024) + 1)), 413, "content.too-large");

    [Test]
    public Task A_request_over_four_megabytes_is_not_even_read() => RefusedAsync(Sent.Brief(html: new string('a', 5 * 1024 * 1024)), 413, "request.too-large");

    [Test]
    public Task An_unknown_unit_is_refused() => RefusedAsync(Sent.Brief().With("unitId", "khong-co"), 422, "content.unit-unknown");

    [Test]
    public Task Two_texts_at_once_are_refused() => RefusedAsync(Sent.Brief().With("body", new { type = "doc" }), 422, "content.two-bodies");

    [TestCase("""{"genre":"TINVAN","title":"A","mau":1}""", "$.mau", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":12}""", "$.title", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":null}""", "$.title", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":"A","fields":{"eventDate":"21/11/2026"}}""", "$.fields.eventDate", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":"A","fields":{"source":{"kind":1,"text":null}}}""", "$.fields.source.kind", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":"A","channelTexts":{"facebook":{"text":"A","at":"2026-11-22T08:00:00"}}}""", "$.channelTexts.facebook.at", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":""", "$.title", "json.malformed")]
    [TestCase("""{"genre":"TINVAN","title":"A","title":"B"}""", "$.title", "json.invalid")]
    [TestCase("""{"genre":"TINVAN","title":"A\u0000B"}""", "$", "json.invalid")]
    [TestCase("""[]""", "$", "json.invalid")]
    [TestCase("""null""", "$", "json.invalid")]
    public async Task JSON_that_is_not_ours_is_refused_with_the_place(string json, string path, string code)
    {
        var answer = await _editor.PostTextAsync("items", json);
        AssertProblem(answer, 400, code);
        Assert.That(answer.Json!["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { path }));
    }

    [Test]
    public async Task Another_content_type_is_refused() => AssertProblem(await _editor.PostTextAsync("items", "<a/>", "text/xml"), 415, "request.media-type");

    [Test]
    public async Task HTML_with_a_script_is_cleaned_and_says_so()
    {
        var made = await _editor.PostAsync("items", Sent.Brief(html: "<p onclick='x()'>Chào<script>alert(1)</script></p>").With("unitId", CmsApp.SchoolId));
        Assert.That(made.Status, Is.EqualTo(201), made.Text);
        Assert.That(made.Json!["dropped"]!.AsArray(), Is.Not.Empty);
        Assert.That(made.Json["item"]!["says"]!["body"]!.ToJsonString(), Does.Not.Contain("alert"));
        Assert.That(made.Location, Is.EqualTo($"/api/v1/items/{made.ItemId}"));
    }

    [Test]
    public async Task A_document_is_taken_as_it_is()
    {
        var body = Sent.Json("""{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Xin chào"}]}]}""");
        var made = await _school.PostAsync("items", new { genre = "TINVAN", title = "Chào", body });
        Assert.That((string?)made.Json!["item"]!["says"]!["body"]!["content"]![0]!["content"]![0]!["text"], Is.EqualTo("Xin chào"));
        Assert.That(made.Json["dropped"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Lists_in_lists_are_kept()
    {
        var inner = """{"type":"paragraph","content":[{"type":"text","text":"Sâu"}]}""";
        for (var depth = 0; depth < 20; depth++) inner = $$"""{"type":"bulletList","content":[{"type":"listItem","content":[{{inner}}]}]}""";
        var made = await _school.PostAsync("items", new { genre = "TINVAN", title = "Sâu", body = Sent.Json($$"""{"type":"doc","content":[{{inner}}]}""") });
        Assert.That(made.Status, Is.EqualTo(201), made.Text);
        Assert.That((await _school.GetAsync($"items/{made.ItemId}")).Text, Does.Contain("Sâu"));
    }

    [Test]
    public async Task A_save_without_the_version_it_began_from_is_refused()
    {
        var id = (await _school.PostAsync("items", Sent.Brief())).ItemId;
        AssertProblem(await _school.PutAsync($"items/{id}", Sent.Brief("Khác"), null), 428, "content.if-match");
        AssertProblem(await _school.PutAsync($"items/{id}", Sent.Brief("Khác"), "*"), 428, "content.if-match");
        Assert.That((int?)(await _school.GetAsync($"items/{id}")).Json!["item"]!["version"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_save_is_told_the_version_that_is_there()
    {
        var made = await _school.PostAsync("items", Sent.Brief());
        Assert.That((await _school.PutAsync($"items/{made.ItemId}", Sent.Brief("Bản của người khác"), made.ETag)).Status, Is.EqualTo(200));
        var stale = await _school.PutAsync($"items/{made.ItemId}", Sent.Brief("Bản của tôi"), made.ETag);
        AssertProblem(stale, 412, "content.stale");
        Assert.That((int?)stale.Json!["version"], Is.EqualTo(2));
        Assert.That((string?)(await _school.GetAsync($"items/{made.ItemId}")).Json!["item"]!["title"], Is.EqualTo("Bản của người khác"));
        AssertProblem(await _school.PostAsync($"items/{made.ItemId}/moves", new { action = "Submit" }, ifMatch: made.ETag), 412, "content.stale");
    }

    [Test]
    public async Task Saves_at_the_same_moment_leave_one_version_and_one_answer_of_412()
    {
        var made = await _school.PostAsync("items", Sent.Brief());
        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => _school.PutAsync($"items/{made.ItemId}", Sent.Brief($"Bản {n}"), made.ETag)));
        Assert.That(answers.Select(a => a.Status).Order(), Is.EqualTo(new[] { 200, 412, 412, 412 }));
    }

    [Test]
    public async Task An_item_that_is_known_already_is_not_sent_again()
    {
        var made = await _school.PostAsync("items", Sent.Brief());
        Assert.That((await _school.GetAsync($"items/{made.ItemId}", made.ETag)).Status, Is.EqualTo(304));
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await _school.PostAsync($"items/{made.ItemId}/moves", new { action = "Submit" });
        Assert.That((await _school.GetAsync($"items/{made.ItemId}", made.ETag)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_school_sees_and_touches_nothing_of_another()
    {
        var id = (await _school.PostAsync("items", Sent.Brief("Chuyện riêng của trường"))).ItemId;
        foreach (var path in (string[])["", "/versions", "/versions/1", "/events"]) AssertProblem(await _otherSchool.GetAsync($"items/{id}{path}"), 404, "not-found");
        AssertProblem(await _otherSchool.PutAsync($"items/{id}", Sent.Brief(), "\"1\""), 404, "not-found");
        AssertProblem(await _otherSchool.PostAsync($"items/{id}/moves", new { action = "Submit" }), 404, "not-found");
        AssertProblem(await _otherSchool.PostAsync($"items/{id}/publish"), 404, "not-found");
        Assert.That((await _otherSchool.GetAsync("items")).Text, Does.Not.Contain(id.ToString()));
        AssertProblem(await _school.PostAsync("items", Sent.Brief().With("unitId", CmsApp.OtherSchoolId)), 403, "content.unit");
    }

    [Test]
    public async Task Who_lacks_the_role_is_told_so()
    {
        foreach (var path in (string[])["ledger", "ledger/verify", "targets", "channels"]) AssertProblem(await _school.GetAsync(path), 403, "access.role");
        AssertProblem(await _school.PostAsync("works", new { title = "Bài báo" }), 403, "access.role");
        var id = (await _editor.PostAsync("items", Sent.Brief().With("unitId", CmsApp.SchoolId))).ItemId;
        await _editor.PostAsync($"items/{id}/moves", new { action = "SendForApproval" });
        AssertProblem(await _editor.PostAsync($"items/{id}/moves", new { action = "Approve" }), 403, "lifecycle.needs-role");
    }

    [Test]
    public async Task A_step_that_does_not_lead_on_is_a_conflict()
    {
        var id = (await _school.PostAsync("items", Sent.Brief())).ItemId;
        AssertProblem(await _school.PostAsync($"items/{id}/moves", new { action = "Approve" }), 409, "lifecycle.no-such-move");
        AssertProblem(await _editor.PostAsync($"items/{id}/moves", new { to = "Received" }), 404, "not-found");
        AssertProblem(await _school.PostAsync($"items/{id}/moves", new { }), 422, "step.missing");
    }

    [Test]
    public async Task A_list_is_read_on_from_where_it_ended()
    {
        foreach (var n in Enumerable.Range(1, 5)) await _otherSchool.PostAsync("items", Sent.Brief($"Bản tin số {n}"));
        var seen = new List<string?>();
        for (var after = ""; after is not null;)
        {
            var page = await _otherSchool.GetAsync($"items?limit=2&text=b%E1%BA%A2n tin{(after.Length > 0 ? $"&after={after}" : "")}");
            seen.AddRange(page.Json!["items"]!.AsArray().Select(i => (string?)i!["title"]));
            after = (string?)page.Json["next"];
        }

        Assert.That(seen, Is.Unique.And.Count.EqualTo(5));
        AssertProblem(await _otherSchool.GetAsync("items?after=khong-phai-cho-nay"), 400, "request.parameter");
        AssertProblem(await _otherSchool.GetAsync("items?state=KhongCo"), 400, "request.invalid");
        Assert.That((await _otherSchool.GetAsync("items?state=Published")).Json!["items"]!.AsArray(), Is.Empty);
        AssertProblem(await _otherSchool.GetAsync("items?text=a%00b"), 400, "request.parameter");
        Assert.That((await _otherSchool.GetAsync("items?text=100%25")).Json!["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("khong-co")]
    [TestCase("items/khong-phai-ma")]
    public async Task An_unknown_address_is_a_problem_too(string path) => AssertProblem(await _editor.GetAsync(path), 404, "not-found");

    [Test]
    public async Task Terms_are_listed()
    {
        Assert.That((await _school.GetAsync("genres")).Json!["items"]!.AsArray(), Has.Count.EqualTo(Genres.All.Count));
        Assert.That((await _school.GetAsync("sections")).Json!["items"]!.AsArray(), Is.Not.Empty);
        Assert.That((await _school.GetAsync("units")).Json!["items"]!.AsArray().Select(u => (string?)u!["id"]), Does.Contain(CmsApp.SchoolId));
    }

    private async Task<ApiAnswer> RefusedAsync(Dictionary<string, object?> item, int status, string code)
    {
        var before = await CountAsync();
        item.TryAdd("unitId", CmsApp.SchoolId);
        var answer = await _editor.PostAsync("items", item);
        AssertProblem(answer, status, code);
        Assert.That(await CountAsync(), Is.EqualTo(before));
        return answer;
    }

    private Task<(int, int)> CountAsync() => _app.AskAsync(async s =>
    {
        var db = s.GetRequiredService<CmsDb>();
        return (await db.Items.CountAsync(), await db.Audit.CountAsync());
    });

    private static void AssertProblem(ApiAnswer answer, int status, string code)
    {
        Assert.That((answer.Status, answer.Code, answer.MediaType), Is.EqualTo((status, code, "application/problem+json")), answer.Text);
        Assert.That((string?)answer.Json!["title"], Is.Not.Empty);
        Assert.That((string?)answer.Json["detail"], Does.EndWith("."));
    }
}

internal static class SentChanges
{
    public static Dictionary<string, object?> With(this Dictionary<string, object?> item, string name, object? value) => new(item) { [name] = value };
}
