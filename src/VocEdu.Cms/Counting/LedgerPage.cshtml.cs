using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Cms.Counting;

/// <summary>The ledger as an inspector reads it, and the proof that nobody rewrote it.</summary>
[NeedsRole(CountingServices.Readers)]
public sealed class LedgerPageModel(CmsDb db, VerifyLedger verify) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The number of the row that the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "truoc")] public long? Before { get; set; }

    public IReadOnlyList<LedgerLine> Lines { get; private set; } = [];
    public long? Next { get; private set; }
    public LedgerReport? Report { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task OnPostAsync(CancellationToken cancel)
    {
        Report = await verify.RunAsync(cancel);
        await LoadAsync(cancel);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var rows = Before is { } before ? db.Ledger.Where(e => e.Number < before) : db.Ledger;
        Lines = await db.LinesAsync(rows.OrderByDescending(e => e.Number).Take(PageSize), cancel);
        if (Lines.Count == PageSize && Lines[^1].Entry.Number > 1) Next = Lines[^1].Entry.Number;
    }
}
