using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Units;

[NeedsRole(Role.Administrator | Role.Editor)]
public sealed class UnitListModel(CmsDb db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    public List<Row> Rows { get; private set; } = [];
    public bool MayChange => User.Actor().Has(Role.Administrator);

    /// <remarks>A province has some hundred units: they are read whole and sorted as Vietnamese words.</remarks>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var units = await db.Units.AsNoTracking().Include(u => u.Names).ToDictionaryAsync(u => u.Id, cancel);
        var sought = VietnameseText.Fold(Q ?? "").Trim();
        Rows =
        [
            .. units.Values
                .Where(u => sought.Length == 0 || u.Names.Any(n => VietnameseText.Fold(n.Name).Contains(sought, StringComparison.Ordinal)))
                .Select(u => new Row(u.Id, u.NameOn(today).Name, u.Kind,
                    u.ParentId is null ? null : units[u.ParentId].NameOn(today).ShortName, u.NeedsUnitHead, u.ClosedOn <= today))
                .OrderBy(r => r.Closed).ThenBy(r => r.Name, UnitChoices.ByName),
        ];
    }

    public sealed record Row(string Id, string Name, string Kind, string? Parent, bool NeedsUnitHead, bool Closed);
}
