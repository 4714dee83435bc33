namespace VocEdu.Publishing.Targets;

public enum FigureKind
{
    Genre,
    Unit,

    /// <summary>Unit and genre, parted by a bar.</summary>
    UnitGenre,

    /// <summary>Own works with a page on the site; they have no code.</summary>
    Site,
    Theme,

    /// <summary>Works under the first level of a plan's themes, each once: <c>KH3066-2021:ND2</c>.</summary>
    ThemeGroup,

    /// <summary>Works with any theme of a plan, by the plan's code.</summary>
    ThemePlan,
    Audience,
    Activity,

    /// <summary>Posts that arrived on a channel; never added to works.</summary>
    Posting,
}

/// <summary>How many works of one code counted on one local day. The database keeps these rows in the transaction that changes a work.</summary>
public sealed class CountedDay
{
    public required FigureKind Kind { get; init; }
    public required DateOnly Day { get; init; }
    public required string Code { get; init; }

    /// <summary>A <see cref="Works.WorkOrigin"/>; empty for posts.</summary>
    public required string Origin { get; init; }

    /// <summary>Of a unit, as last printed.</summary>
    public string? Name { get; init; }
    public required int Count { get; init; }
}
