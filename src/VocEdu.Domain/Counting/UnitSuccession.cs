namespace VocEdu.Domain.Counting;

/// <summary>One unit that took another's place on a day: by merger, renaming into a new unit, or replacement.</summary>
/// <param name="From">The unit that closed.</param>
/// <param name="To">The unit that went on.</param>
/// <param name="On">First day of the new unit.</param>
public sealed record Succession(string From, string To, DateOnly On);

/// <summary>Whose figures a closed unit's works are, seen from today. A unit that was split or only gave tasks away has no single successor.</summary>
/// <remarks>Reports offer both tables, by the unit of the day of publication and by the unit of today; their totals are the same. Source: vietnam.md §14.</remarks>
public sealed class UnitSuccession(IEnumerable<Succession> successions)
{
    // One unit, one successor: the first that took its place.
    private readonly Dictionary<string, Succession> next = successions
        .GroupBy(s => s.From)
        .ToDictionary(g => g.Key, g => g.OrderBy(s => s.On).ThenBy(s => s.To, StringComparer.Ordinal).First());

    /// <summary>The unit that answers for <paramref name="unit"/> on a day; itself when nothing took its place. A circle of records ends where it closes.</summary>
    public string CurrentOf(string unit, DateOnly day)
    {
        var seen = new HashSet<string> { unit };
        while (next.TryGetValue(unit, out var step) && step.On <= day && seen.Add(step.To)) unit = step.To;
        return unit;
    }

    /// <summary>Figures by the unit of the day of publication turned into figures by the unit of a later day.</summary>
    public IReadOnlyDictionary<string, int> RollUp(IReadOnlyDictionary<string, int> byUnit, DateOnly day) =>
        byUnit.GroupBy(u => CurrentOf(u.Key, day), u => u.Value).ToDictionary(g => g.Key, g => g.Sum());
}
