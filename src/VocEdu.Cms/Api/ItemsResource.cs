using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Consents;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Domain.Checks;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Api;

/// <summary>An item in a list.</summary>
/// <param name="PublicPath">Its address on the site; null while it is not public.</param>
public sealed record ItemRow(
    Guid Id, ContentKind Kind, string Genre, string Section, string UnitId, ContentState State, string Title, int Version, int? PublishedVersion,
    string AuthorName, DateTimeOffset? ScheduledFor, DateTimeOffset StateSince, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? PublicPath);

/// <summary>An item with what its newest version says.</summary>
/// <param name="Moves">The steps the token's owner may take now, the usual one first.</param>
/// <param name="Corrections">Every correction and update its readers were told of, the oldest first.</param>
public sealed record ItemSeen(
    ItemRow Item, VersionSeen Says, Guid? WorkId, string? Reference, IReadOnlyList<MoveSeen> Moves, IReadOnlyList<RevisionShown> Corrections);

public sealed record MoveSeen(ContentAction Action, ContentState To, bool AsksForReason, bool AsksForTime);

/// <param name="Body">The TipTap document.</param>
/// <param name="Hash">SHA-256 of all a reader or follower would see; an approval is bound to it.</param>
public sealed record VersionSeen(
    int Number, string Title, string Slug, string Summary, JsonElement Body, ContentFields Fields, ChannelTexts ChannelTexts, string Hash,
    DateTimeOffset SavedAt, string SavedByName, string? Note);

public sealed record VersionRow(int Number, string Title, string Hash, DateTimeOffset SavedAt, string SavedByName, string? Note);

/// <param name="ActorName">The schedule's own name when the clock did it.</param>
public sealed record EventSeen(
    long Id, DateTimeOffset At, string ActorName, string Action, ContentState? FromState, ContentState? ToState, int Version, string? Reason);

/// <param name="Block">In the body: the outermost block, from 0.</param>
/// <param name="CanFix">The editor's page offers to mend it.</param>
public sealed record FindingSeen(string Rule, FindingSeverity Severity, string Message, string Field, int? Block, string? Words, bool CanFix);

public static class ItemsResource
{
    public static void MapItems(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/items").WithTags("Items");
        items.MapGet("", ListAsync).Produces<Page<ItemRow>>().WithName("ListItems").WithSummary("Items, the last changed first")
            .WithDescription("A contributor sees the items of the own unit; the newsroom sees what has been sent, and its own drafts. `text` is looked for in titles.");
        items.MapGet("/{id:guid}", GetAsync).Produces<ItemSeen>().WithName("GetItem").WithSummary("An item and its newest version")
            .WithDescription("The ETag begins with the version's number; give it as `If-Match` when you save.");
        items.MapGet("/{id:guid}/versions", VersionsAsync).Produces<Page<VersionRow>>().WithName("ListItemVersions").WithSummary("Every version, the newest first");
        items.MapGet("/{id:guid}/versions/{number:int}", VersionAsync).Produces<VersionSeen>().WithName("GetItemVersion").WithSummary("What one version says");
        items.MapGet("/{id:guid}/events", EventsAsync).Produces<Page<EventSeen>>().WithName("ListItemEvents").WithSummary("The item's way so far, step by step");
        items.MapGet("/{id:guid}/checks", ChecksAsync).Produces<Page<FindingSeen>>().WithName("ListItemChecks").WithSummary("What the checks say about the newest version")
            .WithDescription("Findings with severity `blocks` stop sending and approving; the others are for people to judge. `field` and `block` tell the place.");
        items.MapItemWriting();
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, CmsDb db, ContentState? state, string? genre, string? unit, string? text, string? after, int? limit, CancellationToken cancel)
    {
        var items = db.Items.AsNoTracking().VisibleTo(user.Actor());
        (genre, unit) = (Cleaned(genre), Cleaned(unit));
        if (state is not null) items = items.Where(i => i.State == state);
        if (genre is not null) items = items.Where(i => i.Genre == genre);
        if (unit is not null) items = items.Where(i => i.UnitId == unit);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var pattern = $"%{Literally(VietnameseText.Normalize(text).Trim())}%";
            items = items.Where(i => EF.Functions.ILike(i.Title, pattern, "\\"));
        }

        if (after is not null)
        {
            if (!Cursor.TryRead(after, out DateTimeOffset at, out var id)) return Problems.Parameter(nameof(after));
            items = items.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.UpdatedAt, i.Id), ValueTuple.Create(at, id)));
        }

        var size = Cursor.Size(limit);
        var rows = await Rows(db, items.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id).Take(size + 1)).ToListAsync(cancel);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        return Answer.Ok(new Page<ItemRow>(rows, more ? Cursor.Of(rows[^1].UpdatedAt, rows[^1].Id) : null));
    }

    private static async Task<IResult> GetAsync(Guid id, HttpRequest request, ClaimsPrincipal user, CmsDb db, OfferedMoves offered, CancellationToken cancel)
    {
        var actor = user.Actor();
        if (!await db.Items.VisibleTo(actor).AnyAsync(i => i.Id == id, cancel)) return Problems.NotFound();
        var seen = await SeenAsync(db, offered, id, actor, cancel);
        return Answer.Unless(request, seen, ETagOf(seen.Item));
    }

    private static async Task<IResult> VersionsAsync(Guid id, ClaimsPrincipal user, CmsDb db, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(user.Actor()).AnyAsync(i => i.Id == id, cancel)) return Problems.NotFound();
        var versions = await db.Versions.Where(v => v.ItemId == id).OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(v.Number, v.Title, v.Hash, v.SavedAt, v.SavedByName, v.Note)).ToListAsync(cancel);
        return Answer.Ok(new Page<VersionRow>(versions, null));
    }

    private static async Task<IResult> VersionAsync(Guid id, int number, ClaimsPrincipal user, CmsDb db, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(user.Actor()).AnyAsync(i => i.Id == id, cancel)) return Problems.NotFound();
        var version = await db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.ItemId == id && v.Number == number, cancel);
        return version is null ? Problems.NotFound() : Answer.Ok(Says(version));
    }

    private static async Task<IResult> EventsAsync(Guid id, ClaimsPrincipal user, CmsDb db, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(user.Actor()).AnyAsync(i => i.Id == id, cancel)) return Problems.NotFound();
        var events = await db.Events.Where(e => e.ItemId == id).OrderBy(e => e.Id)
            .Select(e => new EventSeen(e.Id, e.At, e.ActorName, e.Action, e.FromState, e.ToState, e.Version, e.Reason)).ToListAsync(cancel);
        return Answer.Ok(new Page<EventSeen>(events, null));
    }

    private static async Task<IResult> ChecksAsync(Guid id, ClaimsPrincipal user, CmsDb db, CheckContent checks, ConsentFindings consents, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(user.Actor()).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return Problems.NotFound();
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        return Answer.Ok(new Page<FindingSeen>([.. (await consents.OfAsync(ContentDraft.Of(version), cancel)).Concat(await checks.OfAsync(item, version, cancel)).Select(f => new FindingSeen(
            f.Rule, f.Severity, f.Message, f.Place.Field, f.Place.Block, f.Place.Words, f.CanFix))], null));
    }

    internal static async Task<ItemSeen> SeenAsync(CmsDb db, OfferedMoves offered, Guid id, Actor actor, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == id, cancel);
        var row = await Rows(db, db.Items.Where(i => i.Id == id)).SingleAsync(cancel);
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == id && v.Number == item.Version, cancel);
        var work = await db.Publications.Where(p => p.ItemId == id).Select(p => new { p.WorkId, p.Reference }).SingleOrDefaultAsync(cancel);
        var moves = await offered.RunAsync(item, actor, cancel);
        var corrections = await db.Corrections.Where(c => c.ItemId == id).OrderBy(c => c.Id)
            .Select(c => new RevisionShown(c.Kind, c.Note, c.Grave, c.At)).ToListAsync(cancel);
        return new(row, Says(version), work?.WorkId, work?.Reference,
            [.. moves.Select(m => new MoveSeen(m.Action, m.To, m.AsksForReason, m.AsksForTime))], corrections);
    }

    /// <summary>Its version first, which a save must name; then the moment of its last step, which changes what is shown.</summary>
    internal static string ETagOf(ItemRow item) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{item.Version}-{item.UpdatedAt.UtcTicks / 10}\"");

    private static IQueryable<ItemRow> Rows(CmsDb db, IQueryable<ContentItem> items) => items.Select(i => new ItemRow(
        i.Id, i.Kind, i.Genre, i.Section, i.UnitId, i.State, i.Title, i.Version, i.PublishedVersion, i.AuthorName, i.ScheduledFor, i.StateSince,
        i.CreatedAt, i.UpdatedAt, db.Publications.Where(p => p.ItemId == i.Id).Select(p => p.Path).FirstOrDefault()));

    private static VersionSeen Says(ContentVersion version) => new(
        version.Number, version.Title, version.Slug, version.Summary, JsonSerializer.Deserialize<JsonElement>(version.Body, ApiJson.Options), version.Fields,
        version.ChannelTexts, version.Hash, version.SavedAt, version.SavedByName, version.Note);

    private static string? Cleaned(string? text) => text is null ? null : VietnameseText.Normalize(text);

    private static string Literally(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
