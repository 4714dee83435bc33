using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

/// <summary>Who may decide a step today: the people it names, and their deputies.</summary>
public sealed class StepHolders(CmsDb db, AccountsDb accounts)
{
    /// <summary>Those who can decide at all: they see every item that was sent.</summary>
    public const Role Deciders = Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter;

    /// <summary>Whoever wrote any version since the last publication counts as an author.</summary>
    public async Task<HashSet<Guid>> AuthorsAsync(ContentItem item, CancellationToken cancel) => [.. await db.Versions
        .Where(v => v.ItemId == item.Id && v.Number > (item.PublishedVersion ?? 0)).Select(v => v.SavedBy).Distinct().ToListAsync(cancel)];

    /// <summary>Everybody the step names who has an account in use. Where nobody is left (all are away or are authors) the approvers step in.</summary>
    public async Task<HashSet<Guid>> OfAsync(ReviewStep step, IReadOnlySet<Guid> authors, CancellationToken cancel)
    {
        var named = await NamedAsync(step, cancel);
        return named.Any(id => step.AuthorMay || !authors.Contains(id)) ? named : [.. named, .. await WithRoleAsync(Role.Approver, cancel)];
    }

    /// <summary>Whose deputy a person is today, for this step.</summary>
    public async Task<HashSet<Guid>> RepresentedAsync(Guid? deputy, ReviewStep step, DateTimeOffset now, CancellationToken cancel)
    {
        if (deputy is null) return [];
        var today = Vietnam.LocalDate(now);
        return [.. await db.Deputies.Where(d => d.DeputyId == deputy && d.FirstDay <= today && d.LastDay >= today
            && (d.Steps.Count == 0 || d.Steps.Contains(step.Name))).Select(d => d.PersonId).Distinct().ToListAsync(cancel)];
    }

    /// <summary>Who stands in today for any of these people in this step.</summary>
    public async Task<List<Guid>> DeputiesOfAsync(IReadOnlyCollection<Guid> people, ReviewStep step, DateTimeOffset now, CancellationToken cancel)
    {
        var today = Vietnam.LocalDate(now);
        return await db.Deputies.Where(d => people.Contains(d.PersonId) && d.FirstDay <= today && d.LastDay >= today
            && (d.Steps.Count == 0 || d.Steps.Contains(step.Name))).Select(d => d.DeputyId).Distinct().ToListAsync(cancel);
    }

    public Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        accounts.Users.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);

    /// <summary>Which of these people belong to the newsroom.</summary>
    public async Task<HashSet<Guid>> DecidersAmongAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        [.. await accounts.Users.Where(p => people.Contains(p.Id) && (p.Roles & Deciders) != Role.None).Select(p => p.Id).ToListAsync(cancel)];

    private async Task<HashSet<Guid>> NamedAsync(ReviewStep step, CancellationToken cancel)
    {
        if (step.Role != Role.None) return await WithRoleAsync(step.Role, cancel);
        var people = step.Group is { } id ? await db.Groups.Where(g => g.Id == id).Select(g => g.Members).SingleOrDefaultAsync(cancel) ?? [] : step.People;
        return [.. await accounts.Users.Where(p => people.Contains(p.Id) && p.DisabledAt == null && (p.Roles & Deciders) != Role.None).Select(p => p.Id).ToListAsync(cancel)];
    }

    public async Task<HashSet<Guid>> WithRoleAsync(Role role, CancellationToken cancel) =>
        [.. await accounts.Users.Where(p => p.DisabledAt == null && (p.Roles & role) != Role.None).Select(p => p.Id).ToListAsync(cancel)];
}
