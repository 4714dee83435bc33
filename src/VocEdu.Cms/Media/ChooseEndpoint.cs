using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>The library as the editor's dialogs search it, in JSON: only files this person sees and readers can get, or will once they are ready.</summary>
public static class ChooseEndpoint
{
    private const int PageSize = 24;

    public static void MapChoose(this WebApplication app) =>
        app.MapGet("/quan-tri/thu-vien/chon", FindAsync)
            .RequireAuthorization(new NeedsRoleAttribute(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)).ExcludeFromDescription();

    /// <param name="http">Who asks.</param>
    /// <param name="db">The library.</param>
    /// <param name="kind">What is wanted.</param>
    /// <param name="text">Words of the file's name, description or credit.</param>
    /// <param name="before">The last file of the page before; ids grow with time.</param>
    /// <param name="cancel">The visitor has gone.</param>
    private static async Task<IResult> FindAsync(HttpContext http, CmsDb db, MediaKind? kind, string? text, Guid? before, CancellationToken cancel)
    {
        var files = new MediaFilter { Kind = kind, Text = text, Before = before }.In(db, http.User.Actor()).Where(m => m.State != MediaState.Failed);
        var found = await files.Take(PageSize + 1).ToListAsync(cancel);
        var ids = found.Select(m => m.Id).ToArray();
        var spoken = kind is MediaKind.Video or MediaKind.Audio ? await db.Database.SqlQuery<Guid>($"select media_id as \"Value\" from cms.media_text where media_id = any({ids}) and captions <> '[]'").ToListAsync(cancel) : [];
        return Results.Json(new Answer([.. found.Take(PageSize).Select(file => Choice.Of(file, spoken.Contains(file.Id)))], found.Count > PageSize ? found[PageSize - 1].Id : null));
    }

    /// <param name="Files">The newest first.</param>
    /// <param name="Next">To be sent as <c>before</c>; null at the end.</param>
    private sealed record Answer(IReadOnlyList<Choice> Files, Guid? Next);

    private sealed record Choice(Guid Id, string Name, string Alt, string Credit, long Bytes, double? Seconds, string? Url, string? Thumb, bool Captions)
    {
        public static Choice Of(MediaFile file, bool captions) =>
            new(file.Id, file.FileName, file.AlternativeText, file.Credit, file.Length, file.DurationSeconds, MediaAddress.Shown(file), MediaAddress.Thumbnail(file) ?? MediaAddress.Shown(file), captions);
    }
}
