using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

namespace VocEdu.Sandbox.State;

/// <summary>Everything the sandbox remembers; written to the state file as it stands.</summary>
public sealed class SandboxState
{
    /// <summary>How far the sandbox's clock is ahead of the real one.</summary>
    public TimeSpan ClockAhead { get; set; }

    public FacebookState Facebook { get; set; } = new();

    public YouTubeState YouTube { get; set; } = new();

    public ZaloState Zalo { get; set; } = new();

    public Switches Switches { get; set; } = new();

    public static SandboxState Fresh(DateTimeOffset now) => new() { YouTube = YouTubeState.Fresh(now), Zalo = ZaloState.Fresh(now) };
}

/// <summary>How the platforms behave, apart from single faults.</summary>
public sealed class Switches
{
    public FacebookSwitches Facebook { get; set; } = new();

    public YouTubeSwitches YouTube { get; set; } = new();

    public ZaloSwitches Zalo { get; set; } = new();
}
