using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VocEdu.Connectors.Http;

/// <summary>What came over the wire: an answer, or the way in which it failed to come.</summary>
internal abstract record Reply
{
    /// <summary>The platform answered. <paramref name="Json"/> is <see cref="JsonValueKind.Undefined"/> for an empty body.</summary>
    public sealed record Answer(int Status, JsonElement Json, HttpResponseHeaders Headers) : Reply
    {
        public bool Succeeded => Status is >= 200 and < 300;
    }

    /// <summary>No usable answer. <paramref name="Sent"/> is false only when the request certainly never left.</summary>
    public sealed record Lost(string Code, bool Sent, int? Status = null) : Reply;
}

internal static class Wire
{
    /// <summary>Sends once and never throws for what the network or the far side does.</summary>
    public static async Task<Reply> ExchangeAsync(this HttpClient http, HttpRequestMessage request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        FaultPoint.Reach("request");
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var status = (int)response.StatusCode;
            // As bytes: an answer that names an unknown charset must not throw after the platform has acted.
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancel));
            FaultPoint.Reach("answer");
            if (string.IsNullOrWhiteSpace(body) && status < 500)
            {
                return new Reply.Answer(status, default, response.Headers);
            }

            // An outage page in HTML says nothing about what was done.
            return Parse(body) is { } json
                ? new Reply.Answer(status, json, response.Headers)
                : new Reply.Lost($"http {status}", Sent: true, status);
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                ? new Reply.Lost("no connection", Sent: false)
                : new Reply.Lost("connection lost", Sent: true);
        }
        catch (IOException)
        {
            return new Reply.Lost("connection lost", Sent: true);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Reply.Lost("timeout", Sent: true);
        }
    }

    /// <summary>An address below a platform's base address, which may have a path of its own.</summary>
    public static Uri Under(this Uri platform, string path) => new(platform.AbsoluteUri.TrimEnd('/') + "/" + path);

    /// <summary>The JSON value in a text of foreign making, or null when it is none.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A string, or a number as it is written; null when absent. Platforms send ids and codes either way.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString() : null;

    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
