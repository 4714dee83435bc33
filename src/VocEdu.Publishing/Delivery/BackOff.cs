using System.Diagnostics.CodeAnalysis;

namespace VocEdu.Publishing.Delivery;

/// <summary>How long to wait before the next try when the channel does not say.</summary>
public static class BackOff
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(6),
    ];

    /// <summary>After so many tries a person is asked.</summary>
    public static int Attempts => Waits.Length;

    /// <summary>How long a platform may process a post, or keep silent about it, before a person is asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>The wait after a number of tries, a fifth more or less so that posts that failed together do not come back together.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "spreads load, protects nothing")]
    public static TimeSpan After(int attempts) => Waits[Math.Clamp(attempts, 1, Waits.Length) - 1] * (0.8 + (0.4 * Random.Shared.NextDouble()));
}
