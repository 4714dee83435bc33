using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Reports;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Targets;

namespace VocEdu.Publishing.Reports;

/// <summary>Freezes a report: lists the works it counts, hashes list and text, and stores both where nobody can change them.</summary>
public sealed class SignReport(PublishingDb db, TimeProvider clock)
{
    /// <param name="id">Of the report; a report is signed once.</param>
    /// <param name="document">Tables, text and head as JSON.</param>
    /// <param name="publicBase">What addresses of our own pages begin with.</param>
    /// <param name="counted">How many works the document's figures count since the year began.</param>
    /// <returns>Null when the works have changed since the figures were taken: nothing is stored.</returns>
    public async Task<SignedReport?> RunAsync(
        Guid id, Plan plan, ReportPeriod period, ReportSpan span, int counted, string document, Uri publicBase, string by, CancellationToken cancel)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        // Nothing is booked between the list and its hash.
        await db.Database.ExecuteSqlAsync($"lock table publishing.work in share mode", cancel);
        var own = !plan.AcceptsPress;
        var address = publicBase.AbsoluteUri.TrimEnd('/');
        var listed = await db.Database.ExecuteSqlAsync($"""
            insert into publishing.signed_work (report_id, work_id, reference, title, genre, origin, unit_code, unit_name, author, outlet, link, channels, first_public_on)
            select {id}, w.id, w.reference, w.title, w.genre, w.origin, w.unit_code, w.unit_name, w.author, w.outlet,
              coalesce({address} || w.public_path, (select e.url from publishing.evidence e where e.work_id = w.id and e.url is not null order by e.added_at limit 1)),
              coalesce((select string_agg(distinct c.name, ', ') from publishing.outbox_post p join publishing.channel c on c.id = p.channel_id where p.work_id = w.id and p.posted_at is not null), ''),
              w.first_public_on
            from publishing.work w
            where w.counts and w.first_public_on between {span.YearFrom} and {span.DataDate} and (not {own} or w.origin = 'Own')
            """, cancel);
        if (listed != counted)
        {
            if (transaction is not null) await transaction.RollbackAsync(cancel);
            return null;
        }

        // The database keeps microseconds; what is hashed must be what is read back.
        var now = clock.GetUtcNow();
        now = new(now.UtcTicks - (now.UtcTicks % 10), TimeSpan.Zero);
        var signed = new SignedReport
        {
            Id = id, PlanCode = plan.Code, PeriodKind = period.Kind, Year = period.Year, Number = period.Number, FromDay = span.From, ToDay = span.To, YearFrom = span.YearFrom,
            DataDate = span.DataDate, Rules = CountingRules.Version, Counted = listed, WorksHash = await HashWorksAsync(db, id, cancel), Document = document, SignedAt = now, SignedBy = by,
        };
        signed.Hash = signed.ComputeHash();
        db.Add(signed);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null) await transaction.CommitAsync(cancel);
        return signed;
    }

    /// <summary>Hash of the list, work by work in the order of their days.</summary>
    internal static async Task<byte[]> HashWorksAsync(PublishingDb db, Guid id, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var works = db.Set<SignedWork>().AsNoTracking().Where(w => w.ReportId == id).OrderBy(w => w.FirstPublicOn).ThenBy(w => w.WorkId);
        await foreach (var work in works.AsAsyncEnumerable().WithCancellation(cancel)) hash.AppendData(Encoding.UTF8.GetBytes(work.Line + "\n"));
        return hash.GetHashAndReset();
    }
}
