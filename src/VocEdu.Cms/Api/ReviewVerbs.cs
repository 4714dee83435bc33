using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Review.Comments;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Api;

/// <summary>An item's review: its steps and what was decided, as the token's owner stands to it.</summary>
/// <param name="Step">The open step.</param>
/// <param name="WhyNot">Why the owner may not decide it; null when the owner may.</param>
public sealed record ReviewSeen(string Step, DateTimeOffset DueAt, string? ClaimedByName, bool MayDecide, string? WhyNot, IReadOnlyList<ReviewStepSeen> Steps);

/// <param name="Passed">Decided, and behind the open one.</param>
public sealed record ReviewStepSeen(string Name, bool Passed, bool Everyone, int DueDays, IReadOnlyList<DecisionSeen> Decisions);

public sealed record DecisionSeen(string DecidedByName, string? OnBehalfOfName, Verdict Verdict, DateTimeOffset At, string? Remark);

/// <param name="TakeOver">Also from whoever has it; that person is told.</param>
public sealed record ClaimGiven(bool TakeOver = false);

public sealed record RemarkGiven(string? Remark = null);

/// <param name="To">The name of an earlier step, <c>editor</c> or <c>author</c>.</param>
public sealed record ReturnGiven(string To = "", string? Reason = null);

public sealed record CommentSeen(
    long Id, long? Parent, int Version, string Quote, string Text, string AuthorName, DateTimeOffset At, bool ForUnit, DateTimeOffset? ResolvedAt, string? ResolvedByName);

/// <param name="Version">The version it is about; null: the newest.</param>
/// <param name="Quote">A passage as that version says it; null: the whole text.</param>
/// <param name="Parent">The comment that is answered.</param>
public sealed record CommentGiven(int? Version = null, string? Quote = null, string? Text = null, bool ForUnit = false, long? Parent = null);

/// <param name="Resolved">False: it is open again.</param>
public sealed record ResolveGiven(bool Resolved = true);

/// <summary>What reviewers do with an item: take it on, decide a step, send it back, comment.</summary>
public static class ReviewVerbs
{
    private const int MostComments = 200;

    public static void MapReviewVerbs(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/items/{id:guid}").WithTags("Review");
        items.MapGet("/review", ReviewAsync).Produces<ReviewSeen>().WithName("GetItemReview").WithSummary("The steps of an item in review and what was decided");
        Deciding(items.MapPost("/claim", (Guid id, Body<ClaimGiven> body, HttpContext http, ItemStepping stepping, ClaimStep claim, CancellationToken cancel) =>
            stepping.RunAsync(id, http, (_, actor) => claim.ClaimAsync(id, body.Value.TakeOver, actor, cancel), cancel)),
            "ClaimItem", "Take on the open step, so that nobody reads the same", "Nhận xử lý bài qua API");
        Deciding(items.MapPost("/unclaim", (Guid id, HttpContext http, ItemStepping stepping, ClaimStep claim, CancellationToken cancel) =>
            stepping.RunAsync(id, http, (_, actor) => claim.ReleaseAsync(id, actor, cancel), cancel)),
            "UnclaimItem", "Give the open step back", "Thôi nhận xử lý bài qua API");
        Deciding(items.MapPost("/approve", (Guid id, Body<RemarkGiven> body, HttpContext http, ItemStepping stepping, MoveContent move, CancellationToken cancel) =>
            stepping.RunAsync(id, http, (item, actor) => move.RunAsync(id, new(ContentState.Approved, item.Version, body.Value.Remark), actor, cancel), cancel)),
            "ApproveItemStep", "Say yes in the open step; the last step approves the item", "Duyệt bước qua API");
        Deciding(items.MapPost("/return", ReturnAsync), "ReturnItem", "Send an item in review back, with a reason", "Trả lại bài qua API")
            .WithDescription("`to` is the name of an earlier step, `editor` to be edited, or `author`.");
        items.MapGet("/comments", CommentsAsync).Produces<Page<CommentSeen>>().WithName("ListItemComments").WithSummary("Comments on an item and their answers, the oldest first")
            .WithDescription("A unit's people see what is addressed to them, once the item is theirs again.");
        items.MapPost("/comments", CommentAsync).Produces<CommentSeen>(StatusCodes.Status201Created).WithName("AddItemComment").WithSummary("Comment on a passage, or answer a comment")
            .Writes("Góp ý bài qua API", "item");
        items.MapPost("/comments/{comment:long}/resolve", ResolveAsync).Produces<CommentSeen>().WithName("ResolveItemComment").WithSummary("Settle a comment, or open it again")
            .Writes("Giải quyết góp ý qua API", "item");
    }

    private static RouteHandlerBuilder Deciding(RouteHandlerBuilder endpoint, string name, string summary, string action) => endpoint.Produces<ItemSeen>()
        .RequireAuthorization(new NeedsRoleAttribute(StepHolders.Deciders)).WithName(name).WithSummary(summary).TakesIfMatch(required: false).Writes(action, "item");

    private static async Task<IResult> ReviewAsync(Guid id, ClaimsPrincipal user, CmsDb db, ReviewRounds rounds, TimeProvider clock, CancellationToken cancel)
    {
        var actor = user.Actor();
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return Problems.NotFound();
        if (!actor.Has(StepHolders.Deciders) || await rounds.LookAsync(item, actor, clock.GetUtcNow(), cancel) is not { } look) return Problems.Of(404, new("review.none", "Bài không ở bước duyệt hoặc bạn không được xem các bước duyệt."));
        return Answer.Ok(new ReviewSeen(look.Round.Step.Name, look.Round.DueAt, look.Round.ClaimedByName, look.WhyNot is null, look.WhyNot?.Message,
            [.. look.Round.Steps.Select((step, number) => new ReviewStepSeen(step.Name, number < look.Round.At, step.Everyone, step.DueDays,
                [.. look.Decisions.Where(d => d.Step == number).Select(d => new DecisionSeen(d.DecidedByName, d.OnBehalfOfName, d.Verdict, d.At, d.Remark))]))]));
    }

    private static Task<IResult> ReturnAsync(
        Guid id, Body<ReturnGiven> body, HttpContext http, CmsDb db, ItemStepping stepping, MoveContent move, SendBack sendBack, CancellationToken cancel) =>
        stepping.RunAsync(id, http, async (item, actor) =>
        {
            var (to, reason) = (body.Value.To.Trim(), body.Value.Reason);
            if (to == "author") return await move.RunAsync(id, new(ContentState.ChangesRequested, item.Version, reason), actor, cancel);
            if (to == "editor") return await sendBack.RunAsync(id, item.Version, toStep: null, reason, actor, cancel);
            var steps = await db.ReviewRounds.AsNoTracking().Where(r => r.ItemId == id && r.ClosedAt == null).Select(r => r.Steps).SingleOrDefaultAsync(cancel) ?? [];
            var step = steps.Select(s => s.Name).ToList().IndexOf(to);
            return step < 0
                ? new("review.no-such-step", "Không có bước mang tên này. Hãy gửi tên một bước đã qua, “editor” hoặc “author”.", "to")
                : await sendBack.RunAsync(id, item.Version, step, reason, actor, cancel);
        }, cancel);

    private static async Task<IResult> CommentsAsync(Guid id, ClaimsPrincipal user, CmsDb db, CancellationToken cancel)
    {
        var actor = user.Actor();
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return Problems.NotFound();
        var newest = await db.Comments.AsNoTracking().Where(c => c.ItemId == id).VisibleTo(actor, item).OrderByDescending(c => c.Id).Take(MostComments).ToListAsync(cancel);
        return Answer.Ok(new Page<CommentSeen>([.. newest.OrderBy(c => c.Id).Select(Seen)], null));
    }

    private static async Task<IResult> CommentAsync(Guid id, Body<CommentGiven> body, ClaimsPrincipal user, CmsDb db, CommentOnPassage comments, CancellationToken cancel)
    {
        var (actor, given) = (user.Actor(), body.Value);
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return Problems.NotFound();
        if (await comments.AddAsync(id, given.Version ?? item.Version, given.Quote, given.Text, given.ForUnit, given.Parent, actor, cancel) is { } refusal) return Problems.Of(refusal);
        var made = await db.Comments.AsNoTracking().Where(c => c.ItemId == id && c.AuthorId == actor.Id).OrderByDescending(c => c.Id).FirstAsync(cancel);
        return Answer.Created($"{ApiServices.Root}/items/{id}/comments", Seen(made));
    }

    private static async Task<IResult> ResolveAsync(
        Guid id, long comment, Body<ResolveGiven> body, ClaimsPrincipal user, CmsDb db, CommentOnPassage comments, CancellationToken cancel) =>
        await comments.SettleAsync(id, comment, body.Value.Resolved, user.Actor(), cancel) is { } refusal
            ? Problems.Of(refusal)
            : Answer.Ok(Seen(await db.Comments.AsNoTracking().SingleAsync(c => c.Id == comment, cancel)));

    private static CommentSeen Seen(PassageComment c) => new(c.Id, c.ParentId, c.Version, c.Quote, c.Text, c.AuthorName, c.At, c.ForUnit, c.ResolvedAt, c.ResolvedByName);
}
