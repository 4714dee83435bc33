using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing;

/// <summary>An account that may be printed as an author.</summary>
public sealed record AccountChoice(Guid Id, string Name);

/// <summary>The accounts an author can be tied to: of the item's unit, and for the newsroom its own.</summary>
public sealed class AuthorChoices(AccountsDb accounts)
{
    private const int Most = 300;

    public async Task<IReadOnlyList<AccountChoice>> ForAsync(ContentForm form, Actor actor, CancellationToken cancel)
    {
        var newsroom = actor.Has(Role.Editor | Role.Approver);
        var unit = newsroom ? form.UnitId : actor.UnitId;
        var chosen = form.Authors.Select(author => author.PersonId).OfType<Guid>().ToArray();
        var offered = await accounts.Users
            .Where(p => (p.DisabledAt == null && ((p.UnitId == unit && unit != null) || (newsroom && p.UnitId == null))) || chosen.Contains(p.Id))
            .OrderBy(p => p.FullName).Take(Most).Select(p => new { p.Id, p.FullName, Open = newsroom || p.UnitId == unit }).ToListAsync(cancel);
        // Who is tied already stays tied, but a school does not learn the names of other accounts by their ids.
        return [.. offered.Select(p => new AccountChoice(p.Id, p.Open ? p.FullName : "Tài khoản khác"))];
    }
}
