using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Review;

/// <summary>What was said about an item on its way: every reason and every remark, with who said it and in which step.</summary>
public sealed record Remark(DateTimeOffset At, string Who, string? Step, string Text, int Version)
{
    /// <summary>One line: when, who, in which step, what.</summary>
    public override string ToString() => $"{VietnameseDates.DateAndTime(At)} · {Who}{(Step is null ? "" : $" · {Step}")}: {Text}";
}

public static class RemarkChain
{
    private const int Most = 50;

    /// <summary>The chain, oldest first. Notes on a version and lines for readers are no remarks.</summary>
    public static async Task<List<Remark>> RemarksAsync(this CmsDb db, Guid itemId, CancellationToken cancel)
    {
        var newest = await db.Events.AsNoTracking()
            .Where(e => e.ItemId == itemId && e.Reason != null && e.Action != "created" && e.Action != "saved" && e.Action != "published")
            .OrderByDescending(e => e.Id).Take(Most)
            .Select(e => new Remark(e.At, e.ActorName, e.Step, e.Reason!, e.Version)).ToListAsync(cancel);
        newest.Reverse();
        return newest;
    }
}
