using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Api;

/// <summary>What an item is to say. The text is <see cref="Body"/> or <see cref="Html"/>, not both.</summary>
public sealed record ItemGiven
{
    /// <summary>Code of a genre.</summary>
    public string Genre { get; init; } = "";

    /// <summary>Null: where the genre usually stands.</summary>
    public string? Section { get; init; }

    /// <summary>Null: the unit of the token's owner.</summary>
    public string? UnitId { get; init; }
    public string Title { get; init; } = "";
    public string? Slug { get; init; }
    public string Summary { get; init; } = "";

    /// <summary>A TipTap document, at most 2 MB.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>At most 2 MB; turned into a document.</summary>
    public string? Html { get; init; }
    public ContentFields Fields { get; init; } = new();
    public ChannelTexts ChannelTexts { get; init; } = new();
    public string? Note { get; init; }
}

/// <param name="Dropped">What of the text had no place in a document, in Vietnamese.</param>
public sealed record ItemSaved(ItemSeen Item, IReadOnlyList<string> Dropped);

internal static class ItemWriting
{
    public static void MapItemWriting(this IEndpointRouteBuilder items)
    {
        items.MapPost("", CreateAsync).Produces<ItemSaved>(StatusCodes.Status201Created).WithName("CreateItem").WithSummary("Begin an item")
            .WithDescription("What the document does not know is left out of the text and named in `dropped`.")
            .Writes("Tạo bài qua API", "item");
        items.MapPut("/{id:guid}", SaveAsync).Produces<ItemSaved>().WithName("SaveItem").WithSummary("Save a new version of an item")
            .WithDescription("`If-Match` must carry the ETag of the version you began from: without it 428, when somebody saved meanwhile 412 with their version's number.")
            .TakesIfMatch(required: true).Writes("Sửa bài qua API", "item");
    }

    private static async Task<IResult> CreateAsync(Body<ItemGiven> body, ClaimsPrincipal user, CmsDb db, SaveContent save, OfferedMoves offered, CancellationToken cancel)
    {
        var actor = user.Actor();
        var (draft, dropped, problem) = await DraftAsync(body.Value, actor, db, cancel);
        return problem ?? await AnswerAsync(await save.RunAsync(null, 0, draft!, actor, cancel), dropped, isNew: true, db, offered, actor, cancel);
    }

    private static async Task<IResult> SaveAsync(
        Guid id, Body<ItemGiven> body, HttpRequest request, ClaimsPrincipal user, CmsDb db, SaveContent save, OfferedMoves offered, CancellationToken cancel)
    {
        var actor = user.Actor();
        var item = await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (item is null) return Problems.NotFound();
        if (VersionIn(request) is not { } from) return Problems.VersionMissing();
        if (from != item.Version) return Problems.Stale(item.Version);
        var given = body.Value.UnitId is null ? body.Value with { UnitId = item.UnitId } : body.Value;
        var (draft, dropped, problem) = await DraftAsync(given, actor, db, cancel);
        return problem ?? await AnswerAsync(await save.RunAsync(id, from, draft!, actor, cancel), dropped, isNew: false, db, offered, actor, cancel);
    }

    /// <summary>The version that <c>If-Match</c> names, whatever steps the item has made since.</summary>
    internal static int? VersionIn(HttpRequest request)
    {
        if (request.GetTypedHeaders().IfMatch is not [var tag]) return null;
        var text = tag.Tag.AsSpan().Trim('"');
        var end = text.IndexOf('-');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static async Task<IResult> AnswerAsync(SaveOutcome outcome, IReadOnlyList<string> dropped, bool isNew, CmsDb db, OfferedMoves offered, Actor actor, CancellationToken cancel)
    {
        switch (outcome)
        {
            case SaveOutcome.Refused refused:
                return Problems.Of(refused.Why);
            case SaveOutcome.Conflict conflict:
                return Problems.Stale(conflict.Theirs.Number);
            case SaveOutcome.Saved saved:
                var seen = await ItemsResource.SeenAsync(db, offered, saved.Item.Id, actor, cancel);
                var etag = ItemsResource.ETagOf(seen.Item);
                return isNew
                    ? Answer.Created($"{ApiServices.Root}/items/{seen.Item.Id}", new ItemSaved(seen, dropped), etag)
                    : Answer.Ok(new ItemSaved(seen, dropped), etag);
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a save.");
        }
    }

    private static async Task<(ContentDraft? Draft, IReadOnlyList<string> Dropped, IResult? Problem)> DraftAsync(
        ItemGiven given, Actor actor, CmsDb db, CancellationToken cancel)
    {
        var (text, dropped, problem) = Text(given);
        if (text is null) return (null, [], problem);
        var unit = given.UnitId ?? actor.UnitId ?? "";
        if (!actor.Has(Role.Editor) && actor.UnitId != unit)
            return (null, [], Problems.Of(403, new("content.unit", "Bạn chỉ viết bài cho đơn vị của mình.", "unitId")));
        if (!await db.Units.AnyAsync(u => u.Id == unit, cancel))
            return (null, [], Problems.Of(422, new("content.unit-unknown", "Đơn vị này không có trong danh mục. Hãy chọn một đơn vị trong danh sách đơn vị.", "unitId")));

        var section = given.Section ?? (Genres.TryFind(given.Genre, out var genre) ? Sections.For(genre) : "");
        return (new ContentDraft
        {
            Genre = given.Genre,
            Section = section,
            UnitId = unit,
            Title = given.Title,
            Slug = given.Slug,
            Summary = given.Summary,
            Body = text,
            Fields = given.Fields,
            ChannelTexts = given.ChannelTexts,
            Note = given.Note,
        }, dropped, null);
    }

    private static (RichText? Text, IReadOnlyList<string> Dropped, IResult? Problem) Text(ItemGiven given)
    {
        var json = given.Body is { ValueKind: not JsonValueKind.Null } body ? body.GetRawText() : null;
        if (json is not null && given.Html is not null)
            return Refused("content.two-bodies", "Chỉ gửi nội dung bằng “body” hoặc “html”, không gửi cả hai.", "html");
        if (json is null && given.Html is null) return (RichText.Empty, [], null);

        var field = json is null ? "html" : "body";
        if (Encoding.UTF8.GetByteCount(json ?? given.Html!) > RichText.MaxBytes)
            return Refused("content.too-large", "Nội dung bài lớn hơn 2 MB nên chưa được nhận; bài đang có vẫn giữ nguyên. Hãy tách bài hoặc bỏ ảnh dán kèm rồi thử lại.", field);
        var read = json is null ? HtmlImport.TryRead(given.Html!, out var text, out var dropped) : RichText.TryParse(json, out text, out dropped);
        return read ? (text, dropped, null) : Refused("content.body", string.Join(' ', dropped), field);
    }

    private static (RichText?, IReadOnlyList<string>, IResult?) Refused(string code, string message, string field) =>
        (null, [], Problems.Of(new Refusal(code, message, field)));
}
