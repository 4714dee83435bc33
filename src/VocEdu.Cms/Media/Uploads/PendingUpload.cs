namespace VocEdu.Cms.Media.Uploads;

/// <summary>A file that comes in pieces. How far it is, is the length of its file in the folder of arrivals: that survives everything the program does not.</summary>
public sealed class PendingUpload
{
    /// <summary>Also the id of the file it becomes.</summary>
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public string? UnitId { get; init; }
    public required string FileName { get; init; }

    /// <summary>Bytes that were announced.</summary>
    public required long Length { get; init; }
    public required string AlternativeText { get; init; }
    public required string Credit { get; init; }
    public Guid? FolderId { get; init; }

    /// <summary>The file whose bytes these become; null: a new one.</summary>
    public Guid? ReplacesId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moves on with every piece.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The file in the library, once all has arrived; another than <see cref="Id"/> when the same bytes were there already.</summary>
    public Guid? MediaId { get; set; }
}
