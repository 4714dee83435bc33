using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartz;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution;

/// <summary>Tells people what is wrong with the channels: a connection that ends or is dead, posts that are late or wait for a person. One event, one notice.</summary>
[DisallowConcurrentExecution]
public sealed class ChannelWatch(CmsDb db, AccountsDb accounts, Notify notify, TimeProvider clock) : IJob
{
    /// <summary>Days before a connection ends at which people are told.</summary>
    public static readonly IReadOnlyList<int> Steps = [14, 7, 3, 1];

    private const string Health = "/quan-tri/kenh";
    private const int Batch = 100;

    /// <summary>More late posts of one channel are told together: their cause is one.</summary>
    private const int MostApart = 3;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Another node is at it: its notices are ours.
        if (!await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock(hashtextextended('channel watch', 0)) as "Value" """).SingleAsync(cancel)) return;
        var now = clock.GetUtcNow();
        foreach (var channel in await db.Channels.AsNoTracking().Where(c => c.Secrets != null).ToListAsync(cancel))
        {
            await TokenAsync(channel, now, cancel);
            if (channel.State == ChannelState.Blocked) await BlockedAsync(channel, cancel);
        }

        if (await db.DeliveryStates.AsNoTracking().SingleOrDefaultAsync(cancel) is { PausedAt: { } paused } delivery)
            await TellAsync($"delivery-paused:{paused.UtcTicks}", "Đang tạm dừng gửi bài lên mọi kênh", delivery.Reason ?? "", Sending.SendingModel.Path, cancel);
        await LateAsync(now, cancel);
        await StuckAsync(now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The step of the warnings a connection has reached; null while its end is far, or where the program renews it by itself.</summary>
    public static int? Step(Channel channel, DateTimeOffset now) =>
        channel is { Kind: ChannelKind.Facebook, SecretsExpireAt: { } end } && Days(end, now) is var left && left <= Steps[0] ? Steps.Last(step => left <= step) : null;

    /// <summary>Whole days left, by the calendar in Viet Nam; 0 today, negative once it has ended.</summary>
    public static int Days(DateTimeOffset end, DateTimeOffset now) => Vietnam.LocalDate(end).DayNumber - Vietnam.LocalDate(now).DayNumber;

    private async Task TokenAsync(Channel channel, DateTimeOffset now, CancellationToken cancel)
    {
        if (Step(channel, now) is not { } step) return;
        var (end, left) = (channel.SecretsExpireAt!.Value, Days(channel.SecretsExpireAt.Value, now));
        var title = left > 0 ? $"Kết nối {channel.Name} còn {left} ngày" : left == 0 ? $"Kết nối {channel.Name} hết hạn hôm nay" : $"Kết nối {channel.Name} đã hết hạn";
        await TellAsync($"channel-token:{channel.Id}:{end.UtcTicks}:{(left <= 0 ? 0 : step)}", title,
            $"Mã truy cập của {channel.Name} {(left < 0 ? "đã hết hạn từ" : "dùng được đến")} {VietnameseDates.WithWeekday(end)}. Hãy kết nối lại kênh; bài đang chờ vẫn được giữ.", Health, cancel);
    }

    /// <summary>Who keeps the channels hears of it, and whose posts wait for it: once each, however many those are.</summary>
    private async Task BlockedAsync(Channel channel, CancellationToken cancel)
    {
        var (key, title) = ($"channel-blocked:{channel.Id}:{channel.StateSince.UtcTicks}", $"{channel.Name} cần kết nối lại");
        var text = $"{channel.StateMessage ?? "Kênh từ chối kết nối."} Các bài đang chờ sẽ tự được gửi sau khi kết nối lại.";
        await TellAsync(key, title, text, Health, cancel);
        var waiting = await db.Outbox.Where(p => p.ChannelId == channel.Id && p.State == PostState.Blocked).OrderBy(p => p.DueAt).Take(Batch).Select(p => new { p.Id, p.Work!.Source }).ToListAsync(cancel);
        if (waiting.Count == 0) return;
        var keepers = await accounts.Users.Where(p => (p.Roles & (Role.ChannelManager | Role.Administrator)) != Role.None).Select(p => p.Id).ToListAsync(cancel);
        await notify.PeopleAsync([.. (await OfficersOfAsync([.. waiting.Select(p => p.Source)], cancel)).Except(keepers)],
            new Message(key, title, text, $"{PostAddress.List}/{waiting[0].Id}", NoticeKind.Channel, channel.StateSince), cancel);
    }

    private async Task LateAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var late = await db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work).In(PostGroup.Overdue, now).OrderBy(p => p.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var many in late.GroupBy(p => p.ChannelId).Where(g => g.Count() > MostApart))
        {
            var first = many.First();
            await TellAsync($"channel-late:{many.Key}:{first.DueAt.UtcTicks}", $"Nhiều bài quá giờ chưa lên {first.Channel!.Name}",
                $"{many.Count()} bài lẽ ra đã lên {first.Channel.Name}, bài sớm nhất lúc {VietnameseDates.Time(first.DueAt)}, {VietnameseDates.WithWeekday(first.DueAt)}. {first.AnswerMessage ?? PostStates.NextStepOf(first.State)}",
                PostAddress.Of(PostGroup.Overdue), cancel);
        }

        foreach (var post in late.GroupBy(p => p.ChannelId).Where(g => g.Count() <= MostApart).SelectMany(g => g))
            await TellAsync($"post-late:{post.Id}:{post.DueAt.UtcTicks}", $"Quá giờ chưa lên {post.Channel!.Name}",
                $"Bài “{post.Work!.Title}” lẽ ra lên {post.Channel.Name} lúc {VietnameseDates.Time(post.DueAt)}, {VietnameseDates.WithWeekday(post.DueAt)}. {post.AnswerMessage ?? PostStates.NextStepOf(post.State)}",
                $"{PostAddress.List}/{post.Id}", cancel);
    }

    private async Task StuckAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var stuck = await db.Outbox.AsNoTracking().Include(p => p.Channel).Include(p => p.Work).In(PostGroup.NeedPerson, now).OrderByDescending(p => p.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var post in stuck)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"post-stuck:{post.Id}:{post.State}:{post.Claim}");
            var text = $"Bài “{post.Work!.Title}” trên {post.Channel!.Name}: {post.AnswerMessage ?? PostStates.NextStepOf(post.State)}";
            var message = new Message(key, $"{PostStates.NameOf(post.State)}: {post.Channel.Name}", text, $"{PostAddress.List}/{post.Id}", NoticeKind.Channel, post.FirstAttemptAt ?? post.DueAt);
            var keepers = await accounts.Users.Where(p => p.DisabledAt == null && (p.Roles & Role.ChannelManager) != Role.None).Select(p => p.Id).ToListAsync(cancel);
            await notify.PeopleAsync([.. keepers.Union(await OfficersOfAsync([post.Work.Source], cancel))], message, cancel);
        }
    }

    /// <summary>Whose stories these are, as far as they may steer posts: who wrote, edits and approved them.</summary>
    private async Task<List<Guid>> OfficersOfAsync(IReadOnlyCollection<string> sources, CancellationToken cancel)
    {
        var ids = sources.Select(PublishContent.ItemOf).OfType<Guid>().Distinct().ToList();
        var whose = await db.Items.Where(i => ids.Contains(i.Id)).Select(i => new { i.AuthorId, i.AssignedTo, i.ApprovedBy }).ToListAsync(cancel);
        var people = whose.SelectMany(w => new[] { w.AuthorId, w.AssignedTo, w.ApprovedBy }).OfType<Guid>().Distinct().ToList();
        return await accounts.Users.Where(p => p.DisabledAt == null && people.Contains(p.Id) && (p.Roles & DistributionServices.Dispatchers) != Role.None).Select(p => p.Id).ToListAsync(cancel);
    }

    private Task TellAsync(string key, string title, string text, string path, CancellationToken cancel) =>
        notify.RolesAsync(Role.ChannelManager | Role.Administrator, unitId: null, except: null, new Message(key, title, text, path, NoticeKind.Channel), cancel);
}
