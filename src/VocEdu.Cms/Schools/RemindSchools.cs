using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Schools;

/// <summary>Reminds a school a month before its profile counts as not confirmed, and on the day it does; each once.</summary>
public sealed class RemindSchools(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RemindSchools> log)
{
    private const int DaysBefore = 30, LongAgo = 365;

    /// <summary>Any number, always the same: one node at a time.</summary>
    private const long Lease = 0x5C00_0011;

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, ask, today) = (scope.ServiceProvider.GetRequiredService<CmsDb>(), scope.ServiceProvider.GetRequiredService<AskSchool>(), Vietnam.Today(clock));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({Lease}) as \"Value\"").SingleAsync(cancel)) return;

        foreach (var profile in await ProfileAges.AllAsync(db, cancel))
        {
            // What was never confirmed, or not for years, is no news: the newsroom has it in its list.
            if (profile.StaleOn is not { } day || today < day.AddDays(-DaysBefore) || today > day.AddDays(LongAgo)) continue;
            try
            {
                await ask.RunAsync(profile.UnitId, $"{day:yyyy-MM-dd}:{(today < day ? "before" : "since")}", day, today, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "{School} could not be reminded of its profile; it is tried again", profile.UnitId);
            }
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>Reminds in the hours people read.</summary>
[DisallowConcurrentExecution]
public sealed class RemindSchoolsRound(RemindSchools remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Vietnam.LocalTime(clock.GetUtcNow()).Hour is >= 7 and < 19) await remind.RunAsync(cancellationToken);
    }
}
