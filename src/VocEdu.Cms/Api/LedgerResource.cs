using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Counting;
using VocEdu.Cms.Data;
using VocEdu.Publishing.Ledger;

namespace VocEdu.Cms.Api;

/// <summary>A row of the append-only ledger.</summary>
/// <param name="Details">The work as the row states it. It is hashed to the letter: <c>detailsText</c> holds the letters.</param>
/// <param name="PreviousHash">SHA-256 of the row before, hex.</param>
public sealed record LedgerRow(
    long Number, DateTimeOffset RecordedAt, Guid WorkId, string Action, string Actor, JsonElement Details, string DetailsText, string PreviousHash, string Hash);

/// <param name="Entries">Rows read.</param>
/// <param name="Counted">Works that count according to the ledger alone.</param>
public sealed record LedgerProof(bool Intact, long Entries, int Counted, LedgerFlaw? Flaw);

public static class LedgerResource
{
    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        var ledger = api.MapGroup("/ledger").WithTags("Ledger").RequireAuthorization(new NeedsRoleAttribute(CountingServices.Readers));
        ledger.MapGet("", ListAsync).Produces<Page<LedgerRow>>().WithName("ListLedger").WithSummary("The ledger, the oldest first")
            .WithDescription("`after` is the number of the last row you have.");
        ledger.MapGet("/verify", async (VerifyLedger verify, CancellationToken cancel) =>
        {
            var report = await verify.RunAsync(cancel);
            return Answer.Ok(new LedgerProof(report.Flaw is null, report.Entries, report.Counted, report.Flaw));
        }).Produces<LedgerProof>().WithName("VerifyLedger").WithSummary("Recompute every hash and every figure");
    }

    private static async Task<IResult> ListAsync(CmsDb db, long? after, int? limit, CancellationToken cancel)
    {
        var size = Cursor.Size(limit);
        var rows = await db.Ledger.AsNoTracking().Where(e => e.Number > (after ?? 0)).OrderBy(e => e.Number).Take(size + 1).ToListAsync(cancel);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        var next = more ? rows[^1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Answer.Ok(new Page<LedgerRow>(rows.ConvertAll(e => new LedgerRow(
            e.Number, e.RecordedAt, e.WorkId, e.Action, e.Actor, JsonSerializer.Deserialize<JsonElement>(e.Details), e.Details,
            Convert.ToHexStringLower(e.PreviousHash), Convert.ToHexStringLower(e.Hash))), next));
    }
}
