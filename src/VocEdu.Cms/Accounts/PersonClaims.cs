using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>What a signed-in person carries along: name, roles, unit and what is still asked of the account.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options, Successions successions)
    : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string FullName = "full-name", Unit = "unit", FormerUnit = "former-unit", MustChangePassword = "must-change-password", SecondFactor = "second-factor";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(FullName, user.FullName));
        identity.AddClaims(user.Roles.Each().Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        if (user.UnitId is { } unit)
        {
            identity.AddClaim(new(Unit, unit));
            identity.AddClaims((await successions.BeforeAsync(unit, CancellationToken.None)).Select(former => new Claim(FormerUnit, former)));
        }

        if (user.MustChangePassword) identity.AddClaim(new(MustChangePassword, "true"));
        if (user.TwoFactorEnabled || (await UserManager.GetPasskeysAsync(user)).Count > 0) identity.AddClaim(new(SecondFactor, "true"));
        return identity;
    }
}

public static class SignedIn
{
    /// <summary>The person or program behind this request, as the use cases know it.</summary>
    public static Actor Actor(this ClaimsPrincipal user) => new(
        Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.")),
        user.FindFirstValue(PersonClaims.FullName)!,
        user.FindAll(ClaimTypes.Role).Aggregate(Role.None, (roles, claim) => roles | Enum.Parse<Role>(claim.Value)),
        user.FindFirstValue(PersonClaims.Unit))
    {
        FormerUnits = [.. user.FindAll(PersonClaims.FormerUnit).Select(claim => claim.Value)],
    };

    /// <summary>The single roles in a set of roles.</summary>
    public static IEnumerable<Role> Each(this Role roles) =>
        Enum.GetValues<Role>().Where(role => role != Role.None && roles.HasFlag(role));
}
