using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Works;

/// <summary>Gives works their references: <c>VE-2026-000123</c>, the local year and a number never given twice.</summary>
public sealed class WorkNumbers(PublishingDb db)
{
    public async Task<string> NextAsync(DateTimeOffset publicAt, CancellationToken cancel)
    {
        var number = (await db.Database.SqlQuery<long>($"select nextval('publishing.work_number')").ToListAsync(cancel)).Single();
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"VE-{Vietnam.LocalDate(publicAt).Year:0000}-{number:000000}");
    }

    /// <summary>Until the transaction ends nobody else books the same source: two nodes make one work of it.</summary>
    internal Task LockAsync(string source, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({source}, 7))", cancel);
}
