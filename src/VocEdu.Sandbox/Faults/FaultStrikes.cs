namespace VocEdu.Sandbox.Faults;

/// <summary>Name of a platform call; where one address serves several calls, <paramref name="Detail"/> tells them apart.</summary>
public sealed record PlatformCall(string Name, Func<HttpContext, Task<string?>>? Detail = null);

/// <summary>Lets the faults of the book strike, before or after the platform has acted.</summary>
public static class FaultStrikes
{
    public static void UseFaults(this WebApplication app)
    {
        app.UseRouting();
        app.Use(async (http, next) =>
        {
            var book = http.RequestServices.GetRequiredService<FaultBook>();
            if (await NameOfAsync(http) is not { } name || book.Strike(name) is not { } fault)
            {
                await next(http);
                return;
            }

            if (fault.Applied || fault.Then is FaultKind.Slow) await ActThenStrikeAsync(http, next, book, fault);
            else await StrikeAsync(http, book, fault, () => next(http));
        });
    }

    public static TBuilder Call<TBuilder>(this TBuilder endpoint, string name, Func<HttpContext, Task<string?>>? detail = null)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new PlatformCall(name, detail));

    private static async Task<string?> NameOfAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PlatformCall>() is not { } call) return null;
        var detail = call.Detail is null ? null : await call.Detail(http);
        return detail is null ? call.Name : $"{call.Name}.{detail}";
    }

    // The platform acts in full; its answer is kept back until the fault has had its way.
    private static async Task ActThenStrikeAsync(HttpContext http, RequestDelegate next, FaultBook book, Fault fault)
    {
        var wire = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
        }

        await StrikeAsync(http, book, fault, () => kept.Length == 0 ? Task.CompletedTask : wire.WriteAsync(kept.ToArray(), http.RequestAborted).AsTask());
    }

    private static async Task StrikeAsync(HttpContext http, FaultBook book, Fault fault, Func<Task> carryOn)
    {
        switch (fault.Then)
        {
            case FaultKind.Reset:
                http.Abort();
                return;
            case FaultKind.Hold:
                await book.HoldAsync(fault.Id, http.RequestAborted);
                await carryOn();
                return;
            case FaultKind.Slow:
                await Task.Delay(TimeSpan.FromSeconds(fault.Seconds), http.RequestAborted);
                await carryOn();
                return;
            default:
                http.Response.Clear();
                var reply = fault.Answer is null ? new Reply(fault.Status, fault.Body, fault.ContentType) : KnownAnswers.All[fault.Answer];
                await reply.ExecuteAsync(http);
                return;
        }
    }
}
