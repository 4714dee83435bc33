using System.ComponentModel.DataAnnotations;

namespace VocEdu.Publishing;

/// <summary>Section <c>Publishing</c> of the configuration.</summary>
public sealed class PublishingOptions
{
    /// <summary>Where readers find the site. Links that begin with it must answer before they are posted.</summary>
    [Required] public Uri PublicBaseUrl { get; set; } = new("http://localhost:5080/");

    /// <summary>False where the program cannot reach its own public address.</summary>
    public bool CheckPublicPage { get; set; } = true;

    /// <summary>How long a worker may be silent before another one takes over. Renewed while a long upload runs.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")] public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Channels served at the same time by this node.</summary>
    [Range(1, 64)] public int Parallel { get; set; } = 4;

    /// <summary>How long sends that are under way may finish when the program stops.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")] public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Names this node in claims and in the health page.</summary>
    [Required] public string Worker { get; set; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>A file outside the database that remembers how far sending has come, so that a database whose files were copied back from a backup is noticed. Empty: none.</summary>
    public string? WitnessFile { get; set; }
}
