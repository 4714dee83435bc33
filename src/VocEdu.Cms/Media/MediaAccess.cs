using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>Who sees which files of the library.</summary>
public static class MediaAccess
{
    /// <summary>The newsroom sees every file, a unit's people their unit's.</summary>
    public static IQueryable<MediaFile> VisibleTo(this IQueryable<MediaFile> files, Actor actor)
    {
        var (unit, newsroom) = (actor.UnitId, actor.Has(Role.Editor | Role.Approver));
        return files.Where(m => newsroom || (unit != null && m.UnitId == unit));
    }
}
