using System.Linq.Expressions;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Submissions;

/// <summary>The newsroom asks units for stories on a theme.</summary>
public sealed class StoryCall
{
    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required string Brief { get; set; }

    /// <summary>Codes; empty: any.</summary>
    public List<string> Genres { get; set; } = [];
    public int? Wanted { get; set; }

    /// <summary>The last day, in Viet Nam.</summary>
    public required DateOnly Deadline { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required Guid OpenedBy { get; init; }
    public required string OpenedByName { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Working days before the deadline of the last automatic reminder; null before the first.</summary>
    public int? RemindedDays { get; set; }
    public List<StoryCallUnit> Units { get; } = [];
}

/// <summary>One unit that was asked.</summary>
public sealed class StoryCallUnit
{
    public Guid CallId { get; init; }
    public required string UnitId { get; init; }

    /// <summary>Answered that it has nothing to send.</summary>
    public DateTimeOffset? DeclinedAt { get; set; }
    public string? DeclinedByName { get; set; }
    public string? DeclinedBecause { get; set; }
    public DateTimeOffset? RemindedAt { get; set; }
}

public static class CallAccess
{
    private const Role Newsroom = Role.Editor | Role.Approver | Role.Reporter;

    /// <summary>The newsroom sees every call, a unit's people those that ask their unit, or one whose place it took.</summary>
    public static IQueryable<StoryCall> VisibleTo(this IQueryable<StoryCall> calls, Actor actor) => calls.Where(Visible(actor));

    private static Expression<Func<StoryCall, bool>> Visible(Actor actor)
    {
        var units = actor.Units;
        return actor.Has(Newsroom) ? call => true
            : actor.Has(Role.Contributor | Role.UnitHead) ? call => call.Units.Any(asked => units.Contains(asked.UnitId))
            : call => false;
    }
}
