namespace VocEdu.Domain.Reports;

/// <summary>A counted work as a report states it.</summary>
public sealed record StatedWork(Guid Id, string Reference, string Title, string Genre, string UnitCode, DateOnly On);

public enum AdjustmentKind
{
    /// <summary>Counts now and did not when the report was signed: booked late, or counted after all.</summary>
    Added,

    /// <summary>Was counted and no longer is.</summary>
    Removed,

    /// <summary>Counts as before, in another genre or for another unit.</summary>
    Moved,
}

/// <summary>What has changed, since a report was signed, about one work in the days it is about. Source: vietnam.md §3.3, rule 9.</summary>
/// <param name="Kind">What has become of it.</param>
/// <param name="Before">As the signed report states it; null when it does not.</param>
/// <param name="Now">As it counts now in those days; null when it does not.</param>
public sealed record Adjustment(AdjustmentKind Kind, StatedWork? Before, StatedWork? Now)
{
    public StatedWork Work => Now ?? Before!;

    /// <summary>What the report's total would change by.</summary>
    public int Difference => (Now is null ? 0 : 1) - (Before is null ? 0 : 1);

    /// <summary>Compares one work; null when nothing that a report counts by has changed. A mended title is no adjustment.</summary>
    public static Adjustment? Of(StatedWork? before, StatedWork? now) => (before, now) switch
    {
        (null, null) => null,
        (null, _) => new(AdjustmentKind.Added, null, now),
        (_, null) => new(AdjustmentKind.Removed, before, null),
        _ => before.Genre != now.Genre || before.UnitCode != now.UnitCode || before.On != now.On ? new(AdjustmentKind.Moved, before, now) : null,
    };

    /// <summary>Compares what a signed report states with what counts now in the same days.</summary>
    public static IReadOnlyList<Adjustment> Between(IEnumerable<StatedWork> stated, IEnumerable<StatedWork> now)
    {
        var counts = now.ToDictionary(w => w.Id);
        var found = new List<Adjustment>();
        foreach (var before in stated)
        {
            counts.Remove(before.Id, out var today);
            if (Of(before, today) is { } change) found.Add(change);
        }

        found.AddRange(counts.Values.Select(w => new Adjustment(AdjustmentKind.Added, null, w)));
        return [.. found.OrderBy(a => a.Work.On).ThenBy(a => a.Work.Reference, StringComparer.Ordinal)];
    }
}
