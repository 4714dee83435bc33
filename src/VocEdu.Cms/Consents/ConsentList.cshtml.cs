using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Privacy;

namespace VocEdu.Cms.Consents;

/// <summary>Which consents a list is narrowed to.</summary>
public enum ConsentsShown
{
    InForce,
    EndingSoon,
    Expired,
    Withdrawn,
    WithoutPaper,
    WithoutGuardian,
}

/// <summary>The consents a person works with, newest first.</summary>
[NeedsRole(ConsentAccess.Readers)]
public sealed class ConsentListModel(CmsDb db, LackingConsents lacking, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;
    private const int SoonDays = 30;

    public static readonly IReadOnlyList<(ConsentsShown Show, string Name)> Choices =
    [
        (ConsentsShown.InForce, "Còn hiệu lực"), (ConsentsShown.EndingSoon, "Hết hạn trong 30 ngày tới"), (ConsentsShown.Expired, "Đã hết hạn"),
        (ConsentsShown.Withdrawn, "Đã rút lại"), (ConsentsShown.WithoutPaper, "Chưa có bản chụp"), (ConsentsShown.WithoutGuardian, "Thiếu người giám hộ"),
    ];

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public ConsentsShown? Show { get; set; }
    [BindProperty(SupportsGet = true)] public string? Unit { get; set; }

    /// <summary>The last row of the page before; ids grow with time.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Before { get; set; }

    public List<Row> Rows { get; private set; } = [];
    public List<SelectListItem> Units { get; private set; } = [];
    public string? Next { get; private set; }
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Show is not null || !string.IsNullOrEmpty(Unit) || Before is not null;
    private Dictionary<string, string> Names { get; set; } = [];

    public string UnitName(string id) => Names.GetValueOrDefault(id, id);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (actor, today) = (User.Actor(), Vietnam.Today(clock));
        var consents = Narrowed(db.Set<Consent>().AsNoTracking().VisibleTo(actor).Named(Q), today);
        if (!string.IsNullOrEmpty(Unit)) consents = consents.Where(c => c.UnitId == Unit);
        if (Before is { } before) consents = consents.Where(c => c.Id < before);
        var rows = await consents.OrderByDescending(c => c.Id).Take(PageSize + 1)
            .Select(c => new { Consent = c, HasPaper = db.Set<ConsentEvidence>().Any(e => e.ConsentId == c.Id) }).ToListAsync(cancel);
        Rows = [.. rows.Take(PageSize).Select(r => new Row(r.Consent.Id, r.Consent.PersonName, r.Consent.Number, AgeBands.Read(r.Consent.AgeBand), r.Consent.UnitId,
            r.Consent.Purposes, r.Consent.ValidUntil, r.Consent.StandingOn(today), r.Consent.Form, r.HasPaper, lacking.Lacks(r.Consent)))];
        if (rows.Count > PageSize) Next = Address(Rows[^1].Id);
        if (actor.Has(ConsentAccess.OfAllUnits)) Units = await db.Units.ChoicesAsync(clock, cancel);
        var ids = Rows.Select(r => r.UnitId).Distinct().ToList();
        Names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(today).ShortName);
    }

    private IQueryable<Consent> Narrowed(IQueryable<Consent> consents, DateOnly today)
    {
        var soon = today.AddDays(SoonDays);
        return Show switch
        {
            ConsentsShown.InForce => consents.Where(c => c.WithdrawnAt == null && (c.ValidUntil == null || c.ValidUntil >= today)),
            ConsentsShown.EndingSoon => consents.Where(c => c.WithdrawnAt == null && c.ValidUntil >= today && c.ValidUntil <= soon),
            ConsentsShown.Expired => consents.Where(c => c.WithdrawnAt == null && c.ValidUntil < today),
            ConsentsShown.Withdrawn => consents.Where(c => c.WithdrawnAt != null),
            ConsentsShown.WithoutPaper => consents.Where(c => c.ErasedAt == null && c.Form == ConsentForm.Paper && !db.Set<ConsentEvidence>().Any(e => e.ConsentId == c.Id)),
            ConsentsShown.WithoutGuardian => lacking.Among(consents),
            _ => consents,
        };
    }

    private string Address(Guid last)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in (IEnumerable<(string, string?)>)[("q", Q), (nameof(Show), Show?.ToString()), (nameof(Unit), Unit)])
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        query.Add(nameof(Before), last.ToString());
        return query.ToString();
    }

    public sealed record Row(
        Guid Id, string Name, string Number, AgeBand? Age, string UnitId, ConsentPurpose Purposes, DateOnly? Until, ConsentStanding Standing, ConsentForm Form, bool HasPaper, bool Lacks);
}
