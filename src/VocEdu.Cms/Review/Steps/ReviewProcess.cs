using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Steps;

/// <summary>One state of a process. Never changed: a change is a new one, and what is under way keeps its own.</summary>
public sealed class ReviewProcess
{
    public required Guid Id { get; init; }

    /// <summary>What it is for, see <see cref="ReviewScope"/>.</summary>
    public required string Scope { get; init; }
    public required int Number { get; init; }

    /// <summary>None: the process of the wider scope holds.</summary>
    public required IReadOnlyList<ReviewStep> Steps { get; init; }

    /// <summary>One person may decide several steps.</summary>
    public bool OnePersonMay { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }
}

/// <summary>What a process is for: one genre, one kind, or everything else.</summary>
public static class ReviewScope
{
    public const string Everything = "*";

    /// <summary>The narrowest first.</summary>
    public static string[] Of(ContentItem item) => [Of(Genres.Get(item.Genre)), Of(item.Kind), Everything];

    public static string Of(Genre genre) => $"genre:{genre.Code}";

    public static string Of(ContentKind kind) => $"kind:{kind}";

    /// <summary>Whether there is such a scope.</summary>
    public static bool IsKnown(string scope) => scope == Everything || Enum.GetValues<ContentKind>().Any(kind => Of(kind) == scope) || Genres.All.Any(genre => Of(genre) == scope);
}

/// <summary>People with a name in common: <c>Tổ pháp chế</c>.</summary>
public sealed class PeopleGroup
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public List<Guid> Members { get; set; } = [];
    public required DateTimeOffset ChangedAt { get; set; }
    public required string ChangedByName { get; set; }
}

/// <summary>Who decides instead of somebody who is away.</summary>
public sealed class Deputy
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid DeputyId { get; init; }
    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; set; }

    /// <summary>Names of steps; none: all.</summary>
    public List<string> Steps { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedByName { get; init; }
}
