using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;

namespace VocEdu.Cms.Media.Making;

/// <summary>Takes jobs and keeps them: each has at most one worker, and a worker that dies is replaced once its lease has run out.</summary>
public sealed class MediaLease(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MediaLease> log)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RenewedEvery = TimeSpan.FromSeconds(30);

    /// <returns>The job that has waited longest, begun once more; null when none waits.</returns>
    /// <param name="heavy">Which lane: films, or everything else.</param>
    /// <param name="only">Only this file; null: any.</param>
    public async Task<MediaJob?> TakeAsync(bool heavy, Guid? only, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (lease, until) = (Guid.NewGuid(), now + Length);
        await using var scope = scopes.CreateAsyncScope();
        var taken = await scope.ServiceProvider.GetRequiredService<CmsDb>().MediaJobs.FromSql($"""
            update cms.media_job set lease = {lease}, lease_until = {until}, attempts = attempts + 1
            where media_id = (
              select media_id from cms.media_job
              where heavy = {heavy} and ({only}::uuid is null or media_id = {only}) and (lease_until is null or lease_until <= {now})
              order by queued_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancel);
        return taken.SingleOrDefault();
    }

    /// <summary>Lets the job wait for another attempt.</summary>
    /// <param name="before">How long it rests.</param>
    /// <param name="counted">False when the attempt was broken off for no fault of the file.</param>
    public async Task GiveBackAsync(MediaJob job, TimeSpan before, bool counted)
    {
        var (until, attempts) = (clock.GetUtcNow() + before, counted ? job.Attempts : job.Attempts - 1);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CmsDb>().MediaJobs.Where(j => j.MediaId == job.MediaId && j.Lease == job.Lease)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.Attempts, attempts));
    }

    /// <summary>Keeps the lease while the work goes on, and stops the work once it is lost.</summary>
    public async Task HoldAsync(MediaJob job, CancellationTokenSource work)
    {
        try
        {
            using var beat = new PeriodicTimer(RenewedEvery, clock);
            while (await beat.WaitForNextTickAsync(work.Token))
            {
                var until = clock.GetUtcNow() + Length;
                await using var scope = scopes.CreateAsyncScope();
                var kept = await scope.ServiceProvider.GetRequiredService<CmsDb>().MediaJobs.Where(j => j.MediaId == job.MediaId && j.Lease == job.Lease)
                    .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until), work.Token);
                if (kept == 0) await work.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done, or the program stops.
        }
        catch (NpgsqlException lost)
        {
            log.LogWarning(lost, "The lease of file {MediaId} could not be renewed; the work on it is broken off", job.MediaId);
            await work.CancelAsync();
        }
    }
}
