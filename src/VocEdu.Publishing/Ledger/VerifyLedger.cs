using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
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
    public async Task<LedgerReport> RunAsync(CancellationToken cancel)
    {
        // Chain, head and figures are of one moment, and nobody has to wait while they are read.
        await using var snapshot = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel) : null;
        return await VerifyAsync(cancel);
    }

    private async Task<LedgerReport> VerifyAsync(CancellationToken cancel)
    {
        var hash = LedgerEntry.Origin;
        var number = 0L;
        var standing = new Dictionary<Guid, Standing>();
        await foreach (var entry in db.Ledger.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            number++;
            if (FlawOf(entry, number, hash) is { } flaw) return new(number - 1, Counted(standing), flaw);
            hash = entry.Hash;
            standing[entry.WorkId] = Standing.Of(entry.Number, JsonSerializer.Deserialize<LedgerDetails>(entry.Details, LedgerDetails.Json)!);
        }
        var counted = Counted(standing);
        return new(number, counted, await HeadFlawAsync(number, hash, cancel) ?? await WorkFlawAsync(standing, cancel) ?? await FigureFlawAsync(cancel));
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

    private async Task<LedgerFlaw?> WorkFlawAsync(Dictionary<Guid, Standing> standing, CancellationToken cancel)
    {
        var together = await TogetherAsync(cancel);
        var works = db.Works.AsNoTracking().Include(w => w.Evidence).OrderBy(w => w.FirstPublicOn).ThenBy(w => w.Id);
        await foreach (var work in works.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!standing.Remove(work.Id, out var last))
                return new(null, $"Tác phẩm {work.Reference} không có dòng nào trong sổ ghi.");
            if (!last.Agrees(work))
                return new(last.Number, $"Tác phẩm {work.Reference} không khớp với dòng số {last.Number} của sổ ghi.");
            if (!Follows(work, together))
                return new(last.Number, $"Tác phẩm {work.Reference} được ghi ở dòng số {last.Number} không đúng với quy tắc {CountingRules.Version}.");
        }
        return standing.Count == 0 ? null
            : new(standing.Values.Min(s => s.Number), "Sổ ghi có tác phẩm không còn trong danh sách tác phẩm.");
    }

    /// <summary>What the rules say of the works that are one with others.</summary>
    private async Task<Dictionary<Guid, bool>> TogetherAsync(CancellationToken cancel)
    {
        var works = await db.Works.AsNoTracking().Include(w => w.Evidence)
            .Where(w => w.VersionOf != null || w.MergedInto != null || db.Works.Any(o => o.VersionOf == w.Id || o.MergedInto == w.Id))
            .ToDictionaryAsync(w => w.Id, cancel);
        var same = works.Keys.ToDictionary(id => id);
        foreach (var work in works.Values)
        {
            if (work.VersionOf is { } original && string.IsNullOrWhiteSpace(work.IndependentBecause)) same[RootOf(work.Id)] = RootOf(original);
            if (work.MergedInto is { } into) same[RootOf(work.Id)] = RootOf(into);
        }
        foreach (var group in works.Values.GroupBy(w => RootOf(w.Id))) Work.Settle([.. group]);
        return works.Values.ToDictionary(w => w.Id, w => w.Counts);

        Guid RootOf(Guid id)
        {
            while (same[id] != id) id = same[id];
            return id;
        }
    }

    private static bool Follows(Work work, Dictionary<Guid, bool> together)
    {
        if (work.CountRules != CountingRules.Version) return true;      // decided by older rules, which no longer change
        var booked = work.Counts;
        if (together.TryGetValue(work.Id, out var counts)) return counts == booked;
        Work.Settle([work]);
        return work.Counts == booked;
    }

    /// <summary>The kept figures against the works they are made of.</summary>
    private async Task<LedgerFlaw?> FigureFlawAsync(CancellationToken cancel)
    {
        var wrong = await db.Database.SqlQuery<WrongDay>($"""
            select kind, day, code, coalesce(kept, 0) as kept, coalesce(counted, 0) as counted
            from (select kind, day, code, origin, count as kept from publishing.counted_day where kind <> 'Posting' and count <> 0) k
            full join (
              select kind, first_public_on as day, code, origin, count(*)::int as counted
              from publishing.work w cross join lateral (
                select 'Genre' as kind, w.genre as code union all select 'Unit', w.unit_code
                union select 'UnitGenre', w.unit_code || '|' || w.genre union select 'Site', '' where w.origin = 'Own' and w.public_path is not null
                union select 'ThemeGroup', split_part(t, '.', 1) from unnest(w.themes) t union select 'ThemePlan', split_part(t, ':', 1) from unnest(w.themes) t
                union select 'Theme', unnest(w.themes) union select 'Audience', unnest(w.audiences) union select 'Activity', unnest(w.activities)) f
              where counts group by kind, first_public_on, code, origin) c using (kind, day, code, origin)
            where kept is distinct from counted
            order by day, kind, code limit 1
            """).ToListAsync(cancel);
        return wrong is [var first]
            ? new(null, $"Số liệu ngày {VietnameseDates.Date(first.Day)} ({first.Kind} {first.Code}) đang ghi {first.Kept}, tính lại từ danh sách tác phẩm là {first.Counted}.")
            : null;
    }

    private static int Counted(Dictionary<Guid, Standing> standing) => standing.Values.Count(s => s.Counts);

    private sealed record Head(long Number, byte[] Hash);

    private sealed record WrongDay(string Kind, DateOnly Day, string Code, int Kept, int Counted);
}

/// <summary>What the last entry says of a work; short, because there may be a million.</summary>
internal readonly record struct Standing(long Number, bool Counts, bool Filed, Int128 Facts)
{
    public static Standing Of(long number, LedgerDetails says) => new(number, says.Counts, says.Themes is not null, Digest(says));

    public bool Agrees(Work work)
    {
        var now = LedgerDetails.Of(work, null);
        return Facts == Digest(Filed ? now : now with { Themes = null, Audiences = null, Activities = null, MergedInto = null });
    }

    private static Int128 Digest(LedgerDetails says) => BinaryPrimitives.ReadInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        says.Reference, says.Source, says.Origin, says.Genre, says.UnitCode, says.FirstPublicOn.ToString("O", CultureInfo.InvariantCulture), says.Counts,
        Codes(says.Themes), Codes(says.Audiences), Codes(says.Activities), says.MergedInto))));

    private static string? Codes(IReadOnlyList<string>? codes) => codes is null ? null : string.Join('|', codes);
}
