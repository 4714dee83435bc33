using VocEdu.Domain.Content;

namespace VocEdu.Cms.Shared;

/// <summary>Who acts in a use case: a signed-in person, a program with a token, or the clock.</summary>
/// <param name="UnitId">The unit a contributor or unit head belongs to; null for people of the newsroom.</param>
public sealed record Actor(Guid? Id, string Name, Role Roles, string? UnitId)
{
    /// <summary>Carries out what people have decided before: a schedule that came due.</summary>
    public static readonly Actor Clock = new(null, "Lịch đăng tự động", Role.None, null);

    /// <summary>Units whose place the actor's unit has taken: their work is its own now (vietnam.md §14).</summary>
    public IReadOnlyList<string> FormerUnits { get; init; } = [];

    /// <summary>The actor's unit and those before it.</summary>
    public IReadOnlyList<string> Units => UnitId is null ? [] : [UnitId, .. FormerUnits];

    public bool Has(Role role) => (Roles & role) != Role.None;
}
