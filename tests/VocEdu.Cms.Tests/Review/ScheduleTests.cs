using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Tests.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Tests.Review;

/// <summary>In a process that only runs jobs, and to which nobody speaks HTTP.</summary>
public sealed class ScheduleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private CmsApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() => _app = await CmsApp.StartAsync("jobs");

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task A_schedule_fires_with_no_web_request()
    {
        var id = await _app.ApprovedAsync("Bài đăng theo lịch");
        await _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, _app.Clock.Now.AddMinutes(5));
        Assert.That((await _app.ItemAsync(id)).State, Is.EqualTo(ContentState.Scheduled));

        await PassAsync(TimeSpan.FromMinutes(5));
        await UntilAsync(async () => (await _app.ItemAsync(id)).State is ContentState.Published);
        var step = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Events.SingleAsync(e => e.ItemId == id && e.Action == "published"));
        Assert.That(step.ActorId, Is.Null);
        Assert.That(step.ActorName, Is.EqualTo("Lịch đăng tự động"));
    }

    [Test]
    public async Task Fifty_items_of_one_minute_all_go_out_although_one_is_refused()
    {
        var at = _app.Clock.Now.AddMinutes(10);
        var ids = new List<Guid>();
        for (var i = 0; i < 50; i++)
        {
            var id = await _app.ApprovedAsync($"Bài thứ {i} trong cùng một phút");
            await _app.MoveAsync(id, ContentState.Scheduled, Stories.Officer, at);
            ids.Add(id);
        }

        // Somebody tampered with the approval: the lifecycle refuses this one when its time comes.
        await _app.DoAsync(services => services.GetRequiredService<CmsDb>().Items.Where(i => i.Id == ids[20])
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ApprovedHash, "khác")));

        await PassAsync(TimeSpan.FromMinutes(10));
        await UntilAsync(async () => await CountAsync(ids, ContentState.Published) == 49 && await CountAsync(ids, ContentState.Approved) == 1);
        var why = await _app.AskAsync(services => services.GetRequiredService<CmsDb>().Events.SingleAsync(e => e.ItemId == ids[20] && e.Action == "schedule-refused"));
        Assert.That(why.Reason, Does.Contain("Nội dung đã thay đổi sau khi duyệt"));
    }

    private Task<int> CountAsync(List<Guid> ids, ContentState state) =>
        _app.AskAsync(services => services.GetRequiredService<CmsDb>().Items.CountAsync(i => ids.Contains(i.Id) && i.State == state));

    /// <summary>Moves the clock, and rings as any schedule does: a waiting timer does not see a clock that is moved by hand.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        _app.Clock.Advance(time);
        await using var ring = _app.Database.CreateCommand("select pg_notify('vocedu_schedule', '')");
        await ring.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        var waited = Stopwatch.StartNew();
        while (!await done())
        {
            if (waited.Elapsed > Patience) Assert.Fail($"Not after {Patience}.");
            await Task.Delay(20);
        }
    }
}
