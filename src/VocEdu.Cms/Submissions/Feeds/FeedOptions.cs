using System.ComponentModel.DataAnnotations;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>Section <c>Feeds</c> of the configuration.</summary>
public sealed class FeedOptions
{
    /// <summary>How often a unit's feed is looked at.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")] public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Opens this machine's own addresses to feeds. For tests only.</summary>
    public bool AllowLoopback { get; set; }
}
