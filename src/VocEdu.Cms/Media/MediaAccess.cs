using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Who sees which files of the library.</summary>
public static class MediaAccess
{
    /// <summary>The newsroom sees every file, a unit's people their unit's, everybody what they sent.</summary>
    public static IQueryable<MediaFile> VisibleTo(this IQueryable<MediaFile> files, Actor actor) => files.Where(m => m.TrashedAt == null).Of(actor);

    /// <summary>The same files once they are in the recycle bin.</summary>
    public static IQueryable<MediaFile> BinnedFor(this IQueryable<MediaFile> files, Actor actor) => files.Where(m => m.TrashedAt != null).Of(actor);

    private static IQueryable<MediaFile> Of(this IQueryable<MediaFile> files, Actor actor)
    {
        var (id, units, newsroom) = (actor.Id, actor.Units, actor.Has(Role.Editor | Role.Approver));
        return files.Where(m => newsroom || m.UploadedBy == id || (m.UnitId != null && units.Contains(m.UnitId)));
    }
}
