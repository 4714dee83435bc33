using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Shared;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Api;

/// <param name="StateMessage">Why it takes nothing now, in Vietnamese.</param>
public sealed record ChannelSeen(
    Guid Id, ChannelKind Kind, string Name, string RemoteId, ChannelState State, string? StateCode, string? StateMessage, DateTimeOffset StateSince,
    DateTimeOffset? PausedUntil, DateTimeOffset? SecretsExpireAt, DateTimeOffset? LastPostedAt, DateTimeOffset? LastProbedAt);

/// <summary>One work on its way to one channel.</summary>
/// <param name="WakeAt">When it goes on by itself; null when it is at rest or a person must act.</param>
/// <param name="AnswerMessage">What the channel said last, in Vietnamese.</param>
public sealed record PostRow(
    Guid Id, Guid WorkId, string Reference, string Title, string UnitId, Guid ChannelId, ChannelKind Channel, PostState State, DateTimeOffset DueAt,
    DateTimeOffset? WakeAt, int Attempts, string? RemoteId, string? Permalink, DateTimeOffset? PostedAt, string? AnswerCode, string? AnswerMessage);

public sealed record PostSeen(PostRow Post, ChannelPost Content, IReadOnlyList<AttemptSeen> Attempts);

public sealed record AttemptSeen(
    long Id, AttemptKind Kind, string Worker, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Outcome, string? Code, string? Message);

public sealed record PostText(string Text, string? Title = null);

public sealed record PostponeGiven(DateTimeOffset? DueAt = null);

public sealed record PostedGiven(string Link = "");

public static class PostsResource
{
    public static void MapChannels(this IEndpointRouteBuilder api) => api.MapGet("/channels", async (CmsDb db, CancellationToken cancel) =>
        Answer.Ok(new Page<ChannelSeen>(await db.Channels.OrderBy(c => c.Kind).ThenBy(c => c.Name).Select(c => new ChannelSeen(
            c.Id, c.Kind, c.Name, c.RemoteId, c.State, c.StateCode, c.StateMessage, c.StateSince, c.PausedUntil, c.SecretsExpireAt, c.LastPostedAt,
            c.LastProbedAt)).ToListAsync(cancel), null)))
        .Produces<Page<ChannelSeen>>().RequireAuthorization(new NeedsRoleAttribute(DistributionServices.Readers))
        .WithName("ListChannels").WithTags("Channels").WithSummary("Connected channels and how they are");

    public static void MapPosts(this IEndpointRouteBuilder api)
    {
        var posts = api.MapGroup("/posts").WithTags("Posts");
        posts.MapGet("", ListAsync).Produces<Page<PostRow>>().WithName("ListPosts").WithSummary("Posts, the last planned first")
            .WithDescription("A contributor sees those of the own unit's works.");
        posts.MapGet("/{id:guid}", GetAsync).Produces<PostSeen>().WithName("GetPost").WithSummary("A post, what it says and every attempt");
        Steering(posts.MapPost("/{id:guid}/retry", (Guid id, ClaimsPrincipal user, CmsDb db, SteerPost steer, PostConsents consents, CancellationToken cancel) =>
            SteerAsync(id, db, async () => await consents.WhyNotAsync(id, cancel) ?? await steer.RetryNowAsync(id, user.Actor().Name, cancel), cancel)),
            "RetryPost", "Send it now; where something may have arrived the channel is asked first", "Gửi lại bài đăng qua API");
        Steering(posts.MapPost("/{id:guid}/cancel", (Guid id, ClaimsPrincipal user, CmsDb db, SteerPost steer, CancellationToken cancel) =>
            SteerAsync(id, db, () => steer.CancelAsync(id, user.Actor().Name, cancel), cancel)),
            "CancelPost", "Take it out before it leaves", "Hủy bài đăng qua API");
        Steering(posts.MapPost("/{id:guid}/postpone", (Guid id, Body<PostponeGiven> body, ClaimsPrincipal user, CmsDb db, SteerPost steer, CancellationToken cancel) =>
            SteerAsync(id, db, () => body.Value.DueAt is { } due
                ? steer.PostponeAsync(id, due, user.Actor().Name, cancel)
                : Task.FromResult<Refusal?>(new("post.due", "Hãy cho biết giờ đăng mới.", "dueAt")), cancel)),
            "PostponePost", "Let it go at another time", "Đổi giờ bài đăng qua API");
        Steering(posts.MapPost("/{id:guid}/mark-posted", (Guid id, Body<PostedGiven> body, ClaimsPrincipal user, CmsDb db, SteerPost steer, CancellationToken cancel) =>
            SteerAsync(id, db, () => steer.MarkPostedAsync(id, body.Value.Link, user.Actor().Name, cancel), cancel)),
            "MarkPostPosted", "A person has seen it on the channel, or has posted it by hand", "Ghi nhận bài đã đăng qua API");
        posts.MapPut("/{id:guid}/content", RewriteAsync).Produces<PostSeen>().RequireAuthorization(new NeedsRoleAttribute(DistributionServices.TextChangers))
            .WithName("RewritePost").WithSummary("Change what it says before it goes").WithDescription("Link, pictures and film stay as they are.")
            .Writes("Sửa bài đăng qua API", "post");
    }

    private static void Steering(RouteHandlerBuilder endpoint, string name, string summary, string action) => endpoint
        .Produces<PostSeen>().RequireAuthorization(new NeedsRoleAttribute(DistributionServices.Dispatchers)).WithName(name).WithSummary(summary).Writes(action, "post");

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, CmsDb db, PostState? state, ChannelKind? channel, Guid? work, Guid? after, int? limit, CancellationToken cancel)
    {
        var posts = Visible(db, user.Actor());
        if (state is not null) posts = posts.Where(p => p.State == state);
        if (channel is not null) posts = posts.Where(p => p.Channel!.Kind == channel);
        if (work is not null) posts = posts.Where(p => p.WorkId == work);
        if (after is not null) posts = posts.Where(p => p.Id < after);
        var size = Cursor.Size(limit);
        var rows = await Rows(posts.OrderByDescending(p => p.Id).Take(size + 1)).ToListAsync(cancel);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        return Answer.Ok(new Page<PostRow>(rows, more ? rows[^1].Id.ToString() : null));
    }

    private static async Task<IResult> GetAsync(Guid id, ClaimsPrincipal user, CmsDb db, CancellationToken cancel) =>
        await Visible(db, user.Actor()).AnyAsync(p => p.Id == id, cancel) ? Answer.Ok(await SeenAsync(db, id, cancel)) : Problems.NotFound();

    private static Task<IResult> RewriteAsync(Guid id, Body<PostText> body, ClaimsPrincipal user, CmsDb db, SteerPost steer, PostConsents consents, CancellationToken cancel) =>
        SteerAsync(id, db, async () =>
        {
            if (await db.Outbox.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { Content: var content })
                return new("post.none", "Không tìm thấy bài đăng này.");
            var rewritten = content with { Text = body.Value.Text, Title = body.Value.Title ?? content.Title };
            return await consents.WhyNotAsync(id, cancel) ?? await steer.ChangeAsync(id, rewritten, user.Actor().Name, cancel);
        }, cancel);

    private static async Task<IResult> SteerAsync(Guid id, CmsDb db, Func<Task<Refusal?>> act, CancellationToken cancel) =>
        await act() is { } refusal ? Problems.Of(refusal) : Answer.Ok(await SeenAsync(db, id, cancel));

    private static async Task<PostSeen> SeenAsync(CmsDb db, Guid id, CancellationToken cancel)
    {
        var row = await Rows(db.Outbox.Where(p => p.Id == id)).SingleAsync(cancel);
        var content = await db.Outbox.Where(p => p.Id == id).Select(p => p.Content).SingleAsync(cancel);
        var attempts = await db.Attempts.Where(a => a.PostId == id).OrderBy(a => a.Id)
            .Select(a => new AttemptSeen(a.Id, a.Kind, a.Worker, a.StartedAt, a.FinishedAt, a.Outcome, a.Code, a.Message)).ToListAsync(cancel);
        return new(row, content, attempts);
    }

    private static IQueryable<OutboxPost> Visible(CmsDb db, Actor actor)
    {
        var units = actor.Units;
        return actor.Has(DistributionServices.Readers) ? db.Outbox.AsNoTracking() : db.Outbox.AsNoTracking().Where(p => units.Contains(p.Work!.UnitCode));
    }

    private static IQueryable<PostRow> Rows(IQueryable<OutboxPost> posts) => posts.Select(p => new PostRow(
        p.Id, p.WorkId, p.Work!.Reference, p.Work.Title, p.Work.UnitCode, p.ChannelId, p.Channel!.Kind, p.State, p.DueAt, p.WakeAt, p.Attempts,
        p.RemoteId, p.Permalink, p.PostedAt, p.AnswerCode, p.AnswerMessage));
}
