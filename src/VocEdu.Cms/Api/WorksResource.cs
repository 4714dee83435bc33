using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Api;

/// <summary>A work: counted once, whatever the number of channels that carry it.</summary>
/// <param name="UnitName">As printed on the day it became public.</param>
/// <param name="CountReason">Why it counts or not, as an inspector reads it.</param>
/// <param name="CountRules">Version of the rules that decided it.</param>
public sealed record WorkRow(
    Guid Id, string Reference, WorkOrigin Origin, string Genre, string Title, string UnitId, string UnitName, string? Outlet, string? Author,
    string? PublicPath, DateTimeOffset FirstPublicAt, DateOnly FirstPublicOn, bool Counts, string CountReason, string CountRules, Takedown Takedown);

public sealed record WorkSeen(
    WorkRow Work, IReadOnlyList<string> Contributors, IReadOnlyList<string> Themes, IReadOnlyList<string> Audiences, IReadOnlyList<string> Activities,
    Guid? VersionOf, bool Repost, IReadOnlyList<EvidenceSeen> Evidence, IReadOnlyList<WorkPost> Posts);

public sealed record EvidenceSeen(Guid Id, EvidenceKind Kind, string? Url, string? FileKey, string? Note, DateTimeOffset AddedAt, string AddedBy, bool? Alive);

public sealed record WorkPost(Guid Id, ChannelKind Channel, PostState State, string? Permalink);

/// <summary>A publication by the press, a station or another body.</summary>
/// <param name="Id">Chosen by the caller if it wants: booking the same one twice makes one work.</param>
/// <param name="UnitId">The unit that placed it.</param>
public sealed record WorkGiven(
    Guid? Id = null, string Genre = "", string Title = "", string Outlet = "", string? Author = null, DateTimeOffset? PublicAt = null, string UnitId = "",
    bool Repost = false)
{
    public IReadOnlyList<EvidenceGiven> Evidence { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];
}

/// <summary>What a record of the press is to say; its day is corrected by two people in the back office.</summary>
/// <param name="Reason">Kept in the ledger with what the record said before.</param>
public sealed record WorkCorrected(string Genre = "", string Title = "", string Outlet = "", string? Author = null, string UnitId = "", bool Repost = false, string? Reason = null)
{
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];
}

public static class WorksResource
{
    private const int MaxText = 300;

    public static void MapWorks(this IEndpointRouteBuilder api)
    {
        var works = api.MapGroup("/works").WithTags("Works");
        works.MapGet("", ListAsync).Produces<Page<WorkRow>>().WithName("ListWorks").WithSummary("Works, the newest first")
            .WithDescription("`from` and `to` are local days, both included. A contributor sees those of the own unit, and of units whose place it took.");
        works.MapGet("/{id:guid}", GetAsync).Produces<WorkSeen>().WithName("GetWork").WithSummary("A work, what proves it and where it was posted");
        works.MapPost("", RecordAsync).Produces<WorkSeen>(StatusCodes.Status201Created).RequireAuthorization(new NeedsRoleAttribute(CountingServices.Bookers))
            .WithName("RecordWork").WithSummary("Book a publication by the press, a station or another body, with evidence").Writes("Ghi nhận tác phẩm qua API", "work");
        works.MapPut("/{id:guid}", CorrectAsync).Produces<WorkSeen>().RequireAuthorization(new NeedsRoleAttribute(CountingServices.Bookers))
            .WithName("CorrectWork").WithSummary("File a record of the press anew: its unit, themes, activities, genre or name")
            .WithDescription("`If-Match` must carry the ETag of the work you read: without it 428, when it has changed since 412.").TakesIfMatch(required: true).Writes("Sửa ghi nhận tác phẩm qua API", "work");
        works.MapPost("/{id:guid}/evidence", ProveAsync).Produces<WorkSeen>().RequireAuthorization(new NeedsRoleAttribute(CountingServices.Bookers))
            .WithName("AddEvidence").WithSummary("Add a proof to a work; it may begin to count by it").Writes("Thêm minh chứng qua API", "work");
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, ListWorks list, DateOnly? from, DateOnly? to, bool? counted, string? genre, string? unit, WorkOrigin? origin, string? after,
        int? limit, CancellationToken cancel)
    {
        var actor = user.Actor();
        IReadOnlyList<string>? former = null;
        if (!actor.Has(CountingServices.Readers))
        {
            if (actor.UnitId is null || (unit is not null && !actor.Units.Contains(unit))) return Answer.Ok(new Page<WorkRow>([], null));
            (unit, former) = unit is null ? (actor.UnitId, actor.FormerUnits) : (unit, null);
        }

        WorkCursor? begin = null;
        if (after is not null)
        {
            if (!Cursor.TryRead(after, out DateOnly on, out var id)) return Problems.Parameter(nameof(after));
            begin = new(on, id);
        }

        var filter = new WorkFilter(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue, counted, genre, unit, origin, FormerUnits: former);
        var (works, next) = await list.RunAsync(filter, begin, Cursor.Size(limit), cancel);
        return Answer.Ok(new Page<WorkRow>([.. works.Select(Row)], next is null ? null : Cursor.Of(next.On, next.Id)));
    }

    private static async Task<IResult> GetAsync(Guid id, HttpRequest request, ClaimsPrincipal user, CmsDb db, CancellationToken cancel)
    {
        var actor = user.Actor();
        return await SeenAsync(db, id, cancel) is { } seen && (actor.Has(CountingServices.Readers) || actor.Units.Contains(seen.Work.UnitId))
            ? Answer.Unless(request, seen)
            : Problems.NotFound();
    }

    private static async Task<IResult> RecordAsync(
        Body<WorkGiven> body, ClaimsPrincipal user, CmsDb db, RecordExternalWork record, TimeProvider clock, CancellationToken cancel)
    {
        var given = body.Value;
        if (given.PublicAt is not { } at)
            return Problems.Of(new Refusal("external.date", "Chưa có thời điểm đăng. Hãy nhập ngày, giờ tác phẩm đã được đăng.", "publicAt"));
        if (given.Title.Length > MaxText) return Problems.Of(new Refusal("external.title", $"Tên tác phẩm không được quá {MaxText} ký tự.", "title"));
        if (given.Outlet.Length > MaxText) return Problems.Of(new Refusal("external.outlet", $"Tên cơ quan đăng, phát không được quá {MaxText} ký tự.", "outlet"));
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == given.UnitId, cancel);
        if (unit is null)
            return Problems.Of(new Refusal("external.unit", "Đơn vị này không có trong danh mục. Hãy chọn một đơn vị trong danh sách đơn vị.", "unitId"));

        var external = new ExternalWork(given.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), given.Genre, given.Title, given.Outlet, given.Author, at,
            unit.Id, unit.NameOn(Vietnam.LocalDate(at)).Name, given.Evidence, given.Repost)
        {
            Themes = given.Themes,
            Audiences = given.Audiences,
            Activities = given.Activities,
        };
        var (work, refusal) = await record.RunAsync(external, user.Actor().Name, cancel);
        return work is null ? Problems.Of(refusal!) : Answer.Created($"{ApiServices.Root}/works/{work.Id}", (await SeenAsync(db, work.Id, cancel))!);
    }

    private static async Task<IResult> CorrectAsync(
        Guid id, Body<WorkCorrected> body, HttpRequest request, ClaimsPrincipal user, CmsDb db, CorrectExternal correct, CancellationToken cancel)
    {
        var given = body.Value;
        if (await SeenAsync(db, id, cancel) is not { } seen) return Problems.NotFound();
        if (request.GetTypedHeaders().IfMatch is not [var tag]) return Problems.VersionMissing();
        if (tag.Tag != Answer.ETagOf(seen)) return Problems.Changed();
        if (given.Title?.Length > MaxText || given.Outlet?.Length > MaxText || given.Author?.Length > MaxText)
            return Problems.Of(new Refusal("external.title", $"Tên tác phẩm, nơi đăng và tác giả không được quá {MaxText} ký tự.", "title"));
        var work = await db.Works.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        var unit = given.UnitId == work.UnitCode ? null : await db.Units.AsNoTracking().Include(u => u.Names).SingleOrDefaultAsync(u => u.Id == given.UnitId, cancel);
        if (unit is null && given.UnitId != work.UnitCode)
            return Problems.Of(new Refusal("external.unit", "Đơn vị này không có trong danh mục. Hãy chọn một đơn vị trong danh sách đơn vị.", "unitId"));

        var becomes = new ExternalRecord(given.Genre ?? "", given.Title ?? "", given.Outlet ?? "", given.Author, unit?.Id ?? work.UnitCode, unit?.NameOn(work.FirstPublicOn).Name ?? work.UnitName, given.Repost,
            given.Themes ?? [], given.Audiences ?? [], given.Activities ?? []);
        return await correct.RunAsync(id, ExternalRecord.Of(work).Stamp, becomes, given.Reason, user.Actor().Name, cancel) is { } refusal ? Problems.Of(refusal) : Answer.Ok((await SeenAsync(db, id, cancel))!);
    }

    private static async Task<IResult> ProveAsync(
        Guid id, Body<EvidenceGiven> body, ClaimsPrincipal user, CmsDb db, AddEvidence add, CancellationToken cancel) =>
        await add.RunAsync(id, body.Value, user.Actor().Name, cancel) is { } refusal ? Problems.Of(refusal) : Answer.Ok((await SeenAsync(db, id, cancel))!);

    private static async Task<WorkSeen?> SeenAsync(CmsDb db, Guid id, CancellationToken cancel)
    {
        var work = await db.Works.AsNoTracking().Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == id, cancel);
        if (work is null) return null;
        var posts = await db.Outbox.Where(p => p.WorkId == id).OrderBy(p => p.Id).Select(p => new WorkPost(p.Id, p.Channel!.Kind, p.State, p.Permalink)).ToListAsync(cancel);
        return new(Row(work), work.Contributors, work.Themes, work.Audiences, work.Activities, work.VersionOf, work.Repost,
            [.. work.Evidence.OrderBy(e => e.AddedAt).Select(e => new EvidenceSeen(e.Id, e.Kind, e.Url, e.FileKey, e.Note, e.AddedAt, e.AddedBy, e.Alive))], posts);
    }

    private static WorkRow Row(Work w) => new(
        w.Id, w.Reference, w.Origin, w.Genre, w.Title, w.UnitCode, w.UnitName, w.Outlet, w.Author, w.PublicPath, w.FirstPublicAt, w.FirstPublicOn,
        w.Counts, w.CountReason, w.CountRules, w.Takedown);
}
