namespace VocEdu.Umbraco.Starting;

/// <summary>Wakes the engine's worker on this server.</summary>
public sealed class EngineBell(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _rung = new(0);
    private int _forAll;
    private long _doubtedUntil;

    /// <summary>A booking failed a moment ago: until that is over nobody waits for another, and the comparison does the work.</summary>
    public bool DatabaseIsAway => clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _doubtedUntil);

    public void DoubtDatabase() => Interlocked.Exchange(ref _doubtedUntil, (clock.GetUtcNow() + Doubt).UtcTicks);

    /// <summary>Marked documents wait.</summary>
    public void Ring() => _rung.Release();

    /// <summary>Something was not booked, and nobody knows what: all documents are compared.</summary>
    public void RingForAll()
    {
        Interlocked.Exchange(ref _forAll, 1);
        Ring();
    }

    /// <returns>Whether all documents are to be compared.</returns>
    public bool TakeForAll() => Interlocked.Exchange(ref _forAll, 0) == 1;

    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        if (!await _rung.WaitAsync(atMost, cancel)) return;
        while (_rung.CurrentCount > 0) await _rung.WaitAsync(cancel);
    }

    public void Dispose() => _rung.Dispose();
}
