using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Submissions;

/// <summary>What a genre asks for is told when a school sends, and required before anything is approved.</summary>
public sealed class MissingFieldsTests
{
    private CmsApp _app = null!;
    private HttpClient _school = null!, _officer = null!, _approver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync();
        (_school, _officer, _approver) = (await _app.SignInAsync(Role.Contributor), await _app.SignInAsync(Role.Editor), await _app.SignInAsync(Role.Approver));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var browser in new[] { _school, _officer, _approver }) browser.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task School_sends_all_the_same_and_both_sides_read_what_is_missing()
    {
        Assert.That(await _school.GetStringAsync(Schools.Page), Does.Contain("data-needs=\"Body:nội dung|EventDate:ngày diễn ra|Place:địa điểm\""));
        var id = await _school.ArriveAsync(new(Schools.Form("Lớp hàn buổi tối")) { ["Form.Day"] = "", ["Form.Place"] = "" });
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Submitted));
        Assert.That(await _school.GetStringAsync($"/quan-tri/bai-cua-toi/{id}"), Does.Contain("Bài còn thiếu: ngày diễn ra, địa điểm."));

        await _app.MoveAsync(id, ContentState.Received, Stories.Officer);
        Assert.That(await _officer.GetStringAsync($"/quan-tri/bai-don-vi-gui/{id}"),
            Does.Contain("cần có ngày diễn ra").And.Contain($"/quan-tri/noi-dung/{id}#Form_EventDate").And.Contain($"/quan-tri/noi-dung/{id}#Form_Place"));
        await _app.MoveAsync(id, ContentState.Editing, Stories.Officer);
        await RefusedAsync(_officer, id, ContentState.InReview, "Bài còn thiếu: ngày diễn ra, địa điểm.", "Form_EventDate", "Form_Place");
    }

    [Test]
    public async Task Approval_of_what_lost_a_field_is_refused_with_the_list_and_its_links()
    {
        var id = await _school.ArriveAsync(Schools.Form("Lớp may buổi tối"));
        foreach (var state in (ContentState[])[ContentState.Received, ContentState.Editing, ContentState.InReview]) await _app.MoveAsync(id, state, Stories.Officer);
        await _app.DoAsync(async services =>
        {
            var item = await services.GetRequiredService<CmsDb>().Items.AsNoTracking().SingleAsync(i => i.Id == id);
            var version = await services.GetRequiredService<CmsDb>().Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version);
            var draft = ContentDraft.Of(version) with { Fields = version.Fields with { Place = null } };
            Assert.That(await services.GetRequiredService<SaveContent>().RunAsync(id, item.Version, draft, Stories.Officer, CancellationToken.None), Is.InstanceOf<SaveOutcome.Saved>());
        });
        await RefusedAsync(_approver, id, ContentState.Approved, "Bài còn thiếu: địa điểm.", "Form_Place");
    }

    private async Task RefusedAsync(HttpClient person, Guid id, ContentState to, string sentence, params string[] inputs)
    {
        var item = await _app.ItemAsync(id);
        var answer = await person.SubmitAsync($"/quan-tri/duyet/{id}", new() { ["Step.To"] = $"{to}", ["Step.Version"] = $"{item.Version}" });
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain(sentence));
        foreach (var input in inputs) Assert.That(page, Does.Contain($"/quan-tri/noi-dung/{id}#{input}"));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(item.State));
    }
}
