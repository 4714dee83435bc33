using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Submissions;

/// <summary>An open call as a unit sees it.</summary>
/// <param name="Sent">How many stories the unit has sent for it.</param>
/// <param name="Declined">The unit has said that it has nothing.</param>
public sealed record OpenCall(StoryCall Call, int Sent, bool Declined)
{
    /// <summary>Open calls that ask the person's unit and can still be answered, the most urgent first.</summary>
    public static async Task<IReadOnlyList<OpenCall>> ForAsync(CmsDb db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var units = actor.Units;
        if (units.Count == 0) return [];
        var rows = await db.Set<StoryCall>().AsNoTracking()
            .Where(call => call.ClosedAt == null && call.Deadline >= today && call.Units.Any(asked => units.Contains(asked.UnitId)))
            .OrderBy(call => call.Deadline).ThenBy(call => call.Id)
            .Select(call => new
            {
                call,
                Sent = db.Set<Submission>().Count(s => s.CallId == call.Id && db.Items.Any(item => item.Id == s.ItemId && units.Contains(item.UnitId))),
                Declined = call.Units.Any(asked => units.Contains(asked.UnitId) && asked.DeclinedAt != null),
            }).ToListAsync(cancel);
        return [.. rows.Select(row => new OpenCall(row.call, row.Sent, row.Declined))];
    }
}
