using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions;

/// <summary>Reminds units that have not answered a call: three working days before its deadline, and one; each once.</summary>
public sealed class RemindUnits(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RemindUnits> log)
{
    /// <summary>In working days before the deadline, the nearest last.</summary>
    private static readonly int[] Before = [3, 1];

    /// <returns>How many calls were reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        List<Guid> open;
        await using (var scope = scopes.CreateAsyncScope())
            open = await scope.ServiceProvider.GetRequiredService<CmsDb>().Set<StoryCall>().Where(c => c.ClosedAt == null && c.Deadline >= today && c.Deadline <= today.AddDays(30)).Select(c => c.Id).ToListAsync(cancel);

        var reminded = 0;
        foreach (var id in open)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                if (await RemindAsync(scope.ServiceProvider, id, today, cancel)) reminded++;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "Units could not be reminded of call {CallId}; it is tried again", id);
            }
        }
        return reminded;
    }

    /// <summary>The row is the lease: another node waits for it and then finds the reminder given.</summary>
    private static async Task<bool> RemindAsync(IServiceProvider services, Guid id, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var call = await db.Set<StoryCall>().FromSql($"select * from cms.story_call where id = {id} for update").SingleAsync(cancel);
        var left = services.GetRequiredService<WorkingDays>().Between(today, call.Deadline);
        if (call.ClosedAt is not null || Before.LastOrDefault(days => left <= days) is not (> 0 and var stage) || call.RemindedDays <= stage) return false;

        call.RemindedDays = stage;
        var silent = await ManageCalls.SilentAsync(db, id, cancel);
        await services.GetRequiredService<ManageCalls>().TellAsync(call, silent, $"call {id} {stage} days before {call.Deadline:yyyy-MM-dd}", left == 0 ? "Hôm nay là hạn gửi bài" : $"Còn {left} ngày làm việc để gửi bài", cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return silent.Count > 0;
    }
}

/// <summary>Reminds in the hours people read.</summary>
[DisallowConcurrentExecution]
public sealed class RemindUnitsRound(RemindUnits remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Vietnam.LocalTime(clock.GetUtcNow()).Hour is >= 7 and < 19) await remind.RunAsync(cancellationToken);
    }
}
