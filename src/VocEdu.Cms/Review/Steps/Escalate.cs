using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Section <c>Review</c> of the configuration.</summary>
public sealed class ReviewOptions
{
    /// <summary>Working days something stays overdue before the next in rank is told.</summary>
    [Range(1, 60)] public int EscalateAfterDays { get; set; } = 1;
}

/// <summary>Tells the next in rank, once, of what its own people leave overdue: officers, then the leadership; within a unit its head.</summary>
public sealed class Escalate(
    CmsDb db, StepHolders holders, Notify notify, WorkingDays calendar, IOptions<ReviewOptions> options, IOptions<ServiceTimes> times)
{
    private const int Batch = 50;
    private static readonly TimeSpan LookedAfter = TimeSpan.FromDays(14);

    /// <summary>Saved by the caller, within its transaction.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await StepsAsync(now, cancel);
        await WaitingAsync(ContentState.Submitted, Role.Approver, ofUnit: false, times.Value.IntakeDays + options.Value.EscalateAfterDays,
            "chưa có ai tiếp nhận", "Biên tập viên đã được nhắc nhưng bài vẫn chưa được tiếp nhận.", now, cancel);
        await WaitingAsync(ContentState.UnitReview, Role.UnitHead, ofUnit: true, options.Value.EscalateAfterDays,
            "chờ lãnh đạo đơn vị", "Bài của đơn vị đang chờ bạn đọc rồi gửi Ban Biên tập hoặc trả lại kèm lý do.", now, cancel);
    }

    private async Task StepsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        // Working days are at least as long as days: the index narrows, the calendar decides.
        var soonest = now.AddDays(-options.Value.EscalateAfterDays);
        var overdue = await db.ReviewRounds.FromSql($"""
            select * from cms.review_round
            where closed_at is null and escalated_at is null and overdue_at is not null and due_at <= {soonest}
            order by overdue_at limit {Batch} for update skip locked
            """).ToListAsync(cancel);
        foreach (var round in overdue.Where(r => calendar.Due(r.DueAt, options.Value.EscalateAfterDays) <= now))
        {
            round.EscalatedAt = now;
            var item = await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Id == round.ItemId, cancel);
            if (item?.State is not ContentState.InReview) continue;
            var told = await holders.OfAsync(round.Step, await holders.AuthorsAsync(item, cancel), cancel);
            var leaders = await holders.WithRoleAsync(Role.Approver, cancel);
            leaders.ExceptWith(told);
            // Where the leadership itself is late, whoever sent the item learns of it and can ask.
            if (leaders.Count == 0 && item.AssignedTo is { } officer) leaders.Add(officer);
            await notify.PeopleAsync(leaders, new($"review:{round.Id}:{round.At}:{round.StepSince.UtcTicks}:escalated", $"Bài quá hạn duyệt kéo dài: {item.Title}",
                $"Bước “{round.Step.Name}” quá hạn từ {VietnameseDates.Time(round.DueAt)} {VietnameseDates.WithWeekday(round.DueAt)} và người phụ trách chưa xử lý.{(round.ClaimedByName is { } name ? $" {name} đã nhận xử lý." : "")} Hãy nhắc, giao người khác hoặc xử lý thay.",
                $"/quan-tri/duyet/{item.Id}", NoticeKind.Deadline, now), cancel);
        }
    }

    /// <summary>Items that stand in one state for too many working days.</summary>
    private async Task WaitingAsync(ContentState state, Role role, bool ofUnit, int days, string how, string text, DateTimeOffset now, CancellationToken cancel)
    {
        var (oldest, newest) = (now.AddDays(-days) - LookedAfter, now.AddDays(-days));
        var waiting = await db.Items.AsNoTracking().Where(i => i.State == state && i.StateSince > oldest && i.StateSince <= newest)
            .OrderByDescending(i => i.StateSince).Take(Batch).ToListAsync(cancel);      // those told of before only cost a look
        foreach (var item in waiting.Where(i => calendar.Due(i.StateSince, days) <= now))
        {
            var waited = calendar.Between(Vietnam.LocalDate(item.StateSince), Vietnam.LocalDate(now));
            await notify.RolesAsync(role, ofUnit ? item.UnitId : null, null, new($"item:{item.Id}:{state}:{item.StateSince.UtcTicks}:escalated",
                $"Đã {waited} ngày làm việc {how}: {item.Title}", $"{text} Bài ở trạng thái này từ {VietnameseDates.WithWeekday(item.StateSince)}.", $"/quan-tri/duyet/{item.Id}", NoticeKind.Deadline, now), cancel);
        }
    }
}
