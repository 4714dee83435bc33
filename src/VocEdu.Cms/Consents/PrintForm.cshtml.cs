using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Consents;

/// <summary>The paper to be signed, one page with a box for each purpose.</summary>
[NeedsRole(ConsentAccess.Readers)]
public sealed class PrintFormModel(CmsDb db, ConsentTexts texts, TimeProvider clock) : PageModel
{
    public ConsentText Text { get; private set; } = null!;
    public string UnitName { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (actor, today) = (User.Actor(), Vietnam.Today(clock));
        Text = texts.On(today);
        if (actor.UnitId is { } id) UnitName = (await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == id, cancel)).NameOn(today).Name;
    }
}
