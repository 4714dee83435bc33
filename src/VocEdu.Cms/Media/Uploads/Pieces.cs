using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Api;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>One person's uploads on their way: what came, what comes next, and what becomes of them.</summary>
public sealed class Pieces(CmsDb db, MediaStore store, FinishUpload finish, IOptions<MediaOptions> options, TimeProvider clock)
{
    /// <summary>Statuses of tus that have no name elsewhere.</summary>
    private const int ChecksumMismatch = 460;

    public Task<PendingUpload?> MineAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        var (person, now) = (actor.Id, clock.GetUtcNow());
        return db.Uploads.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.PersonId == person && u.ExpiresAt > now, cancel);
    }

    /// <summary>Says how far it is. One that is complete is finished first: its sender may never have heard the last answer.</summary>
    /// <returns>Null when all is said in headers.</returns>
    public async Task<IResult?> TellAsync(PendingUpload upload, HttpContext http, Actor actor, CancellationToken cancel)
    {
        var offset = upload.MediaId is null ? Arrived(upload) : upload.Length;
        if (offset is null) return Results.NotFound();
        return offset < upload.Length ? Say(http, offset.Value) : await FinishAsync(upload, http, actor, cancel);
    }

    /// <summary>Writes the piece in the request's body.</summary>
    /// <returns>Null when all is said in headers.</returns>
    public async Task<IResult?> TakeAsync(PendingUpload upload, long offset, HttpContext http, Actor actor)
    {
        if (!TusHeaders.TryChecksum(http.Request, out var checksum)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (upload.MediaId is not null) return offset == upload.Length ? await FinishAsync(upload, http, actor, CancellationToken.None) : Results.StatusCode(StatusCodes.Status409Conflict);
        if (Arrived(upload) is null) return Results.NotFound();

        var (outcome, arrived) = await ReceivePiece.RunAsync(http.Request.BodyReader, store.ArrivalOf(upload.Id), offset, upload.Length, checksum, http.RequestAborted);
        if (outcome is PieceOutcome.WrongOffset or PieceOutcome.Busy or PieceOutcome.WrongChecksum) return Results.StatusCode(StatusOf(outcome));

        upload.ExpiresAt = clock.GetUtcNow() + options.Value.UploadLife;
        await db.Uploads.Where(u => u.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.ExpiresAt, upload.ExpiresAt), CancellationToken.None);
        if (outcome is PieceOutcome.TooLong) return Results.StatusCode(StatusOf(outcome));

        TusHeaders.Expires(http.Response, upload.ExpiresAt);
        if (arrived == upload.Length) return await FinishAsync(upload, http, actor, CancellationToken.None);
        if (offset < SniffedType.HeadLength && arrived >= SniffedType.HeadLength
            && await FinishUpload.RefusalAsync(store.ArrivalOf(upload.Id), upload.Length, CancellationToken.None) is { } refusal)
        {
            await ForgetAsync(upload);
            return Problems.Of(refusal);
        }

        return Say(http, arrived);
    }

    public async Task ForgetAsync(PendingUpload upload)
    {
        await db.Uploads.Where(u => u.Id == upload.Id).ExecuteDeleteAsync(CancellationToken.None);
        if (!await db.MediaJobs.AnyAsync(j => j.Arrival == upload.Id, CancellationToken.None)) File.Delete(store.ArrivalOf(upload.Id));
    }

    private async Task<IResult?> FinishAsync(PendingUpload upload, HttpContext http, Actor actor, CancellationToken cancel)
    {
        if (await finish.RunAsync(upload, actor, cancel) is { } refusal)
        {
            await ForgetAsync(upload);
            return Problems.Of(refusal);
        }

        http.Response.Headers[TusHeaders.UploadMedia] = upload.MediaId.ToString();
        return Say(http, upload.Length);
    }

    private static IResult? Say(HttpContext http, long offset)
    {
        http.Response.Headers[TusHeaders.UploadOffset] = TusHeaders.Number(offset);
        return null;
    }

    /// <summary>Bytes on the disk; null when the file is gone.</summary>
    private long? Arrived(PendingUpload upload) => new FileInfo(store.ArrivalOf(upload.Id)) is { Exists: true } file ? file.Length : null;

    private static int StatusOf(PieceOutcome outcome) => outcome switch
    {
        PieceOutcome.WrongOffset => StatusCodes.Status409Conflict,
        PieceOutcome.Busy => StatusCodes.Status423Locked,
        PieceOutcome.TooLong => StatusCodes.Status413PayloadTooLarge,
        PieceOutcome.WrongChecksum => ChecksumMismatch,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
