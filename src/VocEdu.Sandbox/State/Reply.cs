using Microsoft.AspNetCore.Http.Features;

namespace VocEdu.Sandbox.State;

/// <summary>An answer of a platform: status, headers and body exactly as sent.</summary>
public sealed record Reply(int Status, string? Body = null, string ContentType = "application/json; charset=UTF-8") : IResult
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>HTTP/1.1 reason phrase, where the platform's differs from the usual one.</summary>
    public string? Reason { get; init; }

    public static Reply Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        new(status, body.ToJsonString(State.Json.Wire));

    public Reply With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (Reason is not null && httpContext.Features.Get<IHttpResponseFeature>() is { } feature)
            feature.ReasonPhrase = Reason;
        if (Status == StatusCodes.Status204NoContent) return;
        if (string.IsNullOrEmpty(Body))
        {
            response.ContentLength = 0;
            return;
        }

        response.ContentType = ContentType;
        await response.WriteAsync(Body, httpContext.RequestAborted);
    }
}

/// <summary>Thrown by a protocol rule to end the call with a platform's error; each platform turns it into its answer in one place.</summary>
public sealed class RefusedException(Reply reply) : Exception(reply.Body)
{
    public Reply Reply { get; } = reply;
}
