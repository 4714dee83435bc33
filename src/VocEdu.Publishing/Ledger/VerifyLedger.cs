using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Data;
using VocEdu.Publishing.Works;

namespace VocEdu.Publishing.Ledger;

/// <summary>What is wrong first: the number of the row (null: not one row) and a sentence in Vietnamese.</summary>
public sealed record LedgerFlaw(long? Number, string Message);

/// <param name="Entries">Rows read.</param>
/// <param name="Counted">Works that count according to the ledger alone.</param>
/// <param name="Flaw">Null when everything holds.</param>
public sealed record LedgerReport(long Entries, int Counted, LedgerFlaw? Flaw);

/// <summary>Proves the ledger from outside the database: recomputes every hash, then every work's standing from the ledger alone.</summary>
public sealed class VerifyLedger(PublishingDb db)
{
    public Task<LedgerReport> RunAsync(CancellationToken cancel) => db.TogetherAsync(async () =>
    {
        // Nothing is booked while it is read: chain, head and figures are of one moment.
        await db.Database.ExecuteSqlAsync($"lock table publishing.ledger_entry, publishing.work in share mode", cancel);
        return await VerifyAsync(cancel);
    }, cancel);

    private async Task<LedgerReport> VerifyAsync(CancellationToken cancel)
    {
        var hash = LedgerEntry.Origin;
        var number = 0L;
        var standing = new Dictionary<Guid, (long Number, LedgerDetails Says)>();
        await foreach (var entry in db.Ledger.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            number++;
            if (FlawOf(entry, number, hash) is { } flaw) return new(number - 1, Counted(standing), flaw);
            hash = entry.Hash;
            standing[entry.WorkId] = (entry.Number, JsonSerializer.Deserialize<LedgerDetails>(entry.Details, LedgerDetails.Json)!);
        }
        return new(number, Counted(standing), await HeadFlawAsync(number, hash, cancel) ?? await FigureFlawAsync(new(standing), cancel));
    }

    private static LedgerFlaw? FlawOf(LedgerEntry entry, long expected, byte[] previous) =>
        entry.Number != expected ? new(expected, $"Sổ ghi thiếu dòng số {expected}.")
        : !entry.PreviousHash.AsSpan().SequenceEqual(previous) ? new(entry.Number, $"Dòng số {entry.Number} không nối tiếp dòng trước nó.")
        : !entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash(previous)) ? new(entry.Number, $"Nội dung dòng số {entry.Number} đã bị sửa sau khi ghi.")
        : null;

    private async Task<LedgerFlaw?> HeadFlawAsync(long number, byte[] hash, CancellationToken cancel)
    {
        var head = (await db.Database.SqlQuery<Head>($"select number, hash from publishing.ledger_head").ToListAsync(cancel)).Single();
        return head.Number == number && head.Hash.AsSpan().SequenceEqual(hash) ? null
            : new(number + 1, $"Sổ ghi kết thúc ở dòng số {number}, nhưng đầu sổ ghi {head.Number} dòng: các dòng cuối đã bị xóa.");
    }

    private async Task<LedgerFlaw?> FigureFlawAsync(Dictionary<Guid, (long Number, LedgerDetails Says)> standing, CancellationToken cancel)
    {
        var works = db.Works.AsNoTracking().Include(w => w.Evidence).OrderBy(w => w.FirstPublicOn).ThenBy(w => w.Id);
        await foreach (var work in works.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!standing.Remove(work.Id, out var last))
                return new(null, $"Tác phẩm {work.Reference} không có dòng nào trong sổ ghi.");
            if (!Agrees(work, last.Says))
                return new(last.Number, $"Tác phẩm {work.Reference} không khớp với dòng số {last.Number} của sổ ghi.");
            if (!Follows(work))
                return new(last.Number, $"Tác phẩm {work.Reference} được ghi ở dòng số {last.Number} không đúng với quy tắc {CountingRules.Version}.");
        }
        return standing.Count == 0 ? null
            : new(standing.Values.Min(s => s.Number), "Sổ ghi có tác phẩm không còn trong danh sách tác phẩm.");
    }

    private static bool Agrees(Work work, LedgerDetails says) =>
        (work.Reference, work.Source, work.Origin, work.Genre, work.UnitCode, work.FirstPublicOn, work.Counts)
        == (says.Reference, says.Source, says.Origin, says.Genre, says.UnitCode, says.FirstPublicOn, says.Counts);

    private static bool Follows(Work work)
    {
        if (work.CountRules != CountingRules.Version) return true;      // decided by older rules, which no longer change
        var booked = work.Counts;
        work.Recount();
        return work.Counts == booked;
    }

    private static int Counted(Dictionary<Guid, (long Number, LedgerDetails Says)> standing) => standing.Values.Count(s => s.Says.Counts);

    private sealed record Head(long Number, byte[] Hash);
}
