using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions.Duplicates;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Review;

/// <summary>What waits for this person, the longest first.</summary>
[NeedsRole(Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class QueueModel(CmsDb db, FindDuplicates duplicates, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<(ContentState State, List<ContentItem> Items)> Groups { get; private set; } = [];

    public IReadOnlyDictionary<Guid, SimilarStory> Similar { get; private set; } = new Dictionary<Guid, SimilarStory>();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        List<ContentState> states = [];
        if (actor.Has(Role.UnitHead)) states.Add(ContentState.UnitReview);
        if (actor.Has(Role.Approver)) states.Add(ContentState.InReview);
        if (actor.Has(Role.Editor)) states.AddRange([ContentState.Submitted, ContentState.Received, ContentState.Editing]);
        if (actor.Has(Role.Editor | Role.Approver)) states.AddRange([ContentState.Approved, ContentState.Scheduled]);
        var items = await db.Items.AsNoTracking().VisibleTo(actor).Where(i => states.Contains(i.State))
            .OrderBy(i => i.StateSince).Take(Most).ToListAsync(cancel);
        Groups = [.. states.Select(state => (state, items.FindAll(item => item.State == state))).Where(group => group.Item2.Count > 0)];
        Similar = await duplicates.LikestAsync(items, actor, cancel);
    }

    public TimeSpan Age(ContentItem item) => clock.GetUtcNow() - item.StateSince;
}
