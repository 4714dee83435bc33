namespace VocEdu.Sandbox.State;

/// <summary>Keeps the state: one caller at a time, saved to the file after every change.</summary>
public sealed class SandboxStore
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly string? file;
    private SandboxState state;

    public SandboxStore(SandboxOptions options, TimeProvider time)
    {
        this.time = time;
        file = string.IsNullOrWhiteSpace(options.StateFile) ? null : Path.GetFullPath(options.StateFile);
        state = file is not null && File.Exists(file)
            ? JsonSerializer.Deserialize<SandboxState>(File.ReadAllText(file), Json.Options)
                ?? throw new InvalidDataException($"The state file {file} is empty; delete it to begin anew.")
            : SandboxState.Fresh(time.GetUtcNow());
    }

    /// <summary>The sandbox's own time: the host's clock plus what tests have advanced it by.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + state.ClockAhead;

    public T Read<T>(Func<SandboxState, T> read)
    {
        lock (gate) return read(state);
    }

    /// <summary>Changes the state and saves it, also when the change ended in a refusal: refused calls count against quotas too.</summary>
    public T Write<T>(Func<SandboxState, T> change)
    {
        lock (gate)
        {
            try
            {
                return change(state);
            }
            finally
            {
                Save();
            }
        }
    }

    public void Write(Action<SandboxState> change) => Write(s =>
    {
        change(s);
        return true;
    });

    public void Reset()
    {
        lock (gate)
        {
            state = SandboxState.Fresh(time.GetUtcNow());
            Save();
        }
    }

    // Written beside and renamed, so that a crash leaves either the old or the new state.
    private void Save()
    {
        if (file is null) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = file + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(state, Json.Options));
        File.Move(beside, file, overwrite: true);
    }
}
