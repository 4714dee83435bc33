using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Reports.Units;

/// <summary>The newsroom sees every round and who has sent; a unit what it has to send.</summary>
[NeedsRole(ReportServices.Readers | Role.Contributor | Role.UnitHead)]
public sealed class RoundListModel(CmsDb db, ContentChoices choices, TimeProvider clock) : PageModel
{
    private const int Most = 60;

    public List<Row> Rows { get; private set; } = [];
    public bool IsNewsroom => User.Actor().Has(ReportServices.Readers);
    public DateOnly Today => Vietnam.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (units, all) = (User.Actor().Units, IsNewsroom);
        var mine = db.Set<UnitReport>().AsNoTracking().Where(r => all ? r.UnitId == null : units.Contains(r.UnitId!));
        var rows = await mine.Join(db.Set<UnitRound>(), r => r.RoundId, o => o.Id, (r, o) => new { Report = r, Round = o }).OrderByDescending(x => x.Round.OpenedAt).Take(Most).ToListAsync(cancel);
        var rounds = rows.ConvertAll(x => x.Round.Id);
        var counts = await db.Set<UnitReport>().Where(r => rounds.Contains(r.RoundId) && r.UnitId != null).GroupBy(r => r.RoundId)
            .Select(g => new { g.Key, Asked = g.Count(), Sent = g.Count(r => r.SentAt != null) }).ToDictionaryAsync(g => g.Key, cancel);
        var names = await choices.UnitNamesAsync([.. rows.Where(x => x.Report.UnitId is not null).Select(x => x.Report.UnitId!).Distinct()], cancel);
        Rows = rows.ConvertAll(x =>
        {
            var count = counts.GetValueOrDefault(x.Round.Id);
            var (asked, sent) = IsNewsroom ? (count?.Asked ?? 0, count?.Sent ?? 0) : (1, x.Report.SentAt is null ? 0 : 1);
            return new Row(x.Report.Id, x.Round.Title, x.Report.UnitId is { } unit ? names.GetValueOrDefault(unit) : null, x.Round.Due, asked, sent, x.Round.Due < Today ? asked - sent : 0);
        });
    }

    public sealed record Row(Guid ReportId, string Title, string? UnitName, DateOnly Due, int Asked, int Sent, int Late);
}
