using VocEdu.Domain.Content;

namespace VocEdu.Cms.Shared;

/// <summary>Who acts in a use case: a signed-in person, a program with a token, or the clock.</summary>
/// <param name="UnitId">The unit a contributor or unit head belongs to; null for people of the newsroom.</param>
public sealed record Actor(Guid? Id, string Name, Role Roles, string? UnitId)
{
    /// <summary>Carries out what people have decided before: a schedule that came due.</summary>
    public static readonly Actor Clock = new(null, "Lịch đăng tự động", Role.None, null);

    public bool Has(Role role) => (Roles & role) != Role.None;
}
