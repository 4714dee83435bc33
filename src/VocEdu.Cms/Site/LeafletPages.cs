using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>The first pages of a leaflet as pictures, and the words on all of them for whoever cannot see or download it.</summary>
/// <param name="Pages">Addresses of the pictures, in their order.</param>
/// <param name="Paragraphs">As much of the words as fits a page.</param>
/// <param name="IsCut">There is more in the file.</param>
public sealed record LeafletPages(IReadOnlyList<string> Pages, IReadOnlyList<string> Paragraphs, bool IsCut)
{
    private const int LongestText = 40_000;

    /// <returns>Null where no file may be seen by the public.</returns>
    public static async Task<LeafletPages?> OfAsync(ContentFields fields, CmsDb db, CancellationToken cancel)
    {
        if (fields.File is not { Public: true, MediaId: { } id }) return null;
        var stills = await db.Media.AsNoTracking().Where(m => m.Id == id).Select(m => m.Stills).SingleOrDefaultAsync(cancel);
        var text = await db.MediaTexts.AsNoTracking().Where(t => t.MediaId == id).Select(t => t.Layer).SingleOrDefaultAsync(cancel) ?? "";
        var isCut = text.Length > LongestText;
        if (isCut) text = text[..Math.Max(text.LastIndexOf('\n', LongestText), LongestText / 2)];
        return new([.. (stills ?? []).Select(still => PictureMarkup.Address(id, still))], [.. text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], isCut);
    }
}
