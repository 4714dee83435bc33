using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.References;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>A file that stays because something uses it.</summary>
public sealed record FileInUse(MediaFile File, Uses Uses);

/// <summary>Puts files into the recycle bin: those that nothing uses. Of the others it says where they are used.</summary>
public sealed class TrashMedia(CmsDb db, WhereUsed used, AuditLog audit, TimeProvider clock)
{
    /// <returns>How many went, and those that stay; or why nothing was done.</returns>
    public async Task<(int Trashed, IReadOnlyList<FileInUse> Kept, Refusal? Refusal)> RunAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken cancel)
    {
        if (ids.Count == 0) return (0, [], EditMedia.NoneChosen);
        if (ids.Count > EditMedia.Most) return (0, [], EditMedia.TooMany);
        var files = await db.Media.VisibleTo(actor).Where(m => ids.Contains(m.Id)).OrderByDescending(m => m.Id).ToListAsync(cancel);
        var needed = await db.InUseAsync([.. files.Select(m => m.Id)], cancel);
        var going = files.Where(m => !needed.Contains(m.Id)).ToList();
        foreach (var file in going)
        {
            (file.TrashedAt, file.TrashedByName) = (clock.GetUtcNow(), actor.Name);
            audit.Add(actor, "Xóa tệp vào thùng rác", "media", file.Id.ToString(), $"{file.FileName} ({file.Sha256})");
        }

        await db.SaveChangesAsync(cancel);
        List<FileInUse> kept = [];
        foreach (var file in files.Except(going)) kept.Add(new(file, await used.OfMediaAsync(file.Id, actor, cancel)));
        return (going.Count, kept, null);
    }
}
