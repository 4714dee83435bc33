using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Consents;

/// <summary>What people ask from the site; the most urgent first.</summary>
[NeedsRole(ConsentAccess.OfAllUnits)]
public sealed class LetterListModel(CmsDb db, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)] public bool Closed { get; set; }

    public List<PrivacyLetter> Rows { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var letters = db.Set<PrivacyLetter>().AsNoTracking().Where(l => (l.ClosedAt != null) == Closed);
        Rows = await (Closed ? letters.OrderByDescending(l => l.Id) : letters.OrderBy(l => l.AnswerDue).ThenBy(l => l.Id)).Take(Most).ToListAsync(cancel);
    }
}
