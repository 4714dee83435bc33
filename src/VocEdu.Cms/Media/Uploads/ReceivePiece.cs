using System.IO.Pipelines;
using System.Security.Cryptography;

namespace VocEdu.Cms.Media.Uploads;

/// <summary>What became of a piece.</summary>
public enum PieceOutcome
{
    /// <summary>All of it is on the disk.</summary>
    Written,

    /// <summary>The line broke; what came is kept.</summary>
    Interrupted,

    /// <summary>It does not begin where the file ends.</summary>
    WrongOffset,

    /// <summary>Another request is writing.</summary>
    Busy,

    /// <summary>It goes beyond the length that was announced; nothing beyond it is kept.</summary>
    TooLong,

    /// <summary>It is not what its checksum says; nothing of it is kept.</summary>
    WrongChecksum,
}

/// <summary>Writes pieces to the end of a file, straight from the line to the disk.</summary>
public static class ReceivePiece
{
    /// <param name="path">The file; it must exist.</param>
    /// <param name="offset">Where the sender believes its end is.</param>
    /// <param name="length">The most the file may become.</param>
    /// <param name="checksum">Hash and digest of this piece; null: not given.</param>
    /// <returns>What came of it, and how long the file is now.</returns>
    public static async Task<(PieceOutcome Outcome, long Offset)> RunAsync(
        PipeReader piece, string path, long offset, long length, (HashAlgorithmName Name, byte[] Digest)? checksum, CancellationToken cancel)
    {
        // The lock on the file ends with the process, however that ends, and holds on every node that shares the folder.
        if (Open(path) is not { } file) return (PieceOutcome.Busy, offset);
        await using var _ = file;
        var start = file.Length;
        if (start != offset) return (PieceOutcome.WrongOffset, start);

        file.Seek(0, SeekOrigin.End);
        using var hash = checksum is { } given ? IncrementalHash.CreateHash(given.Name) : null;
        var outcome = await CopyAsync(piece, file, length, hash, cancel);
        if (outcome is not PieceOutcome.TooLong && checksum is { } promised
            && !(outcome is PieceOutcome.Written && CryptographicOperations.FixedTimeEquals(hash!.GetHashAndReset(), promised.Digest)))
            outcome = PieceOutcome.WrongChecksum;
        if (outcome is PieceOutcome.WrongChecksum) file.SetLength(start);
        await file.FlushAsync(CancellationToken.None);
        if (file.Length == length) file.Flush(flushToDisk: true);
        return (outcome, file.Length);
    }

    private static async Task<PieceOutcome> CopyAsync(PipeReader piece, FileStream file, long length, IncrementalHash? hash, CancellationToken cancel)
    {
        while (true)
        {
            if (await ReadAsync(piece, cancel) is not { } read) return PieceOutcome.Interrupted;
            foreach (var part in read.Buffer)
            {
                if (file.Position + part.Length > length) return PieceOutcome.TooLong;
                hash?.AppendData(part.Span);
                await file.WriteAsync(part, CancellationToken.None);
            }

            piece.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return PieceOutcome.Written;
        }
    }

    private static async Task<ReadResult?> ReadAsync(PipeReader piece, CancellationToken cancel)
    {
        try
        {
            return await piece.ReadAsync(cancel);
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        }
        catch (IOException busy) when (busy is not FileNotFoundException and not DirectoryNotFoundException)
        {
            return null;
        }
    }
}
