using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Accounts;

/// <summary>What an administrator does to accounts. Each act and its audit line are one transaction.</summary>
public sealed class ManagePeople(UserManager<Person> people, AccountsDb accounts, CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <param name="password">Null: a one-time password is made, which its owner changes at the first sign-in.</param>
    /// <returns>The account and its password, or why it was not made.</returns>
    public async Task<(Person? Person, string Password, Refusal? Refusal)> CreateAsync(
        Actor by, string userName, string fullName, Role roles, string? unitId, string? password, CancellationToken cancel)
    {
        if (WhyNot(roles, unitId) is { } refusal) return (null, "", refusal);
        var person = new Person
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = userName.Trim(), FullName = fullName.Trim(), Roles = roles, UnitId = unitId,
            CreatedAt = clock.GetUtcNow(), MustChangePassword = password is null,
        };
        password ??= OneTimePassword();
        var refused = await InOneTransactionAsync(() => AddAsync(person, password), () =>
            audit.Add(by, "Tạo tài khoản", "person", person.Id.ToString(), $"{person.UserName}: {Describe(person)}"), cancel);
        return (refused is null ? person : null, password, refused);
    }

    public async Task<Refusal?> ChangeAsync(Actor by, Person person, string fullName, Role roles, string? unitId, CancellationToken cancel)
    {
        if (WhyNot(roles, unitId) is { } refusal) return refusal;
        if (person.Id == by.Id && !roles.HasFlag(Role.Administrator))
            return new("account.own-role", "Bạn không thể tự bỏ vai trò Quản trị hệ thống của mình. Hãy nhờ một quản trị viên khác.");

        var before = Describe(person);
        (person.FullName, person.Roles, person.UnitId) = (fullName.Trim(), roles, unitId);
        return await InOneTransactionAsync(() => people.UpdateSecurityStampAsync(person), () =>
            audit.Add(by, "Sửa tài khoản", "person", person.Id.ToString(), $"{person.UserName}: {before} → {Describe(person)}"), cancel);
    }

    public async Task<Refusal?> DisableAsync(Actor by, Person person, CancellationToken cancel)
    {
        if (person.Id == by.Id) return new("account.own", "Bạn không thể khóa tài khoản của chính mình.");
        person.DisabledAt = clock.GetUtcNow();
        return await InOneTransactionAsync(() => people.UpdateSecurityStampAsync(person), () =>
            audit.Add(by, "Ngừng sử dụng tài khoản", "person", person.Id.ToString(), person.UserName), cancel);
    }

    public async Task<Refusal?> EnableAsync(Actor by, Person person, CancellationToken cancel)
    {
        person.DisabledAt = null;
        return await InOneTransactionAsync(() => people.UpdateSecurityStampAsync(person), () =>
            audit.Add(by, "Cho phép sử dụng lại tài khoản", "person", person.Id.ToString(), person.UserName), cancel);
    }

    /// <summary>Ends a lock that wrong passwords caused.</summary>
    public async Task<Refusal?> UnlockAsync(Actor by, Person person, CancellationToken cancel)
    {
        person.AccessFailedCount = 0;
        return await InOneTransactionAsync(() => people.SetLockoutEndDateAsync(person, null), () =>
            audit.Add(by, "Mở khóa tài khoản", "person", person.Id.ToString(), person.UserName), cancel);
    }

    /// <summary>
    /// Gives a new one-time password and takes every second factor away: its owner may have lost the phone. Access tokens end too:
    /// whoever got hold of the account may have made one.
    /// </summary>
    public async Task<(string Password, Refusal? Refusal)> ResetPasswordAsync(Actor by, Person person, CancellationToken cancel)
    {
        var password = OneTimePassword();
        person.MustChangePassword = true;
        person.TwoFactorEnabled = false;
        person.AccessFailedCount = 0;
        person.LockoutEnd = null;
        var refused = await InOneTransactionAsync(async () =>
        {
            foreach (var passkey in await people.GetPasskeysAsync(person)) await people.RemovePasskeyAsync(person, passkey.CredentialId);
            await people.ResetAuthenticatorKeyAsync(person);
            await db.AccessTokens.Where(t => t.UserId == person.Id && t.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, clock.GetUtcNow()), cancel);
            return await people.ResetPasswordAsync(person, await people.GeneratePasswordResetTokenAsync(person), password);
        }, () => audit.Add(by, "Đặt lại mật khẩu", "person", person.Id.ToString(), person.UserName), cancel);
        return (password, refused);
    }

    /// <summary>Somebody else may take the same name between the look and the insert: the database decides, and both hear the same words.</summary>
    private async Task<IdentityResult> AddAsync(Person person, string password)
    {
        try
        {
            return await people.CreateAsync(person, password);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            accounts.Entry(person).State = EntityState.Detached;
            return IdentityResult.Failed(people.ErrorDescriber.DuplicateUserName(person.UserName!));
        }
    }

    private async Task<Refusal?> InOneTransactionAsync(Func<Task<IdentityResult>> act, Action note, CancellationToken cancel)
    {
        await using var transaction = await db.Database.JoinTransactionAsync(cancel);
        await accounts.Database.UseTransactionAsync(db.Database.CurrentTransaction!.GetDbTransaction(), cancel);
        var result = await act();
        if (!result.Succeeded) return new($"account.{result.Errors.First().Code}", string.Join(' ', result.Errors.Select(e => e.Description)));

        note();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private static Refusal? WhyNot(Role roles, string? unitId) =>
        roles == Role.None ? new("account.no-role", "Vui lòng chọn ít nhất một vai trò.", "Roles")
        : unitId is null && (roles & (Role.Contributor | Role.UnitHead)) != Role.None
            ? new("account.no-unit", "Cộng tác viên và lãnh đạo đơn vị cần thuộc một đơn vị. Vui lòng chọn đơn vị.", "UnitId")
        : null;

    private static string Describe(Person person) =>
        $"{person.FullName}; {string.Join(", ", person.Roles.Each().Select(role => role.Label()))}; {person.UnitId ?? "-"}";

    /// <summary>Twenty letters without look-alikes: more than a hundred bits, and every class the rule asks for.</summary>
    public static string OneTimePassword()
    {
        var text = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789", 20);
        return $"{text[..5]}-{text[5..10]}-{text[10..15]}-{text[15..]}a7K";
    }
}
