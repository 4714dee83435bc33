using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>What people have asked about their data; the most urgent first.</summary>
[NeedsRole(ConsentAccess.Readers)]
public sealed class RequestListModel(CmsDb db, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)] public bool Closed { get; set; }

    public List<Row> Rows { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var tasks = db.Set<ConsentTask>();
        Rows = await (from r in db.Set<PrivacyRequest>()
                      join c in db.Set<Consent>().VisibleTo(User.Actor()) on r.ConsentId equals c.Id
                      where (r.ClosedAt != null) == Closed
                      orderby r.DoneDue, r.Id
                      select new Row(r.Id, r.Kind, c.PersonName, c.Number, r.ReceivedOn,
                          tasks.Where(t => t.RequestId == r.Id && t.DoneAt == null).Min(t => (DateOnly?)t.DueOn), tasks.Count(t => t.RequestId == r.Id && t.DoneAt == null)))
            .Take(Most).ToListAsync(cancel);
    }

    public sealed record Row(Guid Id, PrivacyRequestKind Kind, string Name, string Number, DateOnly ReceivedOn, DateOnly? NextDue, int Open);
}
