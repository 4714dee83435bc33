namespace VocEdu.Testing;

/// <summary>A clock that runs a hundred times as fast as the real one: two processes that were told the same origin agree on it.</summary>
public sealed class FastClock(DateTimeOffset origin) : TimeProvider
{
    public const int Factor = 100;

    public override DateTimeOffset GetUtcNow() => origin + ((DateTimeOffset.UtcNow - origin) * Factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Real(dueTime), Real(period));

    private static TimeSpan Real(TimeSpan simulated) => simulated <= TimeSpan.Zero ? simulated : TimeSpan.FromMilliseconds(Math.Max(1, simulated.TotalMilliseconds / Factor));
}
