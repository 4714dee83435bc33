using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions;

/// <summary>What the newsroom has asked units for; a unit's people see what asks them.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.Reporter)]
public sealed class CallListModel(CmsDb db, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The last call of the page before; ids grow with time.</summary>
    [BindProperty(SupportsGet = true, Name = "truoc")] public Guid? Before { get; set; }

    public List<CallRow> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }
    public bool MayOpen => User.Actor().Has(Role.Editor | Role.Approver);
    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        var newsroom = !actor.Has(Role.Contributor | Role.UnitHead) || actor.UnitId is null;
        var units = actor.Units;
        var calls = db.Set<StoryCall>().AsNoTracking().VisibleTo(actor);
        if (Before is { } before) calls = calls.Where(c => c.Id < before);
        // A unit counts its own answers: how others answer is none of its business.
        Rows = await calls.OrderByDescending(c => c.Id).Take(PageSize + 1).Select(c => new CallRow(
            c.Id, c.Title, c.Deadline, c.ClosedAt != null,
            c.Units.Count(u => newsroom || units.Contains(u.UnitId)),
            db.Set<Submission>().Count(s => s.CallId == c.Id && (newsroom || db.Items.Any(i => i.Id == s.ItemId && units.Contains(i.UnitId)))),
            c.Units.Count(u => (newsroom || units.Contains(u.UnitId)) && u.DeclinedAt != null), c.Wanted)).ToListAsync(cancel);
        HasMore = Rows.Count > PageSize;
        if (HasMore) Rows.RemoveAt(PageSize);
    }
}

public sealed record CallRow(Guid Id, string Title, DateOnly Deadline, bool Closed, int Asked, int Sent, int Declined, int? Wanted);
