namespace VocEdu.Umbraco.Documents;

public enum DocumentState
{
    /// <summary>Readers can open it.</summary>
    Public,

    /// <summary>Unpublished, in the recycle bin, or below something that is.</summary>
    Gone,

    /// <summary>Deleted: it never comes back.</summary>
    Deleted,
}

/// <summary>What was booked of one of Umbraco's documents, and when.</summary>
public sealed class UmbracoDocument
{
    public required Guid Key { get; init; }
    public required int NodeId { get; init; }

    /// <summary>Umbraco's path: <c>-1,1056,1060</c>.</summary>
    public required string Path { get; set; }
    public required DocumentState State { get; set; }

    /// <summary>The published version that was booked last.</summary>
    public required int Version { get; set; }

    /// <summary>Umbraco's date of the change. What is older, such as another server's cached copy, is not booked over it.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>SHA-256 of what was booked: told twice, booked once.</summary>
    public required byte[] Print { get; set; }

    /// <summary>Why it is not, or not wholly, booked.</summary>
    public string? Problem { get; set; }

    /// <summary>When it is compared with Umbraco again before its turn.</summary>
    public DateTimeOffset? LookAt { get; set; }
    public required DateTimeOffset SettledAt { get; set; }

    /// <summary>The engine's name for a document.</summary>
    public static string SourceOf(Guid key) => $"umbraco:{key}";
}

/// <summary>What a film's file weighs, read once.</summary>
public sealed class KnownFilm
{
    public required string FileKey { get; init; }
    public required long Length { get; set; }
    public required DateTimeOffset ModifiedAt { get; set; }

    /// <summary>Hex.</summary>
    public required string Sha256 { get; set; }
}

/// <summary>A channel that was connected from the configuration.</summary>
public sealed class ConnectedByConfiguration
{
    public required string Kind { get; init; }
    public required string RemoteId { get; init; }
    public required string TokenHash { get; set; }
}

/// <summary>A job that runs now and then, on one server of all.</summary>
public sealed class ScheduledJob
{
    public required string Name { get; init; }
    public required DateTimeOffset NextAt { get; set; }
}
