namespace VocEdu.Sandbox.Faults;

/// <summary>Addresses under /sandbox by which tests and people steer the sandbox.</summary>
public static class Control
{
    private sealed record ClockChange(double? AdvanceSeconds, DateTimeOffset? Now);

    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/sandbox");

        control.MapGet("/faults", (FaultBook book) => Answer(book.All()));
        control.MapPost("/faults", async (HttpRequest request, FaultBook book) =>
            await request.ReadFromJsonAsync<Fault>(Json.Options) is not { } fault ? Bad("A fault is a JSON object.")
            : fault.Answer is { } name && !KnownAnswers.All.ContainsKey(name) ? Bad($"There is no ready answer '{name}'; see /sandbox/answers.")
            : !Endpoints(app).Any(e => e == fault.Endpoint || fault.Endpoint.StartsWith(e + ".", StringComparison.Ordinal) || e.StartsWith(fault.Endpoint + ".", StringComparison.Ordinal))
                ? Bad($"There is no endpoint '{fault.Endpoint}'; see /sandbox/endpoints.")
            : Answer(new { id = book.Add(fault) }));
        control.MapPost("/faults/{id}/release", (string id, FaultBook book) => Answer(new { released = book.Release(id) }));
        control.MapDelete("/faults/{id}", (string id, FaultBook book) => { book.Remove(id); return Results.NoContent(); });
        control.MapDelete("/faults", (FaultBook book) => { book.Clear(); return Results.NoContent(); });
        control.MapGet("/endpoints", () => Answer(Endpoints(app)));
        control.MapGet("/answers", () => Answer(KnownAnswers.All.ToDictionary(a => a.Key, a => new { a.Value.Status, a.Value.Body })));

        control.MapGet("/state", (SandboxStore store) => store.Read(Answer));
        control.MapGet("/accounts", (SandboxStore store) => store.Write(s => Answer(DemoAccounts.Of(s))));
        control.MapGet("/switches", (SandboxStore store) => store.Read(s => Answer(s.Switches)));
        control.MapPost("/switches", async (HttpRequest request, SandboxStore store) =>
            Switched(store, await request.ReadFromJsonAsync<JsonObject>(Json.Options) ?? []));
        control.MapGet("/clock", (SandboxStore store) => Answer(new { now = store.Now }));
        control.MapPost("/clock", async (HttpRequest request, SandboxStore store) =>
            Advanced(store, await request.ReadFromJsonAsync<ClockChange>(Json.Options)));
        control.MapPost("/reset", (SandboxStore store, UploadFiles files, FaultBook book) =>
        {
            store.Reset();
            files.Clear();
            book.Clear();
            return Results.NoContent();
        });
    }

    // What is named changes, the rest stays: {"facebook":{"listLagSeconds":0}}.
    private static IResult Switched(SandboxStore store, JsonObject wanted)
    {
        try
        {
            return store.Write(s =>
            {
                var merged = JsonSerializer.SerializeToNode(s.Switches, Json.Options)!.AsObject();
                foreach (var (platform, values) in wanted)
                {
                    if (merged[platform] is not JsonObject target || values is not JsonObject changes) return Bad($"There is no platform '{platform}'.");
                    foreach (var (name, value) in changes) target[name] = value?.DeepClone();
                }

                s.Switches = merged.Deserialize<Switches>(Json.Options)!;
                return Answer(s.Switches);
            });
        }
        catch (JsonException unknown)
        {
            return Bad(unknown.Message);
        }
    }

    private static IResult Advanced(SandboxStore store, ClockChange? change)
    {
        store.Write(s => s.ClockAhead += change switch
        {
            { AdvanceSeconds: { } seconds } => TimeSpan.FromSeconds(seconds),
            { Now: { } now } => now - store.Now,
            _ => TimeSpan.Zero,
        });
        return Answer(new { now = store.Now });
    }

    private static SortedSet<string> Endpoints(WebApplication app) =>
        new(((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints)
            .Select(e => e.Metadata.GetMetadata<PlatformCall>()?.Name).OfType<string>(), StringComparer.Ordinal);

    // Written out at once, while the caller still holds the store.
    private static IResult Answer<T>(T value) => Results.Text(JsonSerializer.Serialize(value, Json.Options), "application/json");

    private static IResult Bad(string why) => Results.Json(new { error = why }, Json.Options, statusCode: StatusCodes.Status400BadRequest);
}
