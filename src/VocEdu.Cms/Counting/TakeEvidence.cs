using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>Takes what a person gives as proof: a link, a scan, a recording.</summary>
public sealed class TakeEvidence(CmsDb db, AddMedia add)
{
    /// <summary>The library's largest document, and room for the form around it.</summary>
    public const long MaxBytes = 51 * 1024 * 1024;

    /// <summary>Puts the file into the library; sent again it is the same file.</summary>
    public async Task<(MediaFile? File, Refusal? Refusal)> KeepAsync(IFormFile scan, string about, string credit, Actor actor, CancellationToken cancel)
    {
        await using var stream = scan.OpenReadStream();
        return await add.RunAsync(stream, scan.FileName, about, credit, actor, cancel);
    }

    public static EvidenceGiven Link(string url, string? note) => new(EvidenceKind.Link, url, Note: note);

    public static EvidenceGiven File(MediaFile file, string? note) =>
        new(file.Kind is MediaKind.Audio or MediaKind.Video ? EvidenceKind.Recording : EvidenceKind.Scan, FileKey: file.Id.ToString(), Note: note);

    public Task<MediaFile?> FindAsync(Guid? id, CancellationToken cancel) =>
        id is null ? Task.FromResult<MediaFile?>(null) : db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);

    /// <summary>Files behind these proofs, by key; what is no longer in the library is left out.</summary>
    public async Task<Dictionary<string, MediaFile>> FilesAsync(IEnumerable<Evidence> evidence, CancellationToken cancel)
    {
        var ids = evidence.Select(e => Guid.TryParse(e.FileKey, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        return ids.Count == 0 ? [] : await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id.ToString(), cancel);
    }

    /// <summary>Where the file can be opened: the variant in its own form, otherwise the largest.</summary>
    public static string? Address(MediaFile file) =>
        (file.Variants.Find(v => v.ContentType == file.ContentType && file.Kind != MediaKind.Picture) ?? file.Variants.MaxBy(v => v.Length)) is { } variant
            ? PictureMarkup.Address(file, variant) : null;
}
