using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Api;

/// <summary>One step: the action a button would do, or the state it leads to.</summary>
/// <param name="Reason">Asked for where an item is sent back, not used or withdrawn; the visible line of a correction where it is published again.</param>
/// <param name="ScheduledFor">When it is to become public.</param>
public sealed record StepGiven(ContentAction? Action = null, ContentState? To = null, string? Reason = null, DateTimeOffset? ScheduledFor = null);

/// <param name="Correction">What was corrected in something already public; shown to readers.</param>
public sealed record PublishGiven(string? Correction = null);

/// <param name="Because">Decides whether the work still counts.</param>
public sealed record WithdrawGiven(string? Reason = null, Takedown Because = Takedown.Other);

public static class ItemSteps
{
    private static readonly Refusal NoAction = new("step.missing", "Hãy cho biết “action” hoặc “to”, chỉ một trong hai.", "action");
    private static readonly Refusal WithoutCause = new("step.because", "Hãy chọn lý do gỡ bài: PublishedByMistake, Unlawful, Privacy hoặc Other.", "because");

    public static void MapItemSteps(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/items/{id:guid}").WithTags("Items");
        items.MapPost("/moves", MoveAsync).Produces<ItemSeen>().WithName("MoveItem").WithSummary("Move an item one step along its way")
            .WithDescription("With `If-Match` the step is taken only if the version is still the one you read.").TakesIfMatch(required: false).Writes("Chuyển bước bài qua API", "item");
        items.MapPost("/publish", PublishAsync).Produces<ItemSeen>().WithName("PublishItem").WithSummary("Publish the approved version now")
            .WithDescription("Page, search, ledger and channel posts are saved in one transaction.").TakesIfMatch(required: false).Writes("Xuất bản bài qua API", "item");
        items.MapPost("/withdraw", WithdrawAsync).Produces<ItemSeen>().WithName("WithdrawItem").WithSummary("Take an item off the site and ask the channels to follow")
            .TakesIfMatch(required: false).Writes("Gỡ bài qua API", "item");
    }

    private static Task<IResult> MoveAsync(Guid id, Body<StepGiven> body, HttpContext http, ItemStepping stepping, TakeStep take, CancellationToken cancel) =>
        stepping.RunAsync(id, http, (item, actor) => Target(item.State, body.Value) is { } to
            ? take.RunAsync(id, new Decision(to, item.Version, body.Value.Reason, body.Value.ScheduledFor), Takedown.Other, actor, cancel)
            : Task.FromResult<Refusal?>(body.Value is { Action: { } action, To: null } ? NotHere(item, action) : NoAction), cancel);

    private static Task<IResult> PublishAsync(
        Guid id, Body<PublishGiven> body, HttpContext http, ItemStepping stepping, PublishContent publish, CancellationToken cancel) =>
        stepping.RunAsync(id, http, (_, actor) => publish.RunAsync(id, actor, body.Value.Correction, cancel), cancel);

    private static Task<IResult> WithdrawAsync(
        Guid id, Body<WithdrawGiven> body, HttpContext http, ItemStepping stepping, WithdrawContent withdraw, CancellationToken cancel) =>
        stepping.RunAsync(id, http, (_, actor) => body.Value.Because is Takedown.None
            ? Task.FromResult<Refusal?>(WithoutCause)
            : withdraw.RunAsync(id, body.Value.Because, body.Value.Reason, actor, cancel), cancel);

    private static ContentState? Target(ContentState from, StepGiven step) => step switch
    {
        { To: { } to, Action: null } => to,
        { To: null, Action: { } action } => ContentLifecycle.Moves.FirstOrDefault(m => m.From == from && m.Action == action)?.To,
        _ => null,
    };

    private static Refusal NotHere(ContentItem item, ContentAction action) => new("lifecycle.no-such-move",
        $"Bài ở trạng thái “{StateNames.Of(item.State)}” không thực hiện được thao tác “{ActionNames.Of(action)}”. Hãy đọc lại bài để xem trạng thái mới nhất.");
}

/// <summary>What all steps share: the item as the caller may see it, the version the caller has read, the item after the step.</summary>
public sealed class ItemStepping(CmsDb db, OfferedMoves offered)
{
    public async Task<IResult> RunAsync(Guid id, HttpContext http, Func<ContentItem, Actor, Task<Refusal?>> step, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        // Held until the step is saved: it falls on what was looked at here.
        var found = await db.Items.FromSql($"select * from cms.content_item where id = {id} for update").ToListAsync(cancel);
        if (found is not [var item] || !actor.CanSee(item)) return Problems.NotFound();
        if (http.Request.Headers.IfMatch.Count > 0 && ItemWriting.VersionIn(http.Request) != item.Version) return Problems.Stale(item.Version);
        if (await step(item, actor) is { } refusal) return Problems.Of(refusal.Field == "publishAt" ? refusal with { Field = "scheduledFor" } : refusal);
        var seen = await ItemsResource.SeenAsync(db, offered, id, actor, cancel);
        return Answer.Ok(seen, ItemsResource.ETagOf(seen.Item));
    }
}
