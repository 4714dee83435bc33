using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Consents;

/// <summary>Who sees and records which consents.</summary>
public static class ConsentAccess
{
    public const Role Readers = Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.DataProtection;

    /// <summary>People who work with the consents of every unit.</summary>
    public const Role OfAllUnits = Role.Editor | Role.Approver | Role.DataProtection;

    /// <summary>A unit's people see their unit's consents and those of the units before it; the newsroom sees all.</summary>
    public static IQueryable<Consent> VisibleTo(this IQueryable<Consent> consents, Actor actor)
    {
        if (actor.Has(OfAllUnits)) return consents;
        var units = actor.Has(Role.Contributor | Role.UnitHead) ? actor.Units : [];
        return consents.Where(c => units.Contains(c.UnitId));
    }
}
