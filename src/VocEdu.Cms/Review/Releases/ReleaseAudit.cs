using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Notices;

namespace VocEdu.Cms.Review.Releases;

/// <summary>What every act on a set shares: its lock, its count of changes, its name in the audit log, its notices.</summary>
internal static class ReleaseAudit
{
    /// <summary>What the audit log calls a set; its lines are the set's history.</summary>
    public const string Kind = "release-set";

    public static Task<ReleaseSet?> LockReleaseAsync(this CmsDb db, Guid id, CancellationToken cancel) =>
        db.Releases.FromSql($"select * from cms.release_set where id = {id} for update").SingleOrDefaultAsync(cancel);

    public static void Touch(this ReleaseSet set, string by, DateTimeOffset now)
    {
        set.Version++;
        (set.ChangedAt, set.ChangedByName) = (now, by);
    }

    /// <summary>What waited for somebody waits no longer.</summary>
    public static Task<int> SettleAsync(CmsDb db, ReleaseSet set, DateTimeOffset now, CancellationToken cancel)
    {
        var path = set.ReadingPath;
        return db.Notices.Where(n => n.Path == path && n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), cancel);
    }
}
