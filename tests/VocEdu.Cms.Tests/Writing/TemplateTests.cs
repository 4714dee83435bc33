using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Tests.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Templates;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Writing;

public sealed class TemplateTests
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

    [TestCase("TIN")]
    [TestCase("PV")]
    [TestCase("GUONG")]
    [TestCase("VIDEO")]
    [TestCase("TT")]
    [TestCase("SUKIEN")]
    public async Task Useful_template_comes_with_the_program(string genre)
    {
        var template = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Templates.FirstAsync(t => t.Genre == genre && t.Key != null));
        var page = await _officer.PageAsync($"/quan-tri/noi-dung/moi/{genre}?mau={template.Id}");
        Assert.That(page.QuerySelector("#Form_Title")!.TextContent, Is.EqualTo(template.Title));
        Assert.That(page.QuerySelector("#Form_Body")!.TextContent, Does.Contain("\"doc\"").And.Contain("["));
    }

    [Test]
    public async Task Template_that_was_removed_does_not_come_back_at_the_next_start()
    {
        var id = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Templates.Where(t => t.Key == "thong-bao-lich").Select(t => t.Id).SingleAsync());
        await _officer.SubmitAsync($"/quan-tri/mau-bai/{id}", [], $"/quan-tri/mau-bai/{id}?handler=Remove");
        await _app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<TemplatesAtStart>().Single().StartAsync(CancellationToken.None);

        Assert.That(await _officer.GetStringAsync("/quan-tri/mau-bai"), Does.Not.Contain($"/quan-tri/mau-bai/{id}"));
        Assert.That(await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Templates.CountAsync(t => t.Key == "thong-bao-lich")), Is.EqualTo(1));
    }

    [Test]
    public async Task Item_becomes_a_template_without_what_was_only_its_own()
    {
        var draft = Stories.Draft("Bài mẫu hay") with
        {
            Fields = new() { EventDate = new(2026, 11, 20), Tags = ["học nghề"], Contact = "Phòng GDNN" },
        };
        var id = await _app.SavedAsync(draft);
        var form = await _officer.GetStringAsync($"/quan-tri/mau-bai/moi?bai={id}");
        Assert.That(form, Does.Contain("Bài mẫu hay").And.Contain("học nghề"));

        var fields = Stories.Form("Bài mẫu hay");
        (fields["Name"], fields["Form.Tags"], fields["Form.EventDate"]) = ("Mẫu tin ngắn", "học nghề", "2026-11-20");
        var saved = await _officer.SubmitAsync("/quan-tri/mau-bai/moi", fields);
        Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await saved.Content.ReadAsStringAsync());
        var template = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Templates.SingleAsync(t => t.Name == "Mẫu tin ngắn"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((template.Title, template.Fields.EventDate, template.Fields.Tags.Single()), Is.EqualTo(("Bài mẫu hay", (DateOnly?)null, "học nghề")));
            Assert.That(await _officer.GetStringAsync("/quan-tri/noi-dung/moi"), Does.Contain($"?mau={template.Id}"));
        }
    }

    [Test]
    public async Task Template_of_one_unit_is_offered_to_no_other()
    {
        var fields = Stories.Form("Khung bài riêng");
        (fields["Name"], fields["Scope"]) = ("Mẫu của trường thử nghiệm", CmsApp.SchoolId);
        var id = Stories.IdOf(await _officer.SubmitAsync("/quan-tri/mau-bai/moi", fields));

        var (own, other) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Contributor, CmsApp.OtherSchoolId));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await own.GetStringAsync("/quan-tri/noi-dung/moi"), Does.Contain("Mẫu của trường thử nghiệm"));
            Assert.That(await other.GetStringAsync("/quan-tri/noi-dung/moi"), Does.Not.Contain("Mẫu của trường thử nghiệm"));
            Assert.That(await other.GetStringAsync($"/quan-tri/noi-dung/moi/TINVAN?mau={id}"), Does.Not.Contain("Khung bài riêng"));
            Assert.That((await other.GetAsync($"/quan-tri/mau-bai/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task File_in_use_in_public_is_not_thrown_away_and_another_one_comes_back()
    {
        var used = await _app.MediaAsync(MediaKind.Picture, "960.webp", "image/webp");
        var story = await _app.ApprovedAsync("Bài có ảnh bìa", Stories.Draft("Bài có ảnh bìa") with { Fields = new() { Cover = new(used, "Xưởng") } });
        await _app.MoveAsync(story, ContentState.Published, Stories.Officer);
        var free = await _app.MediaAsync(MediaKind.Picture, "961.webp", "image/webp");
        foreach (var id in (Guid[])[used, free]) await _officer.SubmitAsync($"/quan-tri/thu-vien/{id}", [], $"/quan-tri/thu-vien/{id}?handler=Trash");

        Assert.That((await _officer.GetAsync($"/quan-tri/thu-vien/{used}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _officer.GetAsync($"/quan-tri/thu-vien/{free}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        await _officer.SubmitAsync("/quan-tri/thung-rac", new() { ["id"] = free.ToString() }, "/quan-tri/thung-rac?handler=File");
        Assert.That((await _officer.GetAsync($"/quan-tri/thu-vien/{free}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
