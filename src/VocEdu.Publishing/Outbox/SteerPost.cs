using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Outbox;

/// <summary>What a person may do with one post. Each verb answers why not, or null when it is done.</summary>
public sealed class SteerPost(PublishingDb db, IEnumerable<IChannel> connectors, TimeProvider clock)
{
    /// <summary>Sends it now; where something may have arrived the channel is asked first. A removed post becomes a new one, once its work is public again.</summary>
    public Task<Refusal?> RetryNowAsync(Guid postId, string actor, CancellationToken cancel) =>
        RunAsync(postId, "retry", actor, (post, now) => post.RetryNow(now, post.Channel!.Kind), cancel);

    /// <summary>Changes what it says before it goes.</summary>
    public Task<Refusal?> ChangeAsync(Guid postId, ChannelPost content, string actor, CancellationToken cancel) =>
        RunAsync(postId, "change", actor, (post, now) =>
        {
            var marked = content with { Marker = post.Content.Marker };
            return post.Change(marked, connectors.Single(c => c.Kind == post.Channel!.Kind).Check(marked), now);
        }, cancel);

    public Task<Refusal?> PostponeAsync(Guid postId, DateTimeOffset dueAt, string actor, CancellationToken cancel) =>
        RunAsync(postId, "postpone", actor, (post, now) => post.Postpone(dueAt.ToUniversalTime(), connectors.Single(c => c.Kind == post.Channel!.Kind).Ahead(post.Content), now), cancel);

    public Task<Refusal?> CancelAsync(Guid postId, string actor, CancellationToken cancel) =>
        RunAsync(postId, "cancel", actor, (post, now) => post.Cancel(now), cancel);

    /// <summary>Stops it, or has it removed from the channel, while its work stays public.</summary>
    public Task<Refusal?> TakeDownAsync(Guid postId, string actor, CancellationToken cancel) =>
        RunAsync(postId, "take-down", actor, (post, now) =>
        {
            post.TakeDown(now);
            return null;
        }, cancel);

    /// <summary>A person has seen it on the channel, or has posted it by hand.</summary>
    public Task<Refusal?> MarkPostedAsync(Guid postId, string link, string actor, CancellationToken cancel) =>
        RunAsync(postId, "mark-posted", actor, (post, now) => post.MarkPosted(link, now), cancel);

    private Task<Refusal?> RunAsync(
        Guid postId, string verb, string actor, Func<OutboxPost, DateTimeOffset, Refusal?> act, CancellationToken cancel) =>
        db.TogetherAsync(async () =>
        {
            var found = await db.Outbox.FromSql($"select * from publishing.outbox_post where id = {postId} for update").ToListAsync(cancel);
            if (found is not [var post]) return new Refusal("post.none", "Không tìm thấy bài đăng này. Hãy tải lại trang.");
            await db.Entry(post).Reference(p => p.Channel).LoadAsync(cancel);
            await db.Entry(post).Reference(p => p.Work).LoadAsync(cancel);

            var now = clock.GetUtcNow();
            if (act(post, now) is { } refusal) return refusal;
            db.Attempts.Add(new PostAttempt
            {
                PostId = post.Id, Claim = post.Claim, Kind = AttemptKind.ByHand, Worker = actor, StartedAt = now, FinishedAt = now, Outcome = verb,
            });
            await db.SaveChangesAsync(cancel);
            await db.RingAsync(cancel);
            return null;
        }, cancel);
}
