using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Schools;

/// <summary>Every school, whether it has a profile and whether what it says still holds; what needs somebody comes first.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Reporter | Role.Administrator | Role.Contributor | Role.UnitHead)]
public sealed class ProfileListModel(CmsDb db, AskSchool ask, AuditLog audit, TimeProvider clock) : PageModel
{
    public enum Standing
    {
        Stale,
        Missing,
        Waiting,
        Good,
    }

    public static readonly IReadOnlyList<(string Code, string Name, Standing Standing)> Groups =
    [
        ("qua-han", "Quá hạn xác nhận", Standing.Stale),
        ("chua-co", "Chưa có hồ sơ", Standing.Missing),
        ("dang-xu-ly", "Đang xử lý", Standing.Waiting),
        ("con-han", "Còn hạn", Standing.Good),
    ];

    /// <param name="Item">What is on its way; null: nothing.</param>
    public sealed record Row(string UnitId, string Name, ProfileOnSite? Shown, ContentItem? Item, Standing Standing);

    /// <summary>A code of <see cref="Groups"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "nhom")] public string? Group { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Standing, int> Counts { get; private set; } = new Dictionary<Standing, int>();
    public bool MayAsk => User.Actor().Has(Role.Editor | Role.Approver);
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!User.Actor().Has(Role.Editor | Role.Approver | Role.Reporter | Role.Administrator)) return Redirect(SchoolServices.OwnPath);
        var all = await LoadAsync(cancel);
        Counts = all.GroupBy(row => row.Standing).ToDictionary(g => g.Key, g => g.Count());
        Rows = [.. all.Where(row => Groups.FirstOrDefault(g => g.Code == Group) is not { Code: not null } chosen || row.Standing == chosen.Standing)
            .OrderBy(row => row.Standing).ThenBy(row => row.Shown?.StaleOn).ThenBy(row => row.Name, UnitChoices.ByName)];
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(string unitId, CancellationToken cancel)
    {
        if (!MayAsk) return Forbid();
        if ((await LoadAsync(cancel)).Find(row => row.UnitId == unitId) is not { } row) return NotFound();
        await ask.RunAsync(unitId, $"asked {Today:yyyy-MM-dd}", row.Shown?.StaleOn, Today, cancel);
        audit.Add(User.Actor(), "Nhắc trường xác nhận hồ sơ", "unit", unitId, row.Shown?.VerifiedOn is { } day ? $"Lần xác nhận gần nhất: {VietnameseDates.Date(day)}" : null);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã nhắc {row.Name}.");
        return RedirectToPage(new { nhom = Group });
    }

    private async Task<List<Row>> LoadAsync(CancellationToken cancel)
    {
        var today = Today;
        var shown = (await ProfileAges.AllAsync(db, cancel)).ToLookup(p => p.UnitId);
        var items = (await db.Items.AsNoTracking().VisibleTo(User.Actor()).Where(i => i.Kind == ContentKind.School
                && i.State != ContentState.Published && i.State != ContentState.NotUsed && i.State != ContentState.Withdrawn && i.State != ContentState.Archived)
            .OrderByDescending(i => i.UpdatedAt).ToListAsync(cancel)).ToLookup(i => i.UnitId);
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => (u.ClosedOn == null || u.ClosedOn > today)).ToListAsync(cancel);
        return [.. from unit in units
                   let page = shown[unit.Id].FirstOrDefault()
                   let item = items[unit.Id].FirstOrDefault()
                   where SchoolServices.Kinds.Contains(unit.Kind) || page is not null || item is not null
                   select new Row(unit.Id, unit.NameOn(today).Name, page, item,
                       item is not null ? Standing.Waiting : page is null ? Standing.Missing : page.IsStale(today) ? Standing.Stale : Standing.Good)];
    }
}
