using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Reports.Units;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Reports.Duties;

/// <summary>Reminds of reports that are due: 15, 7, 3 and 1 days ahead, each on a working day, and once when the last day has passed.</summary>
[DisallowConcurrentExecution]
public sealed class RemindOfReports(IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    private const int LongestAhead = 40;      // a reminder fifteen days ahead, moved before the longest holiday

    /// <summary>Only in the hours people read.</summary>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (Vietnam.LocalTime(clock.GetUtcNow()).Hour is >= 7 and < 19) await RunAsync(cancellationToken);
    }

    /// <returns>How many reports people were reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<DutiesFromPlans>().RunAsync(cancel);
        var (db, notify, working) = (services.GetRequiredService<CmsDb>(), services.GetRequiredService<Notify>(), services.GetRequiredService<WorkingDays>());
        var today = Vietnam.Today(clock);
        if (!working.IsWorking(today)) return 0;

        var reminded = 0;
        foreach (var report in await services.GetRequiredService<DutyBoard>().BetweenAsync(today.AddDays(-7), today.AddDays(LongestAhead), today, cancel))
        {
            if (report.Filing is not null || Stage(report.Due.LastDay, today, working) is not { } stage) continue;
            var what = $"{report.Duty.Title}, {report.Due.Period.InSentence}";
            // The event names report and reminder: another node or a restart tells nobody twice.
            await notify.RolesAsync(ReportServices.Writers | ReportServices.Signers, null, null, new(
                $"report {report.Duty.Id} {report.Handle} {report.Due.LastDay:yyyy-MM-dd} {stage}",
                report.DaysLeft < 0 ? "Báo cáo đã quá hạn" : report.DaysLeft == 0 ? "Hôm nay là hạn gửi báo cáo" : $"Còn {report.DaysLeft} ngày đến hạn gửi báo cáo",
                $"“{what}” gửi {report.Duty.Recipient} {DutyWords.Printed(report)}; ngày gửi cuối cùng là {VietnameseDates.WithWeekday(report.Due.LastDay)}.",
                $"/quan-tri/bao-cao#{report.Duty.Id}-{report.Handle}", NoticeKind.Deadline), cancel);
            await db.SaveChangesAsync(cancel);
            reminded++;
        }

        return reminded + await RemindUnitsAsync(services, today, working, cancel);
    }

    /// <summary>Units that have not sent what a round asks of them.</summary>
    private static async Task<int> RemindUnitsAsync(IServiceProvider services, DateOnly today, WorkingDays working, CancellationToken cancel)
    {
        var (db, notify) = (services.GetRequiredService<CmsDb>(), services.GetRequiredService<Notify>());
        var reminded = 0;
        foreach (var round in await db.Set<UnitRound>().AsNoTracking().Where(r => r.ClosedAt == null && r.Due >= today.AddDays(-7) && r.Due <= today.AddDays(LongestAhead)).ToListAsync(cancel))
        {
            if (Stage(round.Due, today, working) is not { } stage) continue;
            foreach (var report in await db.Set<UnitReport>().AsNoTracking().Where(r => r.RoundId == round.Id && r.UnitId != null && r.SentAt == null).Select(r => new { r.Id, r.UnitId }).ToListAsync(cancel))
            {
                await notify.RolesAsync(Role.Contributor | Role.UnitHead, report.UnitId, null, new(
                    $"round {round.Id} {round.Due:yyyy-MM-dd} {stage}", today > round.Due ? "Báo cáo của đơn vị đã quá hạn" : "Đơn vị chưa gửi báo cáo",
                    $"“{round.Title}”, gửi chậm nhất {VietnameseDates.WithWeekday(round.Due)}.", $"/quan-tri/bao-cao/don-vi/{report.Id}", NoticeKind.Deadline), cancel);
                reminded++;
            }

            await db.SaveChangesAsync(cancel);
        }

        return reminded;
    }

    /// <summary>Which reminder is due; null: none is yet. The nearest one alone is given, also after a stop of some days.</summary>
    public static string? Stage(DateOnly lastDay, DateOnly today, WorkingDays working)
    {
        if (today > lastDay) return "late";
        var passed = ReportDeadline.RemindersBefore(lastDay, working).Select(day => (Day: day, Worked: working.OnOrBefore(day))).Where(r => r.Worked <= today).ToList();
        return passed.Count == 0 ? null : $"{passed[^1].Day:yyyy-MM-dd}";
    }
}
