using System.Text.Json;

namespace VocEdu.Connectors.Tests.Far;

/// <summary>The other end of the wire: answers the expected calls in order and refuses any other.</summary>
public sealed class FarSide : HttpMessageHandler
{
    private readonly Queue<(string Call, Answering Answer)> expected = new();

    public delegate HttpResponseMessage Answering(Sent sent);

    public List<Sent> Calls { get; } = [];

    public bool IsDone => expected.Count == 0;

    /// <param name="call">Method and end of the path, such as <c>POST /feed</c>.</param>
    public FarSide On(string call, Fixture fixture) => On(call, _ => fixture.Answer());

    public FarSide On(string call, Answering answer)
    {
        expected.Enqueue((call, answer));
        return this;
    }

    public FarSide On(string call, string json, int status = 200) => On(call, _ => new HttpResponseMessage((System.Net.HttpStatusCode)status)
    {
        Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(request.Method.Method, request.RequestUri!, body, request);
        Calls.Add(sent);
        if (!expected.TryDequeue(out var next) || !sent.Is(next.Call))
        {
            throw new AssertionException($"Unexpected call {sent.Method} {sent.Address.PathAndQuery}; expected {next.Call ?? "none"}.");
        }

        return next.Answer(sent);
    }

    public sealed record Sent(string Method, Uri Address, string Body, HttpRequestMessage Request)
    {
        public bool Is(string call) => call.Split(' ') is [var method, var end] && method == Method && Address.AbsolutePath.EndsWith(end, StringComparison.Ordinal);

        public JsonElement Json => JsonElement.Parse(Body);

        public string[] Fields => [.. Json.EnumerateObject().Select(member => member.Name)];

        public string? Header(string name) => Request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values)
            : Request.Content?.Headers.TryGetValues(name, out values) == true ? string.Join(", ", values) : null;
    }
}

public static class JsonMembers
{
    public static string? Member(this JsonElement json, string name) => json.GetProperty(name).GetString();
}
