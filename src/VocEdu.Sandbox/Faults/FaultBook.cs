namespace VocEdu.Sandbox.Faults;

/// <summary>The faults that are switched on. Kept in memory: a restarted sandbox is healthy.</summary>
public sealed class FaultBook
{
    private sealed class Entry(Fault fault)
    {
        public Fault Fault { get; } = fault;
        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public int Seen { get; set; }
        public int Waiting { get; set; }
    }

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private int number;

    /// <returns>The id by which the fault is released or taken away.</returns>
    public string Add(Fault fault)
    {
        lock (gate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"fault-{++number}");
            entries[id] = new Entry(fault with { Id = id });
            return id;
        }
    }

    public IReadOnlyList<Fault> All()
    {
        lock (gate) return [.. entries.Values.Select(e => e.Fault with { Seen = e.Seen, Waiting = e.Waiting })];
    }

    /// <summary>The fault that strikes this call, if any; the call is counted.</summary>
    public Fault? Strike(string endpoint)
    {
        lock (gate)
        {
            Entry? striking = null;
            foreach (var entry in entries.Values.Where(e => Fits(e.Fault.Endpoint, endpoint)))
            {
                entry.Seen++;
                var strikes = entry.Seen >= entry.Fault.Nth && (entry.Fault.Times == 0 || entry.Seen < entry.Fault.Nth + entry.Fault.Times);
                if (strikes) striking ??= entry;
            }

            return striking?.Fault;
        }
    }

    /// <summary>Hangs until the fault is released or taken away, or the caller is gone.</summary>
    public async Task HoldAsync(string id, CancellationToken callerGone)
    {
        Entry? entry;
        lock (gate)
        {
            if (!entries.TryGetValue(id, out entry)) return;
            entry.Waiting++;
        }

        entry.Reached.TrySetResult();
        try
        {
            await entry.Released.Task.WaitAsync(callerGone);
        }
        finally
        {
            lock (gate) entry.Waiting--;
        }
    }

    /// <summary>Completes when a caller hangs in the fault: for tests that strike at that moment.</summary>
    public Task ReachedAsync(string id, CancellationToken cancel)
    {
        lock (gate) return entries[id].Reached.Task.WaitAsync(cancel);
    }

    public bool Release(string id)
    {
        lock (gate) return entries.TryGetValue(id, out var entry) && entry.Released.TrySetResult();
    }

    public void Remove(string id)
    {
        lock (gate)
        {
            if (entries.Remove(id, out var entry)) entry.Released.TrySetResult();
        }
    }

    public void Clear()
    {
        foreach (var fault in All()) Remove(fault.Id);
    }

    private static bool Fits(string pattern, string endpoint) =>
        endpoint == pattern || endpoint.StartsWith(pattern + ".", StringComparison.Ordinal);
}
