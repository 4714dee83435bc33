using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Distribution;

/// <summary>Tells people what is wrong with the channels: a connection that ends or is dead, posts that are late or wait for a person. One event, one notice.</summary>
public sealed class ChannelWatch(CmsDb db, Notify notify, TimeProvider clock)
{
    /// <summary>Days before a connection ends at which people are told.</summary>
    public static readonly IReadOnlyList<int> Steps = [14, 7, 3, 1];

    private const string Health = "/quan-tri/kenh";
    private const int Batch = 100;

    /// <summary>More late posts of one channel are told together: their cause is one.</summary>
    private const int MostApart = 3;

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

    private Task BlockedAsync(Channel channel, CancellationToken cancel) =>
        TellAsync($"channel-blocked:{channel.Id}:{channel.StateSince.UtcTicks}", $"{channel.Name} cần kết nối lại",
            $"{channel.StateMessage ?? "Kênh từ chối kết nối."} Các bài đang chờ sẽ tự được gửi sau khi kết nối lại.", Health, cancel);

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
            await notify.RolesAsync(Role.ChannelManager, unitId: null, except: null, message, cancel);
            if (await EditorOfAsync(post.Work.Source, cancel) is { } editor) await notify.PeopleAsync([editor], message, cancel);
        }
    }

    /// <summary>Who has the story in hand.</summary>
    private Task<Guid?> EditorOfAsync(string source, CancellationToken cancel) => source.StartsWith("content:", StringComparison.Ordinal) && Guid.TryParse(source["content:".Length..], out var id)
        ? db.Items.Where(i => i.Id == id).Select(i => i.AssignedTo).SingleOrDefaultAsync(cancel)
        : Task.FromResult<Guid?>(null);

    private Task TellAsync(string key, string title, string text, string path, CancellationToken cancel) =>
        notify.RolesAsync(Role.ChannelManager | Role.Administrator, unitId: null, except: null, new Message(key, title, text, path, NoticeKind.Channel), cancel);
}
