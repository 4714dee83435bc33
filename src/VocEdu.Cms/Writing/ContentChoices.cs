using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>One line of a list to choose from.</summary>
public sealed record Choice(string Code, string Name);

/// <summary>What the editor's page offers to choose from.</summary>
public sealed class ContentChoices(CmsDb db, TimeProvider clock, LookUps lists)
{
    private const int RecentFiles = 40;

    /// <summary>The newsroom writes for every unit, others for their own.</summary>
    public async Task<IReadOnlyList<Choice>> UnitsAsync(Actor actor, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var units = await db.Units.AsNoTracking().Include(u => u.Names)
            .Where(u => actor.Has(Role.Editor | Role.Approver) || u.Id == actor.UnitId).ToListAsync(cancel);
        return [.. units.Where(u => u.ClosedOn is null || u.ClosedOn > today).Select(u => new Choice(u.Id, u.NameOn(today).Name))
            .OrderBy(unit => unit.Name, VietnameseOrder)];
    }

    public async Task<Dictionary<string, string>> UnitNamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToListAsync(cancel);
        return units.ToDictionary(u => u.Id, u => u.NameOn(today).ShortName);
    }

    public Task<IReadOnlyList<PlanTerms>> PlanTermsAsync(CancellationToken cancel) => PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel);

    public async Task<IReadOnlyList<Choice>> PublicAsync(ContentKind kind, CancellationToken cancel)
    {
        var items = await db.Publications.AsNoTracking().Where(p => p.Kind == kind).Select(p => new { p.Path, p.Title }).ToListAsync(cancel);
        return [.. items.Select(p => new Choice(Publication.SlugOf(p.Path), p.Title)).OrderBy(p => p.Name, VietnameseOrder)];
    }

    /// <summary>The series or topics in use, and those already chosen.</summary>
    public async Task<IReadOnlyList<Choice>> CollectionsAsync(CollectionKind kind, IReadOnlyCollection<string> chosen, CancellationToken cancel)
    {
        var found = await db.Collections.AsNoTracking().Where(c => c.Kind == kind && (c.Active || chosen.Contains(c.Slug)))
            .OrderBy(c => c.Name).Select(c => new Choice(c.Slug, c.Name)).ToListAsync(cancel);
        return [.. found.Concat(chosen.Where(slug => !found.Exists(c => c.Code == slug)).Select(slug => new Choice(slug, slug)))];
    }

    /// <summary>What a career guide or a school chooses from.</summary>
    public async Task<LookUps> LookUpsAsync(CancellationToken cancel) => lists
        .With(LookUps.Guides, await PublicAsync(ContentKind.CareerGuide, cancel))
        .With(LookUps.Schools, await PublicAsync(ContentKind.School, cancel));

    /// <summary>The newest files of a kind that the person sees, and the chosen one wherever it stands, so that no save loses it.</summary>
    public async Task<List<MediaFile>> FilesAsync(MediaKind kind, Guid? chosen, Actor actor, CancellationToken cancel)
    {
        var files = await db.Media.AsNoTracking().VisibleTo(actor).Where(m => m.Kind == kind && m.State != MediaState.Failed)
            .OrderByDescending(m => m.Id).Take(RecentFiles).ToListAsync(cancel);
        if (chosen is not null && !files.Exists(m => m.Id == chosen)) files.InsertRange(0, await db.Media.AsNoTracking().Where(m => m.Id == chosen).ToListAsync(cancel));
        return files;
    }

    private static readonly StringComparer VietnameseOrder = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
}
