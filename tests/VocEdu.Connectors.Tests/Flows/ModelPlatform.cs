using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using VocEdu.Connectors.Tests.Far;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>A far side reduced to what matters for crash safety: what was applied stays, whether or not the answer arrives.</summary>
public abstract class ModelPlatform : HttpMessageHandler, IPlatform
{
    public SetClock Clock { get; } = new(Near.Now);

    public HttpMessageHandler Handler => this;

    protected DateTimeOffset Now => Clock.GetUtcNow();

    public abstract IReadOnlyList<string> Public(string marker);

    public abstract Delivery Delivery();

    protected abstract HttpResponseMessage Answer(string call, Func<string, string?> query, HttpRequestMessage request, byte[] body);

    protected static HttpResponseMessage Json(JsonNode json, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        return Answer($"{request.Method} {request.RequestUri.AbsolutePath}", name => query[name], request, body);
    }
}
