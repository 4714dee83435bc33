using VocEdu.Domain.Channels;

namespace VocEdu.Publishing.Delivery;

/// <summary>When a doubtful post is looked for. Lists of the platforms lag, so only several looks over some minutes mean that it never arrived.</summary>
public static class LookUpPlan
{
    private static readonly TimeSpan[] Minutes = [Seconds(15), Seconds(45), Seconds(120), Seconds(300)];

    // channels/youtube.md §7: no new session before ten minutes have passed.
    private static readonly TimeSpan[] TenMinutes = [Seconds(30), Seconds(90), Seconds(180), Seconds(420)];

    /// <summary>Waits before each look, one after the other.</summary>
    public static IReadOnlyList<TimeSpan> Of(ChannelKind kind) => kind == ChannelKind.YouTube ? TenMinutes : Minutes;

    /// <summary>When the platform could not be asked.</summary>
    public static readonly TimeSpan WhenSilent = TimeSpan.FromMinutes(2);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
