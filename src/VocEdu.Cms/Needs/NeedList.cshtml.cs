using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Needs;

/// <summary>Needs of one's own unit, or of all; the newest first.</summary>
[NeedsRole(NeedAccess.Readers)]
public sealed class NeedListModel(CmsDb db, ContentChoices choices, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true, Name = "tinh-trang")] public NeedState? State { get; set; }

    /// <summary>The last need of the page before; ids grow with time.</summary>
    [BindProperty(SupportsGet = true, Name = "truoc")] public Guid? Before { get; set; }

    public List<Need> Rows { get; private set; } = [];
    public Dictionary<string, string> Units { get; private set; } = [];
    public bool HasMore { get; private set; }
    public bool MayWrite => User.Actor().Has(NeedAccess.Newsroom | NeedAccess.OfUnits);
    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var needs = db.Set<Need>().AsNoTracking().VisibleTo(User.Actor());
        if (State is { } state) needs = needs.Where(n => n.State == state);
        if (Before is { } before) needs = needs.Where(n => n.Id < before);
        Rows = await needs.OrderByDescending(n => n.Id).Take(PageSize + 1).ToListAsync(cancel);
        HasMore = Rows.Count > PageSize;
        if (HasMore) Rows.RemoveAt(PageSize);
        Units = await choices.UnitNamesAsync([.. Rows.Select(n => n.UnitId).Distinct()], cancel);
    }
}
