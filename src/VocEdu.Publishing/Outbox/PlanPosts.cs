using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Outbox;

/// <param name="Posts">Every post of the work as it stands now.</param>
/// <param name="NotConnected">Kinds that were wanted but have no connected channel: nothing will appear there.</param>
public sealed record PlannedPosts(IReadOnlyList<OutboxPost> Posts, IReadOnlyList<ChannelKind> NotConnected);

/// <summary>Plans a work's posts: one row for each connected channel of the wanted kinds. Called again it changes what waits, and has what is posted edited.</summary>
public sealed class PlanPosts(PublishingDb db, IEnumerable<IChannel> connectors, TimeProvider clock)
{
    /// <param name="forbidden">What the host holds against a channel, such as a person who has not agreed to appear there.</param>
    /// <remarks>Content that a channel cannot take is planned as refused and says why; it never stops the publication.</remarks>
    public Task<PlannedPosts> RunAsync(
        Work work, IReadOnlyList<(ChannelKind Kind, ChannelPost Content, DateTimeOffset DueAt)> wanted, CancellationToken cancel,
        ILookup<ChannelKind, ContentProblem>? forbidden = null) =>
        db.TogetherAsync(() => PlanAsync(work, wanted, forbidden, cancel), cancel);

    private async Task<PlannedPosts> PlanAsync(
        Work work, IReadOnlyList<(ChannelKind Kind, ChannelPost Content, DateTimeOffset DueAt)> wanted, ILookup<ChannelKind, ContentProblem>? forbidden, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var kinds = wanted.Select(w => w.Kind).ToList();
        var channels = await db.Channels.Where(c => kinds.Contains(c.Kind) && c.Secrets != null).ToListAsync(cancel);
        var posts = await db.LockPostsAsync(work.Id, cancel);

        foreach (var (kind, content, dueAt) in wanted)
        {
            var marked = content with { Marker = work.Reference };
            var connector = connectors.Single(c => c.Kind == kind);
            IReadOnlyList<ContentProblem> problems = [.. forbidden?[kind] ?? [], .. connector.Check(marked)];
            foreach (var channel in channels.Where(c => c.Kind == kind))
            {
                var post = posts.Find(p => p.ChannelId == channel.Id);
                if (post is null) posts.Add(post = Add(work, channel, marked, dueAt, now));
                else if (post.State == PostState.Removed) post.Content = marked;      // what a person may post anew
                if (post.MayStillChange) post.Plan(marked, dueAt.ToUniversalTime(), dueAt.ToUniversalTime() - connector.Ahead(marked), problems, now);
                else if (post.State != PostState.Removed && (post.RemovalAskedAt is null || post.State == PostState.Cancelled)) post.Revise(marked, dueAt.ToUniversalTime(), problems, now);
            }
        }

        foreach (var dropped in posts.Where(p => p.MayStillChange && channels.TrueForAll(c => c.Id != p.ChannelId))) dropped.Cancel(now);
        await db.SaveChangesAsync(cancel);
        await db.RingAsync(cancel);
        return new(posts, [.. kinds.Except(channels.Select(c => c.Kind))]);
    }

    private OutboxPost Add(Work work, Channel channel, ChannelPost content, DateTimeOffset dueAt, DateTimeOffset now)
    {
        var post = new OutboxPost { Id = Guid.CreateVersion7(now), WorkId = work.Id, ChannelId = channel.Id, Content = content, DueAt = dueAt };
        db.Outbox.Add(post);
        return post;
    }
}

internal static class OutboxRows
{
    /// <summary>A work's posts, held until the transaction ends so that no worker takes one meanwhile.</summary>
    public static Task<List<OutboxPost>> LockPostsAsync(this PublishingDb db, Guid workId, CancellationToken cancel) =>
        db.Outbox.FromSql($"select * from publishing.outbox_post where work_id = {workId} order by id for update").ToListAsync(cancel);
}
