using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>Looks at the feeds whose turn it is. Each is leased in its own row, so any number of nodes may run it.</summary>
public sealed class PullFeeds(IServiceScopeFactory scopes, IOptions<FeedOptions> options, TimeProvider clock, ILogger<PullFeeds> log)
{
    private const long MostBytes = 5L * 1024 * 1024;
    private const int MostNew = 20, FailuresTold = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10), Fresh = TimeSpan.FromDays(30), LongestPause = TimeSpan.FromHours(12);

    /// <returns>How many stories came.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var came = 0;
        while (await ClaimAsync(null, cancel) is { } id) came += await PullAsync(id, cancel);
        return came;
    }

    /// <summary>One feed now, whatever its turn; nothing while another node is at it.</summary>
    public async Task RunAsync(Guid id, CancellationToken cancel)
    {
        if (await ClaimAsync(id, cancel) is not null) await PullAsync(id, cancel);
    }

    private async Task<Guid?> ClaimAsync(Guid? wanted, CancellationToken cancel)
    {
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Lease);
        await using var scope = scopes.CreateAsyncScope();
        var claimed = await scope.ServiceProvider.GetRequiredService<CmsDb>().Database.SqlQuery<Guid>($"""
            update cms.unit_feed set lease_until = {until} where id = (
              select id from cms.unit_feed
              where (lease_until is null or lease_until < {now}) and (id = {wanted} or ({wanted}::uuid is null and active and next_at <= {now}))
              order by next_at limit 1 for update skip locked)
            returning id as "Value"
            """).ToListAsync(cancel);
        return claimed is [var id] ? id : null;
    }

    private async Task<int> PullAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDb>();
        if (await db.Set<UnitFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } feed) return 0;
        var (came, result, failed) = (0, "", false);
        Fetched? fetched = null;
        try
        {
            fetched = await scope.ServiceProvider.GetRequiredService<SafeFetch>().GetAsync(new Uri(feed.Address), MostBytes, feed.ETag, feed.LastModified, cancel);
            var stories = fetched.Body is { } body
                ? FeedReader.Read(body, fetched.Address) ?? throw new FetchRefusedException("Địa chỉ này không phải nguồn tin RSS hoặc Atom. Hãy mở trang của đơn vị, tìm biểu tượng RSS và nhập đúng địa chỉ đó.")
                : [];
            came = await TakeAsync(feed, stories, cancel);
            result = came > 0 ? $"Đã nhận {came} bài mới vào mục bài chờ tiếp nhận." : "Không có bài mới.";
        }
        catch (FetchRefusedException why)
        {
            (result, failed) = (why.Message, true);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Feed {FeedId} could not be taken in", id);
            (result, failed) = ("Có lỗi khi nhận bài từ nguồn này. Hệ thống sẽ tự thử lại; nếu lỗi lặp lại, hãy báo quản trị hệ thống.", true);
        }

        await NoteAsync(scope.ServiceProvider, id, fetched, result, failed, cancel);
        return came;
    }

    private async Task<int> TakeAsync(UnitFeed feed, IReadOnlyList<FeedStory> stories, CancellationToken cancel)
    {
        var (came, now) = (0, clock.GetUtcNow());
        foreach (var story in stories)
        {
            // A scope of its own: a story that cannot be saved leaves nothing behind for the next one.
            await using var scope = scopes.CreateAsyncScope();
            var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<CmsDb>());
            var take = services.GetRequiredService<TakeFeedStory>();
            // What is old, or more than one sitting can bring, must not flood the inbox.
            if (story.At < now - Fresh || came >= MostNew) await take.PassOverAsync(feed, story, cancel);
            else
            {
                var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == feed.UnitId, cancel);
                var actor = new Actor(null, unit.NameOn(Vietnam.Today(clock)).Name, Role.Contributor, feed.UnitId);
                try
                {
                    if (await take.RunAsync(feed, story, actor, cancel)) came++;
                }
                catch (DbUpdateException)
                {
                    // Another node brought the same story at this moment.
                }
            }
        }

        return came;
    }

    private async Task NoteAsync(IServiceProvider services, Guid id, Fetched? fetched, string result, bool failed, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<CmsDb>(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Removed while it was read.
        if (await db.Set<UnitFeed>().FromSql($"select * from cms.unit_feed where id = {id} for update").SingleOrDefaultAsync(cancel) is not { } feed) return;
        feed.Failures = failed ? feed.Failures + 1 : 0;
        (feed.LastAt, feed.LastResult, feed.LastFailed, feed.LeaseUntil) = (now, result, failed, null);
        var pause = options.Value.Every * Math.Pow(2, Math.Min(feed.Failures, 6));
        feed.NextAt = now + (pause < LongestPause ? pause : LongestPause);
        if (!failed && fetched is not null) (feed.ETag, feed.LastModified) = (fetched.ETag, fetched.LastModified);
        if (feed.Failures == FailuresTold)
        {
            var message = new Message($"feed-failed:{id}:{now:yyyyMMdd}", "Không lấy được tin từ nguồn của đơn vị", $"{feed.Address}: {result}", "/quan-tri/nguon-tin");
            var notify = services.GetRequiredService<Notify>();
            await notify.RolesAsync(Role.Contributor | Role.UnitHead, feed.UnitId, null, message, cancel);
            await notify.RolesAsync(Role.Administrator, null, null, message with { Event = message.Event + ":admin" }, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>Reads the feeds that are due.</summary>
[DisallowConcurrentExecution]
public sealed class PullFeedsRound(PullFeeds pull) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await pull.RunAsync(cancellationToken);
}
