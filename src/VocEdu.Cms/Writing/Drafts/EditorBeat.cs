using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Drafts;

/// <summary>The one request an open page makes: I am still here, this is what I have typed; who else is, and is there a newer version?</summary>
public static class EditorBeat
{
    public const string Path = "/quan-tri/soan-thao/nhip";
    private const Role Readers = Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter;
    private const Role Writers = Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver;

    public static void MapDrafts(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, AnswerAsync).RequireAuthorization(new NeedsRoleAttribute(Readers)).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ClaimsPrincipal user, CmsDb db, KeepDraft keep, WhoIsHere here, TimeProvider clock, IAntiforgery antiforgery, CancellationToken cancel)
    {
        if (await FormAsync(http, cancel) is not { } form || !await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var (actor, itemId) = (user.Actor(), Id(form, "Item"));
        var item = itemId is null ? null : await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == itemId, cancel);
        if (itemId is not null && item is null) return Results.NotFound();

        Kept? kept = null;
        if (actor.Has(Writers) && Read(form, item) is { } sent) kept = await keep.RunAsync(sent, actor, cancel);

        if (item is not null)
        {
            if (form["Kept.Leaving"] == "true") await here.LeaveAsync(item.Id, actor, cancel);
            else await here.NoteAsync(item.Id, actor, editing: form["Kept.Editing"] == "true", cancel);
        }

        return Results.Json(new BeatAnswer(
            kept?.ToString(), VietnameseDates.Time(clock.GetUtcNow()),
            item is null ? [] : await here.OthersAsync(item.Id, actor, cancel),
            item is null ? null : await NewerAsync(db, item, From(form), cancel)));
    }

    /// <returns>Null when it is none, or one that cannot be read.</returns>
    private static async Task<IFormCollection?> FormAsync(HttpContext http, CancellationToken cancel)
    {
        try
        {
            return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancel) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The version a page does not know of yet.</summary>
    private static async Task<NewerVersion?> NewerAsync(CmsDb db, ContentItem item, int from, CancellationToken cancel) => from == 0 || from >= item.Version
        ? null
        : await db.Versions.Where(v => v.ItemId == item.Id && v.Number == item.Version)
            .Select(v => new NewerVersion(v.Number, v.SavedByName, VietnameseDates.Time(v.SavedAt))).SingleAsync(cancel);

    /// <returns>Null when the request brings no text.</returns>
    private static SentDraft? Read(IFormCollection form, ContentItem? item)
    {
        if (Id(form, "Id") is not { } id || !HasText(form)) return null;
        var genre = item?.Genre ?? (Genres.TryFind(form["Form.Genre"], out var chosen) ? chosen.Code : Genres.All[0].Code);
        return new(id, Id(form, "Replaces"), Number(form, "ReplacesRevision"), item?.Id, genre, From(form), Number(form, "Revision") ?? 0, DraftForm.TitleOf(form), DraftForm.Write(form));
    }

    private static bool HasText(IFormCollection form) => form.Keys.Any(name => name.StartsWith(DraftForm.Prefix, StringComparison.Ordinal) && name != "Form.FromVersion");

    private static int From(IFormCollection form) => int.TryParse(form["Form.FromVersion"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;

    private static long? Number(IFormCollection form, string name) =>
        long.TryParse(form[$"{DraftMark.Prefix}.{name}"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Guid? Id(IFormCollection form, string name) => Guid.TryParse(form[$"{DraftMark.Prefix}.{name}"], out var id) ? id : null;

    /// <param name="Kept">What became of the text; null when none was sent.</param>
    /// <param name="At">The time of this answer in Viet Nam, <c>14:07</c>.</param>
    private sealed record BeatAnswer(string? Kept, string At, IReadOnlyList<PersonHere> Others, NewerVersion? Newer);

    private sealed record NewerVersion(int Number, string By, string At);
}
