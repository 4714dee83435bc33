using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review;

/// <summary>Tells the right people what became of an item: one notice for one event, with every remark so far. Saved with the step it tells of.</summary>
public sealed class StoryNotices(CmsDb db, Notify notify, StepHolders holders)
{
    private List<(Guid Person, Message Message)>? _gathered;

    /// <summary>From here on nobody is told of single items: a release set is one event, of which <see cref="TellTogetherAsync"/> tells.</summary>
    public void Gather() => _gathered = [];

    /// <summary>Tells each person once of all that was gathered.</summary>
    public async Task TellTogetherAsync(ReleaseSet set, DateTimeOffset now, CancellationToken cancel)
    {
        var gathered = _gathered ?? [];
        _gathered = null;
        var newsroom = await holders.DecidersAmongAsync([.. gathered.Select(g => g.Person)], cancel);
        foreach (var mine in gathered.DistinctBy(g => (g.Person, g.Message.Event)).GroupBy(g => g.Person, g => g.Message))
        {
            List<Message> messages = [.. mine];
            var turn = messages.Exists(m => m.Kind is NoticeKind.Turn);
            await notify.PeopleAsync([mine.Key], messages is [var one] && !turn ? one : new(
                $"release:{set.Id}:{set.Version}", turn ? $"Đợt phát hành chờ bạn duyệt: {set.Name}" : $"Đợt phát hành: {set.Name}", string.Join('\n', messages.Select(m => m.Title)),
                newsroom.Contains(mine.Key) ? turn ? set.ReadingPath : set.Path : "/quan-tri/bai-cua-toi", turn ? NoticeKind.Turn : messages[0].Kind, now), cancel);
        }
    }

    /// <summary>Tells that an item stands in another state. The caller has added the step's event and not yet saved it.</summary>
    public async Task MovedAsync(ContentItem item, ContentState from, Actor actor, string? reason, DateTimeOffset now, CancellationToken cancel)
    {
        await SettleAsync(item, now, cancel);
        var (kind, title, text) = Words(item, from, actor, reason);
        if (title is null) return;
        var message = await MessageAsync(item, kind, title, text, reason, actor, now, cancel);
        switch (item.State)
        {
            case ContentState.UnitReview:
                await notify.RolesAsync(Role.UnitHead, item.UnitId, actor.Id, message, cancel);
                break;
            case ContentState.Submitted:
                await notify.RolesAsync(Role.Editor, null, actor.Id, message, cancel);
                break;
            default:
                await SendAsync(await InvolvedAsync(item, actor, cancel), message, cancel);
                break;
        }
    }

    /// <summary>Tells those who decide a step, and their deputies, that it is their turn.</summary>
    public async Task TurnAsync(ContentItem item, ReviewRound round, Actor actor, string? reason, DateTimeOffset now, CancellationToken cancel)
    {
        await SettleAsync(item, now, cancel);
        var authors = await holders.AuthorsAsync(item, cancel);
        var people = await holders.OfAsync(round.Step, authors, cancel);
        if (!round.Step.AuthorMay) people.ExceptWith(authors);
        people.UnionWith(await holders.DeputiesOfAsync(people, round.Step, now, cancel));
        people.RemoveWhere(id => id == actor.Id || (!round.Step.AuthorMay && authors.Contains(id)));
        await SendAsync(people, await MessageAsync(item, NoticeKind.Turn, $"Bài chờ bạn duyệt: {item.Title}",
            $"Bài đang ở bước “{round.Step.Name}”. Hạn xử lý: {VietnameseDates.Time(round.DueAt)} {VietnameseDates.WithWeekday(round.DueAt)}.", reason, actor, now, cancel), cancel);
    }

    /// <summary>Tells people something about an item outside its states.</summary>
    public async Task TellAsync(
        ContentItem item, string what, NoticeKind kind, IReadOnlyCollection<Guid> people, string title, string text, DateTimeOffset now, CancellationToken cancel) =>
        await notify.PeopleAsync(people, new($"item:{item.Id}:{what}", title, text, $"/quan-tri/duyet/{item.Id}", kind, now), cancel);

    private Task SendAsync(IReadOnlyCollection<Guid> people, Message message, CancellationToken cancel)
    {
        if (_gathered is null) return notify.PeopleAsync(people, message, cancel);
        _gathered.AddRange(people.Select(person => (person, message)));
        return Task.CompletedTask;
    }

    /// <summary>What waited for somebody waits no longer: another person was faster, or the item has moved on.</summary>
    private Task<int> SettleAsync(ContentItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var path = $"/quan-tri/duyet/{item.Id}";
        return db.Notices.Where(n => n.Path == path && n.ReadAt == null && (n.Kind == NoticeKind.Turn || n.Kind == NoticeKind.Deadline))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
    }

    private async Task<Message> MessageAsync(
        ContentItem item, NoticeKind kind, string title, string text, string? reason, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        // The item is locked: the number of its steps names this one.
        var number = await db.Events.CountAsync(e => e.ItemId == item.Id, cancel) + 1;
        List<string> remarks = [.. (await db.RemarksAsync(item.Id, cancel)).Select(remark => remark.ToString())];
        if (!string.IsNullOrWhiteSpace(reason)) remarks.Add($"{actor.Name}: {reason}");
        if (remarks.Count > 0) text = $"{text}\n\nÝ kiến đã ghi:\n{string.Join('\n', remarks)}";
        return new($"item:{item.Id}:{number}", title, text, $"/quan-tri/duyet/{item.Id}", kind, now);
    }

    /// <summary>Whose item it is, the author first: then who edits it and who sent it for approval.</summary>
    private async Task<List<Guid>> InvolvedAsync(ContentItem item, Actor actor, CancellationToken cancel)
    {
        var sender = await db.Events.Where(e => e.ItemId == item.Id && e.ToState == ContentState.InReview && e.FromState != ContentState.InReview)
            .OrderByDescending(e => e.Id).Select(e => e.ActorId).FirstOrDefaultAsync(cancel);
        return [.. new[] { item.AuthorId, item.AssignedTo, sender }.OfType<Guid>().Where(id => id != actor.Id && id != Guid.Empty).Distinct()];
    }

    private static (NoticeKind Kind, string? Title, string Text) Words(ContentItem item, ContentState from, Actor actor, string? reason) => item.State switch
    {
        ContentState.UnitReview => (NoticeKind.Turn, $"Bài chờ lãnh đạo đơn vị: {item.Title}", $"{actor.Name} đã viết bài này. Hãy đọc rồi gửi Ban Biên tập hoặc trả lại kèm lý do."),
        ContentState.Submitted => (NoticeKind.Turn, $"Bài mới chờ tiếp nhận: {item.Title}", $"{actor.Name} đã gửi bài này đến Ban Biên tập. Hãy đọc và tiếp nhận."),
        ContentState.Received => (NoticeKind.Progress, $"Đã tiếp nhận: {item.Title}", $"{actor.Name} đã tiếp nhận bài của bạn."),
        ContentState.Editing when from is ContentState.InReview && reason is not null =>
            (NoticeKind.Returned, $"Bài trả lại để biên tập: {item.Title}", $"{actor.Name} đã trả bài về bước biên tập. Hãy sửa theo ý kiến rồi trình duyệt lại."),
        ContentState.ChangesRequested => (NoticeKind.Returned, $"Bài cần chỉnh sửa: {item.Title}", $"{actor.Name} đã trả lại bài. Hãy sửa theo ý kiến rồi gửi lại."),
        ContentState.NotUsed => (NoticeKind.Returned, $"Bài không được sử dụng: {item.Title}", $"{actor.Name} đã quyết định không sử dụng bài này. Bài vẫn được lưu."),
        ContentState.Approved when from is ContentState.InReview => (NoticeKind.Progress, $"Bài đã được duyệt: {item.Title}", $"{actor.Name} đã duyệt bài này."),
        ContentState.Approved when actor == Actor.Clock => (NoticeKind.Turn, $"Chưa đăng được theo lịch: {item.Title}", "Đến giờ hẹn nhưng bài chưa đăng được và đã trở về trạng thái “Đã duyệt”. Hãy xem lý do, xử lý rồi hẹn giờ lại hoặc đăng ngay."),
        ContentState.Scheduled when item.ScheduledFor is { } at => (NoticeKind.Progress, $"Đã hẹn giờ đăng: {item.Title}", $"Bài sẽ tự đăng vào {VietnameseDates.Time(at)} {VietnameseDates.WithWeekday(at)}."),
        ContentState.Published when from is not ContentState.Archived => (NoticeKind.Progress, $"Bài đã được đăng: {item.Title}", "Bài đã có trên trang."),
        ContentState.Withdrawn => (NoticeKind.Returned, $"Bài đã được gỡ: {item.Title}", $"{actor.Name} đã gỡ bài khỏi trang. Lịch sử và số liệu của bài vẫn được lưu."),
        _ => (NoticeKind.Other, null, ""),
    };
}
