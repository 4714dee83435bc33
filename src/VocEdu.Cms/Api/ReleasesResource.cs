using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Api;

/// <summary>A release set in a list.</summary>
/// <param name="Refusal">Why it was not published when it was due.</param>
public sealed record ReleaseSetRow(
    Guid Id, string Name, string? Note, ReleaseState State, int Version, DateTimeOffset? ScheduledFor, string? Refusal, DateTimeOffset? RefusedAt,
    string CreatedByName, DateTimeOffset CreatedAt, string ChangedByName, DateTimeOffset ChangedAt, string? ClosedByName, DateTimeOffset? ClosedAt);

/// <param name="Ready">Nothing stands in the way of publishing it.</param>
/// <param name="Unseen">Items the token's owner may not see.</param>
public sealed record ReleaseSeen(ReleaseSetRow Set, bool Ready, int Unseen, IReadOnlyList<ReleaseItemSeen> Items);

/// <param name="Obstacles">What stands in the way of publishing it, in Vietnamese.</param>
/// <param name="WhyNotApprove">Why the token's owner may not pass its open step; null when the owner may, or it is not in review.</param>
/// <param name="ChangedSinceApproval">Its text was changed after it was approved, so that it waits again.</param>
public sealed record ReleaseItemSeen(
    Guid Id, int Place, string Title, ContentState State, int Version, string Hash, IReadOnlyList<string> Obstacles, string? Step, string? WhyNotApprove, bool ChangedSinceApproval);

/// <param name="Items">Of a new set: what it begins with, in order.</param>
public sealed record ReleaseGiven(string? Name = null, string? Note = null, DateTimeOffset? ScheduledFor = null)
{
    public IReadOnlyList<Guid> Items { get; init; } = [];
}

public sealed record ReleaseItemsGiven
{
    public IReadOnlyList<Guid> Items { get; init; } = [];
}

public static class ReleasesResource
{
    private static readonly Refusal IfMatchMissing = new("release.if-match",
        "Yêu cầu này phải kèm If-Match với ETag của đợt phát hành bạn đã đọc; chưa có gì được ghi. Hãy đọc lại đợt rồi gửi kèm ETag.");

    private static readonly Refusal Stale = new("release.stale",
        "Đợt phát hành hoặc bài trong đợt đã thay đổi sau khi bạn đọc; chưa có gì được ghi. Hãy đọc lại rồi gửi lại.");

    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        var sets = api.MapGroup("/releases").WithTags("Releases").RequireAuthorization(new NeedsRoleAttribute(StepHolders.Deciders));
        sets.MapGet("", ListAsync).Produces<Page<ReleaseSetRow>>().WithName("ListReleases").WithSummary("Release sets, the last changed first");
        sets.MapGet("/{id:guid}", GetAsync).Produces<ReleaseSeen>().WithName("GetRelease").WithSummary("A release set, its items in order and what stands in the way of each")
            .WithDescription("The ETag changes with the set and with the text of any of its items.");
        sets.MapPost("", CreateAsync).Produces<ReleaseSeen>(StatusCodes.Status201Created).WithName("CreateRelease").WithSummary("Gather items to be approved and published together")
            .Writes("Lập đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapPut("/{id:guid}", ChangeAsync).Produces<ReleaseSeen>().WithName("ChangeRelease").WithSummary("Change a set's name, note and time")
            .WithDescription("`If-Match` must carry the ETag you read: without it 428, when the set was changed meanwhile 412. Items are added and removed one by one.")
            .TakesIfMatch(required: true).Writes("Sửa đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapPost("/{id:guid}/items", (Guid id, Body<ReleaseItemsGiven> body, ClaimsPrincipal user, ManageReleases manage, CheckRelease check, CancellationToken cancel) =>
            ActAsync(id, user, check, actor => manage.AddAsync(id, body.Value.Items, actor, cancel), cancel)).Produces<ReleaseSeen>()
            .WithName("AddReleaseItems").WithSummary("Add items at the end of a set").Writes("Thêm bài vào đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapDelete("/{id:guid}/items/{itemId:guid}", (Guid id, Guid itemId, ClaimsPrincipal user, ManageReleases manage, CheckRelease check, CancellationToken cancel) =>
            ActAsync(id, user, check, actor => manage.RemoveAsync(id, itemId, actor, cancel), cancel)).Produces<ReleaseSeen>()
            .WithName("RemoveReleaseItem").WithSummary("Take an item out of a set").Writes("Bỏ bài khỏi đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapPost("/{id:guid}/send", (Guid id, ClaimsPrincipal user, DecideRelease decide, CheckRelease check, CancellationToken cancel) =>
            ActAsync(id, user, check, actor => decide.SendAsync(id, actor, cancel), cancel)).Produces<ReleaseSeen>()
            .WithName("SendRelease").WithSummary("Send all items that are still being edited for approval").Writes("Trình duyệt đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapPost("/{id:guid}/approve", ApproveAsync).Produces<ReleaseSeen>().WithName("ApproveRelease").WithSummary("Pass the open step of every item that waits, all or none")
            .WithDescription("`If-Match` must carry the ETag you read: an approval falls on the texts that were read.")
            .TakesIfMatch(required: true).Writes("Duyệt đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapPost("/{id:guid}/publish", PublishAsync).Produces<ReleaseSeen>().WithName("PublishRelease").WithSummary("Publish all items now, in one transaction, or none")
            .TakesIfMatch(required: false).Writes("Đăng đợt phát hành qua API", ReleaseAudit.Kind);
        sets.MapPost("/{id:guid}/dissolve", (Guid id, ClaimsPrincipal user, ManageReleases manage, CheckRelease check, CancellationToken cancel) =>
            ActAsync(id, user, check, actor => manage.DissolveAsync(id, actor, cancel), cancel)).Produces<ReleaseSeen>()
            .WithName("DissolveRelease").WithSummary("Give a set up; its items stay as they are").Writes("Bỏ đợt phát hành qua API", ReleaseAudit.Kind);
    }

    private static async Task<IResult> ListAsync(CmsDb db, ReleaseState? state, string? after, int? limit, CancellationToken cancel)
    {
        var sets = db.Releases.AsNoTracking();
        if (state is not null) sets = sets.Where(s => s.State == state);
        if (after is not null)
        {
            if (!Cursor.TryRead(after, out DateTimeOffset at, out var id)) return Problems.Parameter(nameof(after));
            sets = sets.Where(s => EF.Functions.LessThan(ValueTuple.Create(s.ChangedAt, s.Id), ValueTuple.Create(at, id)));
        }

        var size = Cursor.Size(limit);
        var rows = await sets.OrderByDescending(s => s.ChangedAt).ThenByDescending(s => s.Id).Take(size + 1).ToListAsync(cancel);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        return Answer.Ok(new Page<ReleaseSetRow>([.. rows.Select(Row)], more ? Cursor.Of(rows[^1].ChangedAt, rows[^1].Id) : null));
    }

    private static async Task<IResult> GetAsync(Guid id, HttpRequest request, ClaimsPrincipal user, CheckRelease check, CancellationToken cancel) =>
        await check.RunAsync(id, user.Actor(), cancel) is { } look ? Answer.Unless(request, Seen(look), ETagOf(look)) : Problems.NotFound();

    private static async Task<IResult> CreateAsync(Body<ReleaseGiven> body, ClaimsPrincipal user, ManageReleases manage, CheckRelease check, CancellationToken cancel)
    {
        var given = body.Value;
        var (id, refusal) = await manage.CreateAsync(given.Name, given.Note, given.ScheduledFor, given.Items, user.Actor(), cancel);
        if (id is not { } made) return Problems.Of(refusal!);
        var look = (await check.RunAsync(made, user.Actor(), cancel))!;
        return Answer.Created($"{ApiServices.Root}/releases/{made}", Seen(look), ETagOf(look));
    }

    private static Task<IResult> ChangeAsync(
        Guid id, Body<ReleaseGiven> body, HttpRequest request, ClaimsPrincipal user, ManageReleases manage, CheckRelease check, CancellationToken cancel) =>
        AsReadAsync(id, request, user, check, required: true, (look, actor) =>
            manage.ChangeAsync(id, look.Set.Version, body.Value.Name, body.Value.Note, body.Value.ScheduledFor, actor, cancel), cancel);

    private static Task<IResult> ApproveAsync(
        Guid id, Body<RemarkGiven> body, HttpRequest request, ClaimsPrincipal user, DecideRelease decide, CheckRelease check, CancellationToken cancel) =>
        AsReadAsync(id, request, user, check, required: true, (look, actor) =>
            decide.ApproveAsync(id, look.Lines.ToDictionary(l => l.Item.Id, l => l.Item.Version), body.Value.Remark, actor, cancel), cancel);

    private static Task<IResult> PublishAsync(Guid id, HttpRequest request, ClaimsPrincipal user, PublishRelease publish, CheckRelease check, CancellationToken cancel) =>
        AsReadAsync(id, request, user, check, required: false, (look, actor) => publish.RunAsync(id, look.Set.Version, actor, cancel), cancel);

    /// <summary>Acts on the set as <c>If-Match</c> names it.</summary>
    private static async Task<IResult> AsReadAsync(
        Guid id, HttpRequest request, ClaimsPrincipal user, CheckRelease check, bool required, Func<ReleaseLook, Actor, Task<Refusal?>> act, CancellationToken cancel)
    {
        var actor = user.Actor();
        if (await check.RunAsync(id, actor, cancel) is not { } look) return Problems.NotFound();
        var read = request.GetTypedHeaders().IfMatch;
        if (read.Count == 0 && required) return Problems.Of(428, IfMatchMissing);
        if (read.Count > 0 && read.All(tag => tag.Tag != ETagOf(look))) return Problems.Of(412, Stale);
        return await ActAsync(id, user, check, by => act(look, by), cancel);
    }

    private static async Task<IResult> ActAsync(Guid id, ClaimsPrincipal user, CheckRelease check, Func<Actor, Task<Refusal?>> act, CancellationToken cancel)
    {
        var actor = user.Actor();
        if (await act(actor) is { } refusal) return Problems.Of(refusal);
        var look = (await check.RunAsync(id, actor, cancel))!;
        return Answer.Ok(Seen(look), ETagOf(look));
    }

    private static string ETagOf(ReleaseLook look)
    {
        var texts = string.Join(' ', look.Lines.Select(l => $"{l.Item.Id}:{l.Item.Version}:{l.Item.State}"));
        return string.Create(CultureInfo.InvariantCulture, $"\"{look.Set.Version}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texts)).AsSpan(0, 8))}\"");
    }

    private static ReleaseSeen Seen(ReleaseLook look) => new(Row(look.Set), look.Set.State is ReleaseState.Open && look.IsReady, look.Unseen,
        [.. look.Lines.Select(l => new ReleaseItemSeen(l.Item.Id, l.Place, l.Item.Title, l.Item.State, l.Item.Version, l.Version.Hash, l.Obstacles,
            l.Review?.Round.Step.Name, l.MayNotApprove?.Message, l.ChangedBy is not null))]);

    private static ReleaseSetRow Row(ReleaseSet s) => new(s.Id, s.Name, s.Note, s.State, s.Version, s.ScheduledFor, s.Refusal, s.RefusedAt,
        s.CreatedByName, s.CreatedAt, s.ChangedByName, s.ChangedAt, s.ClosedByName, s.ClosedAt);
}
