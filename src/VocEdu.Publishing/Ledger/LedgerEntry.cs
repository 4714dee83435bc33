using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VocEdu.Publishing.Works;

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

    /// <summary>An entry that states everything the figures depend on, so that they can be recomputed from the ledger alone.</summary>
    public static LedgerEntry Of(Work work, string action, string actor, DateTimeOffset now, string? note = null) => new()
    {
        RecordedAt = now,
        WorkId = work.Id,
        Action = action,
        Actor = actor,
        Details = JsonSerializer.Serialize(LedgerDetails.Of(work, note), LedgerDetails.Json),
    };

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

/// <summary>A work as an entry states it.</summary>
public sealed record LedgerDetails(
    string Reference, string Source, WorkOrigin Origin, string Genre, string Title, string UnitCode, string UnitName,
    DateTimeOffset FirstPublicAt, DateOnly FirstPublicOn, bool Counts, string Reason, string Rules, string? Note)
{
    /// <summary>Null in entries that were written before figures were kept by theme and activity.</summary>
    public IReadOnlyList<string>? Themes { get; init; }
    public IReadOnlyList<string>? Audiences { get; init; }
    public IReadOnlyList<string>? Activities { get; init; }
    public IReadOnlyList<string>? Contributors { get; init; }

    /// <summary>References of the works it is a version of or was merged into are in <see cref="Note"/>; these are their identities.</summary>
    public Guid? VersionOf { get; init; }
    public Guid? MergedInto { get; init; }

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),      // an inspector reads it as it stands
    };

    public static LedgerDetails Of(Work work, string? note) => new(
        work.Reference, work.Source, work.Origin, work.Genre, work.Title, work.UnitCode, work.UnitName,
        work.FirstPublicAt, work.FirstPublicOn, work.Counts, work.CountReason, work.CountRules, note)
    {
        Themes = [.. work.Themes], Audiences = [.. work.Audiences], Activities = [.. work.Activities], Contributors = [.. work.Contributors],
        VersionOf = work.VersionOf, MergedInto = work.MergedInto,
    };
}
