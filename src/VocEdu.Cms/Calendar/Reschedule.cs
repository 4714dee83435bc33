using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Calendar;

/// <summary>Gives what stands on the calendar another time.</summary>
public sealed class Reschedule(CmsDb db, MoveContent move, SteerPost steer, AuditLog audit, FixedDays fixedDays, TimeProvider clock)
{
    public const Role Planners = Role.Editor | Role.Approver;

    private static readonly TimeSpan Beside = TimeSpan.FromMinutes(15);
    private static readonly Refusal NotAllowed = new("calendar.role", "Bạn không có quyền đổi lịch. Hãy nhờ biên tập viên hoặc lãnh đạo duyệt bài.");

    /// <summary>A scheduled item is scheduled anew and an approved one is scheduled; for any other the time is a plan that publishes nothing.</summary>
    /// <param name="version">The version the person has seen.</param>
    /// <param name="at">Null: takes the plan away.</param>
    public async Task<Refusal?> ItemAsync(Guid id, int version, DateTimeOffset? at, Actor actor, CancellationToken cancel)
    {
        if (!actor.Has(Planners)) return NotAllowed;
        var item = await db.Items.VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (item is null) return new("content.unknown", "Không tìm thấy bài này.");
        if (at is not null && await db.WhyNotAloneAsync(id, cancel) is { } together) return together;
        if (at is not null && item.State is ContentState.Approved or ContentState.Scheduled)
            return await move.RunAsync(id, new(ContentState.Scheduled, version, ScheduledFor: at), actor, cancel);
        if (item.State is ContentState.Published or ContentState.Archived or ContentState.Withdrawn or ContentState.NotUsed)
            return new("calendar.settled", $"Bài ở trạng thái “{StateNames.Of(item.State)}” nên không còn lịch đăng để đổi.");
        if (at <= clock.GetUtcNow()) return LifecycleRefusals.TimeNotInFuture;

        audit.Add(actor, "Đổi lịch dự kiến", "item", id.ToString(), $"{Say(item.PlannedFor)} → {Say(at)}");
        item.PlannedFor = at?.ToUniversalTime();
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Refusal?> PostAsync(Guid id, DateTimeOffset at, Actor actor, CancellationToken cancel) =>
        actor.Has(DistributionServices.Dispatchers) ? await steer.PostponeAsync(id, at, actor.Name, cancel) : NotAllowed;

    /// <summary>What a person should know before the item gets this time.</summary>
    public async Task<IReadOnlyList<string>> RemarksAsync(ContentItem item, DateTimeOffset at, CancellationToken cancel)
    {
        var remarks = DayRemarks(at);
        if (item.State is not (ContentState.Approved or ContentState.Scheduled))
            remarks.Add("Bài chưa được duyệt nên đây chỉ là lịch dự kiến; bài không tự đăng vào giờ này.");
        else if (item.State is ContentState.Approved) remarks.Add("Bài đã được duyệt: khi lưu, bài sẽ tự đăng vào giờ này.");
        var (from, to) = (at - Beside, at + Beside);
        var same = await db.Items.AsNoTracking().Where(i => i.Id != item.Id && i.ScheduledFor > from && i.ScheduledFor < to).OrderBy(i => i.ScheduledFor).Select(i => i.Title).Take(3).ToListAsync(cancel);
        remarks.AddRange(same.Select(title => $"Cùng khung giờ này đã hẹn đăng bài “{title}”."));
        var happened = await db.Versions.Where(v => v.ItemId == item.Id && v.Number == item.Version).Select(v => v.Fields).SingleAsync(cancel);
        var day = Vietnam.LocalDate(at);
        if (happened.EventDate is { } on && day.DayNumber - on.DayNumber > 1)
            remarks.Add($"Sự kiện trong bài diễn ra ngày {VietnameseDates.Date(on)}, trước giờ đăng {day.DayNumber - on.DayNumber} ngày.");
        return remarks;
    }

    public async Task<IReadOnlyList<string>> RemarksAsync(OutboxPost post, DateTimeOffset at, CancellationToken cancel)
    {
        var remarks = DayRemarks(at);
        var (from, to) = (at - Beside, at + Beside);
        var same = await db.Outbox.AsNoTracking().Where(p => p.Id != post.Id && p.ChannelId == post.ChannelId && p.PostedAt == null && p.DueAt > from && p.DueAt < to)
            .OrderBy(p => p.DueAt).Select(p => p.Work!.Title).Take(3).ToListAsync(cancel);
        remarks.AddRange(same.Select(title => $"Cùng khung giờ này kênh đã có bài “{title}” chờ gửi."));
        return remarks;
    }

    private List<string> DayRemarks(DateTimeOffset at)
    {
        var day = Vietnam.LocalDate(at);
        return fixedDays.Working.HolidayOn(day) is { } holiday ? [$"{VietnameseDates.WithWeekday(day)} là ngày nghỉ: {holiday}."]
            : fixedDays.Working.IsWorking(day) ? []
            : [$"{VietnameseDates.WithWeekday(day)} là ngày nghỉ cuối tuần."];
    }

    private static string Say(DateTimeOffset? at) => at is { } instant ? VietnameseDates.DateAndTime(instant) : "chưa có lịch";
}
