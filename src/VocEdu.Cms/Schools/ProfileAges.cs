using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Site;
using VocEdu.Domain.Schools;

namespace VocEdu.Cms.Schools;

/// <summary>A public profile and how long what it says holds.</summary>
/// <param name="StaleOn">Null: it was never confirmed.</param>
public sealed record ProfileOnSite(Guid ItemId, string UnitId, string Title, string Path, DateOnly? VerifiedOn, DateOnly? StaleOn)
{
    public bool IsStale(DateOnly today) => StaleOn is null || StaleOn <= today;
}

public static class ProfileAges
{
    /// <summary>Every public profile; of all it says only when it was confirmed.</summary>
    public static async Task<List<ProfileOnSite>> AllAsync(CmsDb db, CancellationToken cancel)
    {
        var rows = await db.Publications.FromSql($"""
            select item_id, version, path, kind, genre, section, title, '' as summary, '' as html,
                   jsonb_build_object('school', jsonb_build_object('verification', fields #> array['school', 'verification'])) as fields,
                   unit_id, unit_name, work_id, reference, themes, audiences, tags, guides, schools, series, part, topics, listed, published_at, updated_at, corrections
            from cms.publication where kind = 'School' and listed
            """).AsNoTracking().Select(p => new { p.ItemId, p.UnitId, p.Title, p.Path, p.Fields }).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var verification = SchoolProfile.Of(row.Fields)?.Verification;
            return new ProfileOnSite(row.ItemId, row.UnitId, row.Title, row.Path, verification?.VerifiedOn,
                verification?.VerifiedOn is { } day ? ProfileAge.StaleOn(day, verification.StaleOn) : null);
        });
    }
}
