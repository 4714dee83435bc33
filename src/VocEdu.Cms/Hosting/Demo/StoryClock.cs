namespace VocEdu.Cms.Hosting.Demo;

/// <summary>The time at which a demo story happens: its use cases run on the day it tells of.</summary>
internal sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
