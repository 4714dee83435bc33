using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>The way of an item on channels that people post to by hand: assigned, due once it is public, proved, taken down when it is withdrawn.</summary>
public sealed class ManualTasks(CmsDb db, WorkingDays days, Notify notify, AddEvidence addEvidence, AuditLog audit, TimeProvider clock)
{
    public const Role Workers = Role.Editor | Role.Approver | Role.ChannelManager;
    public const string Path = "/quan-tri/viec-dang";

    /// <summary>The tasks whose items the actor may see.</summary>
    public IQueryable<ManualTask> VisibleTo(Actor actor) =>
        from task in db.Set<ManualTask>() join item in db.Items.VisibleTo(actor) on task.ItemId equals item.Id select task;

    /// <summary>Makes a task for each channel that has none; one that was cancelled or taken down begins again.</summary>
    public async Task AssignAsync(ContentItem item, IReadOnlyCollection<Guid> channelIds, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var work = item.PublishedVersion is null ? null : await db.Publications.Where(p => p.ItemId == item.Id).Select(p => p.WorkId).SingleOrDefaultAsync(cancel);
        var channels = await db.Set<ManualChannel>().Where(c => channelIds.Contains(c.Id) && c.Active).ToListAsync(cancel);
        var tasks = await db.Set<ManualTask>().Where(t => t.ItemId == item.Id).ToListAsync(cancel);
        foreach (var channel in channels)
        {
            var task = tasks.Find(t => t.ChannelId == channel.Id);
            if (task is { CancelledAt: null, TakenDownAt: null }) continue;
            if (task is null)
            {
                task = new() { Id = Guid.CreateVersion7(now), ItemId = item.Id, ChannelId = channel.Id, CreatedAt = now, CreatedByName = actor.Name };
                db.Add(task);
            }

            task.BeginAgain();
            (task.PersonId, task.PersonName) = (channel.PersonId, channel.PersonName);
            if (work is { } id) await OpenAsync(task, channel, item.Title, id, now, cancel);
        }

        audit.Add(actor, "Giao việc đăng thủ công", "item", item.Id.ToString(), string.Join(", ", channels.Select(c => c.Name)));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The item has become public, or is again: the deadlines begin. Saved by the publication.</summary>
    public async Task PublishedAsync(ContentItem item, Guid workId, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var task in await db.Set<ManualTask>().Include(t => t.Channel).Where(t => t.ItemId == item.Id && t.CancelledAt == null && t.TakenDownAt == null).ToListAsync(cancel))
        {
            (task.TakedownAskedAt, task.TakedownReason) = (null, null);
            if (task.DueAt is null) await OpenAsync(task, task.Channel!, item.Title, workId, now, cancel);
        }
    }

    /// <summary>The item was withdrawn: what is posted has to be taken down, the rest is not posted. Saved by the withdrawal.</summary>
    public async Task WithdrawnAsync(ContentItem item, string? reason, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var task in await db.Set<ManualTask>().Include(t => t.Channel).Where(t => t.ItemId == item.Id && t.CancelledAt == null && t.TakenDownAt == null).ToListAsync(cancel))
        {
            if (task.DoneAt is null)
            {
                (task.DueAt, task.WorkId) = (null, null);
                continue;
            }

            (task.TakedownAskedAt, task.TakedownReason) = (now, reason);
            await TellAsync(task, $"manual-takedown:{task.Id}:{now.UtcTicks}", $"Cần gỡ bài trên {task.Channel!.Name}",
                $"Bài “{item.Title}” đã được gỡ khỏi trang{(string.IsNullOrWhiteSpace(reason) ? "" : $" vì: {reason}")}. Hãy gỡ bài trên {task.Channel.Name} rồi ghi nhận đã gỡ.", NoticeKind.Turn, cancel);
        }
    }

    /// <summary>What proves that it was posted becomes evidence of the work.</summary>
    /// <returns>Why it was refused, or null once all is saved.</returns>
    public async Task<Refusal?> ProveAsync(ManualTask task, string? link, MediaFile? file, string? note, Actor actor, CancellationToken cancel)
    {
        if (task.WorkId is not { } work) return new("manual.not-public", "Bài chưa xuất bản nên chưa ghi nhận được. Hãy đợi bài được xuất bản.");
        if (task.State(clock.GetUtcNow()) is not (TaskState.Open or TaskState.Overdue)) return new("manual.settled", "Việc này đã được ghi nhận hoặc đã hủy. Hãy tải lại trang.");
        var given = file is null ? TakeEvidence.Link(link ?? "", note) : TakeEvidence.File(file, note);
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        if (await addEvidence.RunAsync(work, given, actor.Name, cancel) is { } refusal) return refusal;
        (task.DoneAt, task.DoneByName, task.ProofUrl, task.ProofMediaId, task.ProofNote) = (clock.GetUtcNow(), actor.Name, file is null ? link : null, file?.Id, note);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    public async Task TakenDownAsync(ManualTask task, Actor actor, CancellationToken cancel)
    {
        (task.TakenDownAt, task.TakenDownByName) = (clock.GetUtcNow(), actor.Name);
        audit.Add(actor, "Ghi nhận đã gỡ bài đăng thủ công", "item", task.ItemId.ToString(), task.Channel?.Name);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Reminds on the last working day before a deadline and once it has passed, each once.</summary>
    public async Task RemindAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Another node is at it: its notices are ours.
        if (!await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock(hashtextextended('manual tasks', 0)) as "Value" """).SingleAsync(cancel)) return;
        var now = clock.GetUtcNow();
        var soon = days.Due(now, 1);
        foreach (var task in await db.Set<ManualTask>().Include(t => t.Channel).Include(t => t.Item).Where(t => t.DueAt <= soon && t.DoneAt == null && t.CancelledAt == null)
            .OrderBy(t => t.DueAt).Take(500).ToListAsync(cancel))
        {
            if (task.Item is null) continue;                     // in the recycle bin
            var late = task.DueAt < now;
            await TellAsync(task, $"manual-{(late ? "late" : "soon")}:{task.Id}:{task.DueAt!.Value.UtcTicks}", late ? $"Quá hạn đăng trên {task.Channel!.Name}" : $"Sắp đến hạn đăng trên {task.Channel!.Name}",
                $"Bài “{task.Item.Title}” cần được đăng trên {task.Channel.Name} trước {VietnameseDates.Time(task.DueAt.Value)}, {VietnameseDates.WithWeekday(task.DueAt.Value)}. Đăng xong, hãy dán liên kết hoặc tải ảnh chụp làm minh chứng.",
                NoticeKind.Deadline, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private Task OpenAsync(ManualTask task, ManualChannel channel, string title, Guid workId, DateTimeOffset now, CancellationToken cancel)
    {
        (task.DueAt, task.WorkId) = (days.Due(now, channel.WorkingDays), workId);
        return TellAsync(task, $"manual-open:{task.Id}:{task.DueAt.Value.UtcTicks}", $"Đăng bài trên {channel.Name}",
            $"Bài “{title}” đã xuất bản. Hãy đăng trên {channel.Name} trước {VietnameseDates.Time(task.DueAt.Value)}, {VietnameseDates.WithWeekday(task.DueAt.Value)}; gói nội dung đã chuẩn bị sẵn.", NoticeKind.Turn, cancel);
    }

    private Task TellAsync(ManualTask task, string key, string title, string text, NoticeKind kind, CancellationToken cancel)
    {
        var message = new Message(key, title, text, $"{Path}/{task.Id}", kind);
        return task.PersonId is { } person ? notify.PeopleAsync([person], message, cancel) : notify.RolesAsync(Role.ChannelManager, unitId: null, except: null, message, cancel);
    }
}
