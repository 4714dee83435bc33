using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Collections;

public sealed class CollectionTests
{
    private CmsApp _app = null!;
    private HttpClient _officer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        _officer = await _app.SignInAsync(Role.Editor);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Parts_of_a_series_lead_to_one_another_in_their_order_and_each_is_counted()
    {
        await AddAsync(CollectionKind.Series, "Nghề giữ chân người trẻ");
        const string slug = "nghe-giu-chan-nguoi-tre";
        Assert.That(await _officer.GetStringAsync("/quan-tri/noi-dung/moi/BAI"), Does.Contain($"value=\"{slug}\""));

        var second = await PublishAsync("Vụ rau đầu tiên", new() { Series = new(slug, 2) });
        var first = await PublishAsync("Lớp học sáng đèn", new() { Series = new(slug, 1) });
        await PublishAsync("Kỳ chưa đánh số", new() { Series = new(slug) });

        var page = await _app.Browser().PageAsync($"/tuyen-bai/{slug}");
        var story = await _app.Browser().PageAsync(first);
        string[] titles = ["Lớp học sáng đèn", "Vụ rau đầu tiên", "Kỳ chưa đánh số"];
        var counts = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Works.Where(w => titles.Contains(w.Title)).Select(w => w.Counts).ToListAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".card h2").Select(h => h.TextContent.Trim()), Is.EqualTo(titles));
            Assert.That(counts, Is.EqualTo([true, true, true]));
            Assert.That(story.QuerySelector(".series-box [rel=next]")!.GetAttribute("href"), Is.EqualTo(second));
            Assert.That(story.QuerySelector(".series-box [rel=prev]"), Is.Null);
            Assert.That(story.QuerySelector(".series-box [aria-current]")!.TextContent, Is.EqualTo("Lớp học sáng đèn"));
        }
    }

    [Test]
    public async Task Topic_shows_all_that_is_filed_in_it_and_stays_when_it_ends()
    {
        await AddAsync(CollectionKind.Topic, "Tuyển sinh 2027");
        var path = await PublishAsync("Trường mở đăng ký", new() { Topics = ["tuyen-sinh-2027"] });
        Assert.That((await _app.Browser().PageAsync("/chuyen-de/tuyen-sinh-2027")).Body!.TextContent, Does.Contain("Trường mở đăng ký"));
        Assert.That((await _app.Browser().PageAsync(path)).QuerySelector(".topic-links a")!.GetAttribute("href"), Is.EqualTo("/chuyen-de/tuyen-sinh-2027"));

        var id = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Collections.Where(c => c.Slug == "tuyen-sinh-2027").Select(c => c.Id).SingleAsync());
        await _officer.SubmitAsync($"/quan-tri/tuyen-bai/{id}", new() { ["Fields.Name"] = "Tuyển sinh 2027", ["Fields.Active"] = "false" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _app.Browser().PageAsync("/chuyen-de/tuyen-sinh-2027")).Body!.TextContent, Does.Contain("Trường mở đăng ký"));
            Assert.That((await _app.Browser().PageAsync("/chuyen-de")).QuerySelector(".collection-list")!.TextContent, Does.Not.Contain("Tuyển sinh 2027"));
            Assert.That(await _officer.GetStringAsync("/quan-tri/noi-dung/moi/BAI"), Does.Not.Contain("value=\"tuyen-sinh-2027\""));
        }
    }

    [Test]
    public async Task Two_of_one_name_are_refused_with_a_sentence()
    {
        await AddAsync(CollectionKind.Topic, "Ngày hội nghề");
        var answer = await _officer.SubmitAsync("/quan-tri/tuyen-bai/moi?kind=Topic", new() { ["kind"] = "Topic", ["Fields.Name"] = "Ngày hội nghề" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("Chuyên đề có đường dẫn này đã có"));
    }

    [TestCase("/tuyen-bai/khong-co")]
    [TestCase("/tuyen-bai/<script>")]
    public async Task Unknown_collection_is_not_found(string path) =>
        Assert.That((await _app.Browser().GetAsync(path)).StatusCode, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest));

    private async Task AddAsync(CollectionKind kind, string name)
    {
        var answer = await _officer.SubmitAsync($"/quan-tri/tuyen-bai/moi?kind={kind}", new() { ["kind"] = kind.ToString(), ["Fields.Name"] = name, ["Fields.Active"] = "true" });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> PublishAsync(string title, ContentFields fields)
    {
        var id = await _app.ApprovedAsync(title, Stories.Draft(title) with { Fields = fields });
        await _app.MoveAsync(id, ContentState.Published, Stories.Officer);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        return await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Publications.Where(p => p.ItemId == id).Select(p => p.Path).SingleAsync());
    }
}
