using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Reports;

/// <summary>What has changed since a report was signed, about the days it is about: found in the database, so that only changes are read.</summary>
public sealed class FindAdjustments(PublishingDb db)
{
    public async Task<IReadOnlyList<Adjustment>> RunAsync(SignedReport report, CancellationToken cancel)
    {
        var own = await db.Plans.AnyAsync(p => p.Code == report.PlanCode && !p.AcceptsPress, cancel);
        var pairs = await db.Database.SqlQuery<Pair>($"""
            select coalesce(s.work_id, w.id) as "Id", coalesce(w.reference, s.reference) as "Reference",
              s.title as "OldTitle", s.genre as "OldGenre", s.unit_code as "OldUnit", s.first_public_on as "OldOn",
              w.title as "Title", w.genre as "Genre", w.unit_code as "Unit", w.first_public_on as "On"
            from (select * from publishing.signed_work where report_id = {report.Id}) s
            full join (
              select * from publishing.work
              where counts and first_public_on between {report.YearFrom} and {report.DataDate} and (not {own} or origin = 'Own')) w on w.id = s.work_id
            where s.work_id is null or w.id is null or (s.genre, s.unit_code, s.first_public_on) is distinct from (w.genre, w.unit_code, w.first_public_on)
            """).ToListAsync(cancel);
        return [.. pairs.Select(p => Adjustment.Of(
                p.OldGenre is null ? null : new(p.Id, p.Reference, p.OldTitle!, p.OldGenre, p.OldUnit!, p.OldOn!.Value),
                p.Genre is null ? null : new(p.Id, p.Reference, p.Title!, p.Genre, p.Unit!, p.On!.Value)))
            .OfType<Adjustment>().OrderBy(a => a.Work.On).ThenBy(a => a.Work.Reference, StringComparer.Ordinal)];
    }

    /// <summary>The report of the same plan that was signed last up to a moment; the next one tells what has changed since.</summary>
    public Task<SignedReport?> LastAsync(string planCode, DateTimeOffset before, CancellationToken cancel) => db.Set<SignedReport>().AsNoTracking()
        .Where(r => r.PlanCode == planCode && r.SignedAt <= before).OrderByDescending(r => r.SignedAt).FirstOrDefaultAsync(cancel);

    private sealed record Pair(
        Guid Id, string Reference, string? OldTitle, string? OldGenre, string? OldUnit, DateOnly? OldOn, string? Title, string? Genre, string? Unit, DateOnly? On);
}
