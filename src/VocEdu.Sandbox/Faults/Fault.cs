namespace VocEdu.Sandbox.Faults;

/// <summary>A fault that strikes one kind of call.</summary>
/// <remarks>Examples: <c>{"endpoint":"facebook.feed","then":"reset","applied":true}</c>,
/// <c>{"endpoint":"youtube.upload.final","then":"answer","answer":"youtube/backend"}</c>.</remarks>
public sealed record Fault
{
    public string Id { get; init; } = "";

    /// <summary>Name of the call, as listed at /sandbox/endpoints; a shorter name strikes all calls below it.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The first call it strikes, counted from now, 1 being the next.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many calls it strikes; 0: until it is taken away.</summary>
    public int Times { get; init; } = 1;

    /// <summary>True: the call takes effect first, only its answer is changed. False: nothing happens on the platform.</summary>
    public bool Applied { get; init; }

    public FaultKind Then { get; init; } = FaultKind.Answer;

    /// <summary>Name of a ready answer, as listed at /sandbox/answers.</summary>
    public string? Answer { get; init; }

    /// <summary>Status and body of an answer of one's own; used when <see cref="Answer"/> is empty.</summary>
    public int Status { get; init; } = StatusCodes.Status500InternalServerError;

    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json; charset=UTF-8";

    /// <summary>Length of a slow answer.</summary>
    public double Seconds { get; init; }

    /// <summary>Calls seen that fit the endpoint.</summary>
    public int Seen { get; init; }

    /// <summary>Callers that hang in it now.</summary>
    public int Waiting { get; init; }
}

public enum FaultKind
{
    /// <summary>The named or given answer is sent.</summary>
    Answer,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,

    /// <summary>The caller hangs until the fault is released, then gets the true answer.</summary>
    Hold,

    /// <summary>The true answer comes late.</summary>
    Slow,
}
