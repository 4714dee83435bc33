using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Api;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Api;

public sealed class IdempotencyTests
{
    private CmsApp _app = null!;
    private ApiCaller _school = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await CmsApp.StartAsync("site,jobs");
        _school = await ApiCaller.AsAsync(_app, Role.Contributor);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _school.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_repeated_request_does_nothing_again_and_gives_the_first_answer()
    {
        var first = await _school.PostAsync("items", Sent.Brief(), key: "mot");
        var again = await _school.PostAsync("items", Sent.Brief(), key: "mot");
        Assert.That((again.Status, again.Text, again.Location), Is.EqualTo((first.Status, first.Text, first.Location)));
        Assert.That(await ItemsAsync(first.ItemId), Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_stands_for_one_request_only()
    {
        await _school.PostAsync("items", Sent.Brief(), key: "hai");
        var other = await _school.PostAsync("items", Sent.Brief("Chuyện khác"), key: "hai");
        Assert.That((other.Status, other.Code), Is.EqualTo((422, "idempotency.reused")));
        using var stranger = await ApiCaller.AsAsync(_app, Role.Contributor);
        Assert.That((await stranger.PostAsync("items", Sent.Brief("Chuyện khác"), key: "hai")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Repeats_at_the_same_moment_make_one_item()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _school.PostAsync("items", Sent.Brief("Gửi cùng lúc"), key: "ba")));
        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(201));
        Assert.That(answers.Select(a => a.ItemId).Distinct().Count(), Is.EqualTo(1));
        var items = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.CountAsync(i => i.Title == "Gửi cùng lúc"));
        Assert.That(items, Is.EqualTo(1));
    }

    [Test]
    public async Task A_refused_request_uses_up_no_key()
    {
        Assert.That((await _school.PostAsync("items", Sent.Brief(title: ""), key: "bon")).Status, Is.EqualTo(422));
        Assert.That((await _school.PostAsync("items", Sent.Brief(), key: "bon")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_step_repeated_after_a_lost_answer_is_answered_as_the_first_time()
    {
        var id = (await _school.PostAsync("items", Sent.Brief())).ItemId;
        var first = await _school.PostAsync($"items/{id}/moves", new { action = "Submit" }, key: "nam");
        var again = await _school.PostAsync($"items/{id}/moves", new { action = "Submit" }, key: "nam");
        Assert.That((again.Status, again.Text), Is.EqualTo((200, first.Text)));
        Assert.That((await _school.PostAsync($"items/{id}/moves", new { action = "Submit" })).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task After_a_day_a_key_is_new_again_and_the_old_answer_is_forgotten()
    {
        var first = await _school.PostAsync("items", Sent.Brief(), key: "sau");
        await _school.PostAsync("items", Sent.Brief(), key: "sau-nua");
        _app.Clock.Advance(TimeSpan.FromHours(25));
        var second = await _school.PostAsync("items", Sent.Brief(), key: "sau");
        Assert.That(second.ItemId, Is.Not.EqualTo(first.ItemId));

        await _app.DoAsync(s => s.GetRequiredService<ForgetRequests>().RunAsync(CancellationToken.None));
        var kept = await _app.AskAsync(s => s.GetRequiredService<CmsDb>().IdempotentRequests.Select(r => r.Key).ToListAsync());
        Assert.That(kept, Does.Contain("sau").And.Not.Contain("sau-nua"));
    }

    [TestCase("co dau cach", 1)]
    [TestCase("dài quá", 100)]
    [TestCase("x", 201)]
    public async Task A_key_that_is_none_is_refused(string part, int times)
    {
        var key = string.Concat(Enumerable.Repeat(part, times));
        var answer = await _school.PostAsync("items", Sent.Brief(), key: key);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((400, "idempotency.key")));
    }

    private Task<int> ItemsAsync(Guid id) => _app.AskAsync(s => s.GetRequiredService<CmsDb>().Items.CountAsync(i => i.Id == id));
}
