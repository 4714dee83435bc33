namespace VocEdu.Umbraco.Starting;

/// <summary>How far the engine has come on this server: what the health check and the dashboard say.</summary>
public sealed class EngineReadiness
{
    /// <summary>What the configuration lacks, or gets wrong; null: the engine is mounted.</summary>
    public string? Misconfigured { get; init; }

    /// <summary>The tables are there: it works.</summary>
    public bool Prepared => PreparedAt is not null;
    public DateTimeOffset? PreparedAt { get; set; }

    /// <summary>Why it could not work the last time.</summary>
    public string? Fault { get; set; }

    /// <summary>Why document types, targets or channels are not as the configuration has them; null: they are, or are still being prepared.</summary>
    public string? Incomplete { get; set; }

    /// <summary>This server sends posts and compares documents.</summary>
    public bool Leads { get; set; }
    public DateTimeOffset? ComparedAt { get; set; }
}
