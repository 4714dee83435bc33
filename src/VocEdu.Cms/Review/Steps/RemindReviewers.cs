using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Reminds of steps that are nearly due, says which are overdue, and asks after stories that nobody has taken in. Each once.</summary>
[DisallowConcurrentExecution]
public sealed class RemindReviewers(CmsDb db, StepHolders holders, Escalate escalate, Notify notify, WorkingDays calendar, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(4);
    private const int Batch = 50;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    /// <returns>How many steps were reminded of.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var soon = now + Ahead;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var due = await db.ReviewRounds.FromSql($"""
            select * from cms.review_round
            where closed_at is null and ((due_at <= {soon} and due_at > {now} and reminded_at is null) or (due_at <= {now} and overdue_at is null))
            order by due_at limit {Batch} for update skip locked
            """).ToListAsync(cancel);
        foreach (var round in due) await RemindAsync(round, now, cancel);
        await AskAfterWaitingAsync(now, cancel);
        await escalate.RunAsync(now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return due.Count;
    }

    private async Task RemindAsync(ReviewRound round, DateTimeOffset now, CancellationToken cancel)
    {
        var overdue = round.DueAt <= now;
        round.RemindedAt ??= now;
        if (overdue) round.OverdueAt = now;
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == round.ItemId, cancel);
        if (item.State is not ContentState.InReview) return;

        var authors = await holders.AuthorsAsync(item, cancel);
        var people = await holders.OfAsync(round.Step, authors, cancel);
        if (!round.Step.AuthorMay) people.ExceptWith(authors);
        people.UnionWith(await holders.DeputiesOfAsync(people, round.Step, now, cancel));
        // Before it is due only whoever took it on hears; once it is overdue the whole group.
        if (round.ClaimedBy is { } claimer && !overdue) people = [claimer];
        var decided = await db.ReviewDecisions.Where(d => d.RoundId == round.Id && d.Step == round.At && !d.Undone).Select(d => d.DecidedBy).ToListAsync(cancel);
        people.ExceptWith(decided.OfType<Guid>());
        var when = $"{VietnameseDates.Time(round.DueAt)} {VietnameseDates.WithWeekday(round.DueAt)}";
        var message = new Message($"review:{round.Id}:{round.At}:{round.StepSince.UtcTicks}:{(overdue ? "overdue" : "reminder")}",
            $"{(overdue ? "Bài quá hạn duyệt" : "Bài sắp đến hạn duyệt")}: {item.Title}",
            overdue ? $"Bước “{round.Step.Name}” quá hạn từ {when}.{Claimer(round)} Hãy xử lý hoặc nhờ người thay mặt." : $"Bước “{round.Step.Name}” đến hạn lúc {when}.",
            $"/quan-tri/duyet/{item.Id}", NoticeKind.Deadline, now);
        await notify.PeopleAsync(people, message, cancel);
    }

    private static string Claimer(ReviewRound round) => round.ClaimedByName is { } name ? $" {name} đã nhận xử lý." : "";

    /// <summary>What was sent a working day ago and nobody has taken in.</summary>
    private async Task AskAfterWaitingAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var (today, oldest) = (Vietnam.LocalDate(now), now.AddDays(-14));
        var waiting = await db.Items.AsNoTracking().Where(i => i.State == ContentState.Submitted && i.StateSince > oldest && i.StateSince < now.AddDays(-1))
            .OrderBy(i => i.StateSince).Take(Batch).ToListAsync(cancel);
        foreach (var item in waiting.Where(i => calendar.Due(i.StateSince, 1) <= now))
        {
            var days = calendar.Between(Vietnam.LocalDate(item.StateSince), today);
            await notify.RolesAsync(Role.Editor, null, null, new Message($"item:{item.Id}:waiting:{item.StateSince.UtcTicks}",
                $"Bài chờ tiếp nhận đã {days} ngày làm việc: {item.Title}", $"Bài được gửi từ {VietnameseDates.WithWeekday(item.StateSince)} và chưa có ai tiếp nhận.",
                $"/quan-tri/duyet/{item.Id}", NoticeKind.Deadline, now), cancel);
        }
    }
}
