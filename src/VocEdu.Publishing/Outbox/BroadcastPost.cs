using Microsoft.EntityFrameworkCore;
using VocEdu.Connectors;
using VocEdu.Connectors.Zalo;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Outbox;

/// <summary>A message to all followers of a Zalo account; written before it is sent.</summary>
public sealed class Broadcast
{
    public required Guid PostId { get; init; }
    public OutboxPost? Post { get; init; }
    public required string Actor { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary><c>Sent</c>, <c>Refused</c>, <c>Unknown</c>; null when the program stopped before it knew.</summary>
    public string? Outcome { get; set; }
    public string? Code { get; set; }
    public string? Message { get; set; }
    public string? MessageId { get; set; }
}

/// <summary>Tells the followers of a Zalo account of an article: a person's explicit click, sent once. Only a message that Zalo refused may be asked for again.</summary>
public sealed class BroadcastPost(PublishingDb db, ZaloBroadcast zalo, SecretStores stores, TimeProvider clock)
{
    private const string Doubtful = "Chưa rõ tin của bài này đã được gửi hay chưa nên hệ thống không gửi lại. Hãy xem mục tin truyền thông trong trang quản lý Zalo.";

    /// <returns>Why it was not sent, or null when Zalo has taken it.</returns>
    public async Task<Refusal?> RunAsync(Guid postId, string actor, CancellationToken cancel)
    {
        var post = await db.Outbox.AsNoTracking().Include(p => p.Channel).SingleOrDefaultAsync(p => p.Id == postId, cancel);
        if (post is not { Channel.Kind: ChannelKind.Zalo }) return new("broadcast.none", "Không tìm thấy bài Zalo này. Hãy tải lại trang.");
        if (post is not { State: PostState.Posted, RemoteId: { } article, RemovalAskedAt: null })
            return new("broadcast.not-posted", "Bài chưa ở trên Zalo OA nên chưa gửi tin được. Hãy đợi bài đăng xong.");
        if (post.Channel.Secrets is null) return new("broadcast.disconnected", "Zalo OA này đã được ngắt kết nối nên chưa gửi tin được. Hãy kết nối lại kênh.");
        if (zalo.WhyNotNow() is { } hours) return new($"broadcast.{hours.Code}", hours.Message);
        if (await WriteAsync(postId, actor, cancel) is { } refusal) return refusal;

        // Not cancelled: once the request has left, its answer is all there will ever be.
        var (failed, message) = await zalo.SendAsync(new(post.ChannelId, post.Channel.RemoteId, stores.Of(post.ChannelId)), article, CancellationToken.None);
        var outcome = failed switch { null => "Sent", PostOutcome.Unknown => "Unknown", _ => "Refused" };
        var why = failed switch
        {
            PostOutcome.Unknown unknown => unknown.Why,
            PostOutcome.Refused refused => refused.Why,
            PostOutcome.ChannelBlocked blocked => blocked.Why,
            PostOutcome.ChannelLimited limited => limited.Why,
            PostOutcome.TryLater later => later.Why,
            _ => null,
        };
        var (code, sentence) = (why?.Code, why?.Message);
        await db.Broadcasts.Where(b => b.PostId == postId).ExecuteUpdateAsync(b => b
            .SetProperty(x => x.Outcome, outcome).SetProperty(x => x.MessageId, message)
            .SetProperty(x => x.Code, code).SetProperty(x => x.Message, sentence), CancellationToken.None);
        return why is null ? null : new($"broadcast.{why.Code}", why.Message);
    }

    private async Task<Refusal?> WriteAsync(Guid postId, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var written = await db.Database.ExecuteSqlAsync($"""
            insert into publishing.broadcast (post_id, actor, asked_at) values ({postId}, {actor}, {now})
            on conflict (post_id) do update set actor = excluded.actor, asked_at = excluded.asked_at, outcome = null, code = null, message = null
            where publishing.broadcast.outcome = 'Refused'
            """, cancel);
        if (written == 1) return null;
        var before = await db.Broadcasts.AsNoTracking().SingleAsync(b => b.PostId == postId, cancel);
        return before.Outcome == "Sent" ? new("broadcast.sent", "Tin của bài này đã được gửi rồi. Zalo không cho gọi tin lại nên hệ thống không gửi lần hai.")
            : new("broadcast.unknown", Doubtful);
    }
}
