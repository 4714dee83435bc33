using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <param name="Uses">How many people may use the link.</param>
public sealed record Invited(string? UnitId, Role Roles, string? FullName, string? Email, int Uses, int Days);

/// <summary>Makes, revokes and honours invitations. Nobody gives away more than they may, and the unit's head only a contributor's account of the own unit.</summary>
public sealed class ManageInvitations(CmsDb db, AccountsDb accounts, ManagePeople people, AuditLog audit, TimeProvider clock)
{
    public const int MostUses = 200, MostDays = 30;

    private static readonly Refusal Void = new("invitation.void", "Lời mời không còn dùng được: đã hết hạn, đã dùng hoặc đã bị thu hồi. Hãy xin lời mời mới.");

    /// <summary>What this person may put into an invitation.</summary>
    public static Role MayGive(Actor by) =>
        by.Has(Role.Administrator) ? RoleNames.All.Aggregate(Role.None, (all, row) => all | row.Role) & ~Role.Administrator
        : by.Has(Role.UnitHead) && by.UnitId is not null ? Role.Contributor
        : Role.None;

    /// <returns>The link's secret, which nobody can be told again.</returns>
    public async Task<(string? Secret, Refusal? Refusal)> InviteAsync(Actor by, Invited wanted, CancellationToken cancel)
    {
        if (wanted.Roles == Role.None) return (null, new("invitation.roles", "Vui lòng chọn ít nhất một vai trò.", "Roles"));
        if ((wanted.Roles & ~MayGive(by)) != Role.None) return (null, new("invitation.rights", "Bạn không mời được người với vai trò này.", "Roles"));
        if (!by.Has(Role.Administrator) && wanted.UnitId != by.UnitId) return (null, new("invitation.unit", "Bạn chỉ mời người cho đơn vị của mình.", "UnitId"));
        if (wanted.UnitId is null && (wanted.Roles & (Role.Contributor | Role.UnitHead)) != Role.None)
            return (null, new("invitation.unit", "Cộng tác viên và lãnh đạo đơn vị cần thuộc một đơn vị. Vui lòng chọn đơn vị.", "UnitId"));
        if (wanted.UnitId is { } unit && !await db.Units.AnyAsync(u => u.Id == unit && u.ClosedOn == null, cancel)) return (null, new("invitation.unit", "Vui lòng chọn đơn vị.", "UnitId"));
        if (wanted.Uses is < 1 or > MostUses) return (null, new("invitation.uses", $"Số người dùng từ 1 đến {MostUses}.", "Uses"));
        if (wanted.Days is < 1 or > MostDays) return (null, new("invitation.days", $"Thời hạn từ 1 đến {MostDays} ngày.", "Days"));

        var (now, secret) = (clock.GetUtcNow(), LinkSecret.New());
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now), Hash = LinkSecret.HashOf(secret), UnitId = wanted.UnitId, Roles = wanted.Roles, FullName = Clean(wanted.FullName), Email = Clean(wanted.Email),
            Uses = wanted.Uses, UsesLeft = wanted.Uses, CreatedAt = now, CreatedBy = by.Id ?? Guid.Empty, CreatedByName = by.Name, ExpiresAt = now.AddDays(wanted.Days),
        };
        await using var transaction = await BeginAsync(cancel);
        accounts.Add(invitation);
        await accounts.SaveChangesAsync(cancel);
        await NoteAsync(by, "Tạo lời mời", invitation.Id, $"{string.Join(", ", RoleNames.Of(wanted.Roles))}; {wanted.UnitId ?? "-"}; {wanted.Uses}", transaction, cancel);
        return (secret, null);
    }

    public async Task<Refusal?> RevokeAsync(Actor by, Guid id, CancellationToken cancel)
    {
        if (await VisibleTo(by).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { RevokedAt: null } invitation) return Void;
        await using var transaction = await BeginAsync(cancel);
        invitation.RevokedAt = clock.GetUtcNow();
        await accounts.SaveChangesAsync(cancel);
        await NoteAsync(by, "Thu hồi lời mời", id, null, transaction, cancel);
        return null;
    }

    /// <summary>A unit's head sees those of the own unit, an administrator all.</summary>
    public IQueryable<Invitation> VisibleTo(Actor actor)
    {
        var (all, unit) = (actor.Has(Role.Administrator), actor.Has(Role.UnitHead) ? actor.UnitId : null);
        return accounts.Set<Invitation>().Where(i => all || (unit != null && i.UnitId == unit));
    }

    /// <summary>The invitation of a secret; null when it is void, for whatever reason.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancel)
    {
        var hash = LinkSecret.HashOf(secret);
        var found = await accounts.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, cancel);
        return found?.IsOpen(clock.GetUtcNow()) == true ? found : null;
    }

    /// <summary>Makes the account. The last use of a link is taken once, however many press at the same time.</summary>
    public async Task<(Person? Person, Refusal? Refusal)> AcceptAsync(string secret, string userName, string fullName, string password, CancellationToken cancel)
    {
        if (await FindAsync(secret, cancel) is not { } invitation) return (null, Void);
        await using var transaction = await BeginAsync(cancel);
        var now = clock.GetUtcNow();
        if (await accounts.Set<Invitation>().Where(i => i.Id == invitation.Id && i.UsesLeft > 0 && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsesLeft, i => i.UsesLeft - 1), cancel) == 0) return (null, Void);

        var by = new Actor(null, $"Lời mời của {invitation.CreatedByName}", Role.None, null);
        var (person, _, refusal) = await people.CreateAsync(by, userName, fullName, invitation.Roles, invitation.UnitId, password, cancel);
        if (person is null) return (null, refusal);
        accounts.Add(new InvitationUse { InvitationId = invitation.Id, PersonId = person.Id, At = now });
        await accounts.SaveChangesAsync(cancel);
        await NoteAsync(by, "Nhận lời mời", invitation.Id, person.UserName, transaction, cancel);
        return (person, null);
    }

    private async Task<IDbContextTransaction> BeginAsync(CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await accounts.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancel);
        return transaction;
    }

    private async Task NoteAsync(Actor by, string action, Guid id, string? details, IDbContextTransaction transaction, CancellationToken cancel)
    {
        audit.Add(by, action, "invitation", id.ToString(), details);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
