using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Outbox;

/// <summary>Brings a work's posts up to date when the host's files have changed. What people wrote for a post, and when it goes out, is theirs.</summary>
public sealed class FollowFiles(PublishingDb db, TimeProvider clock)
{
    /// <param name="fresh">The posts as they would be planned now.</param>
    /// <remarks>A post that waits takes all files; one that is on its channel, or on its way, has its captions corrected there.</remarks>
    public Task RunAsync(Guid workId, IReadOnlyDictionary<ChannelKind, ChannelPost> fresh, CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        var posts = await db.LockPostsAsync(workId, cancel);
        var channels = posts.ConvertAll(post => post.ChannelId);
        var kinds = await db.Channels.Where(c => channels.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Kind, cancel);
        foreach (var post in posts.Where(post => post.HasReadableContent))
            if (fresh.TryGetValue(kinds[post.ChannelId], out var content)) Follow(post, content);
        await db.SaveChangesAsync(cancel);
        await db.RingAsync(cancel);
        return true;
    }, cancel);

    private void Follow(OutboxPost post, ChannelPost fresh)
    {
        if (post.MayStillChange)
        {
            post.Content = post.Content with { Pictures = fresh.Pictures, Blocks = fresh.Blocks, Video = fresh.Video, Captions = fresh.Captions };
        }
        else if (post is { RemovalAskedAt: null, State: not (PostState.Removed or PostState.Cancelled) } && fresh.Captions.Count > 0)
        {
            post.Revise((post.NextContent ?? post.Content) with { Captions = fresh.Captions }, post.DueAt, [], clock.GetUtcNow());
        }
    }
}
