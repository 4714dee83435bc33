namespace VocEdu.Umbraco.Starting;

/// <summary>How far the engine has come on this server: what the health check and the dashboard say.</summary>
public sealed class EngineReadiness
{
    /// <summary>What the configuration lacks, or gets wrong; null: the engine is mounted.</summary>
    public string? Misconfigured { get; init; }

    /// <summary>Tables, document types, targets and channels are there.</summary>
    public bool Prepared => PreparedAt is not null;
    public DateTimeOffset? PreparedAt { get; set; }

    /// <summary>Why the last try to prepare it failed.</summary>
    public string? Fault { get; set; }

    /// <summary>This server sends posts and compares documents.</summary>
    public bool Leads { get; set; }
    public DateTimeOffset? ComparedAt { get; set; }
}
