using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VocEdu.Publishing.Ledger;

/// <summary>A row of the append-only ledger. Number and hashes are given by the database when it is inserted.</summary>
public sealed class LedgerEntry
{
    public long Number { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required Guid WorkId { get; init; }

    /// <summary>What happened: published, corrected, withdrawn, recorded, merged …</summary>
    public required string Action { get; init; }
    public required string Actor { get; init; }

    /// <summary>JSON, kept to the letter because it is hashed.</summary>
    public required string Details { get; init; }
    public byte[] PreviousHash { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    /// <summary>The hash of the row before the first.</summary>
    public static readonly byte[] Origin = SHA256.HashData("VocEdu ledger"u8);

    /// <summary>The same computation as the trigger's, to prove the chain from outside the database.</summary>
    public byte[] ComputeHash(ReadOnlySpan<byte> previousHash)
    {
        var text = string.Join('\n',
            Number.ToString(CultureInfo.InvariantCulture),
            RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            WorkId.ToString(),
            Action,
            Encoding.UTF8.GetByteCount(Actor).ToString(CultureInfo.InvariantCulture),
            Actor,
            Details);
        return SHA256.HashData([.. previousHash, .. Encoding.UTF8.GetBytes(text)]);
    }
}
