using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Accounts;

[NeedsRole(Role.Administrator)]
public sealed class PeopleModel(AccountsDb accounts, CmsDb db, TimeProvider clock) : PageModel
{
    public const int Shown = 200;

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")] public Role? WithRole { get; set; }

    public List<Row> Rows { get; private set; } = [];
    public bool MoreThanShown { get; private set; }

    /// <remarks>An office has some hundred accounts: they are read whole, found without tone marks and sorted by given name.</remarks>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = accounts.Users.AsNoTracking();
        if (WithRole is { } role) people = people.Where(p => (p.Roles & role) != Role.None);
        var rows = await people.Select(p => new Row(
            p.Id, p.FullName, p.UserName!, p.Roles, p.UnitId, p.LastSeenAt, p.DisabledAt != null, p.LockoutEnd > now)).ToListAsync(cancel);

        var sought = VietnameseText.Fold(Q).Trim();
        Rows = [.. rows.Where(r => Matches(r, sought)).OrderBy(r => r.Disabled).ThenBy(r => r.FullName, PersonNameOrder.Instance).Take(Shown + 1)];
        MoreThanShown = Rows.Count > Shown;
        if (MoreThanShown) Rows.RemoveAt(Shown);

        var units = await db.Units.AsNoTracking().Include(u => u.Names)
            .ToDictionaryAsync(u => u.Id, u => u.NameOn(Vietnam.LocalDate(now)).ShortName, cancel);
        Rows = Rows.ConvertAll(r => r.Unit is null ? r : r with { Unit = units.GetValueOrDefault(r.Unit, r.Unit) });
    }

    private static bool Matches(Row row, string sought) => sought.Length == 0
        || VietnameseText.Fold(row.FullName).Contains(sought, StringComparison.Ordinal)
        || row.UserName.Contains(sought, StringComparison.OrdinalIgnoreCase);

    public sealed record Row(
        Guid Id, string FullName, string UserName, Role Roles, string? Unit, DateTimeOffset? LastSeenAt, bool Disabled, bool Locked);
}
