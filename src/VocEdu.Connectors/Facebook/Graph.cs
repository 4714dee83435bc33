using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Facebook;

/// <summary>Speaks to the Graph API for a page.</summary>
internal sealed class Graph(HttpClient http, IOptions<FacebookOptions> options, TimeProvider clock)
{
    /// <param name="Failure">Null: it worked.</param>
    /// <param name="Pause">Set when it worked but the allowance is nearly used up.</param>
    /// <param name="ErrorData">What an error says of where an upload stands.</param>
    public sealed record Result(JsonElement Json, Verdict? Failure, Verdict? Pause, JsonElement? ErrorData = null)
    {
        public string? Id => Json.Text("id");
    }

    public Task<Result> GetAsync(ChannelAccount account, string path, string query, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Get, path, query, body: null, GraphCall.Read, cancel);

    public Task<Result> PostAsync(ChannelAccount account, string path, JsonObject body, GraphCall call, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Post, path, query: null, () => new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), call, cancel);

    /// <summary>Calls of a film's upload, at the host for large bodies.</summary>
    public Task<Result> UploadAsync(ChannelAccount account, string path, Func<HttpContent> form, GraphCall call, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Post, path, query: null, form, call, cancel, options.Value.VideoUrl);

    public Task<Result> DeleteAsync(ChannelAccount account, string path, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Delete, path, query: null, body: null, GraphCall.Delete, cancel);

    private async Task<Result> CallAsync(
        ChannelAccount account, HttpMethod method, string path, string? query, Func<HttpContent>? body, GraphCall call, CancellationToken cancel, Uri? host = null)
    {
        var secrets = await account.Secrets.ReadAsync(cancel);
        using var request = new HttpRequestMessage(method, Address(host ?? options.Value.GraphUrl, path, query, secrets));
        // In the header: addresses end up in logs.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.AccessToken);
        request.Content = body?.Invoke();

        var now = clock.GetUtcNow();
        switch (await http.ExchangeAsync(request, cancel))
        {
            case Reply.Answer answer:
                var usage = GraphUsage.Of(answer.Headers, account.RemoteId);
                var until = now + (usage.RegainAfter ?? options.Value.PauseWhenLimited);
                if (!answer.Succeeded || answer.Json.Member("error") is not null)
                {
                    return new(default, FacebookErrors.Judge(answer, call, until, now), Pause: null, answer.Json.Member("error")?.Member("error_data"));
                }

                return new(answer.Json, Failure: null, usage.Percent >= options.Value.PauseAtPercent ? NearlyUsedUp(usage, until) : null);
            case Reply.Lost lost:
                return new(default, FacebookErrors.Judge(lost, call), Pause: null);
            default:
                throw new InvalidOperationException("A reply is an answer or lost.");
        }
    }

    private Uri Address(Uri host, string path, string? query, ChannelSecrets secrets)
    {
        var proof = options.Value.AppSecret is { Length: > 0 } secret ? "appsecret_proof=" + AppSecretProof.Of(secret, secrets.AccessToken) : null;
        var full = string.Join('&', new[] { query, proof }.Where(part => part is not null));
        return host.Under($"{options.Value.Version}/{path}{(full.Length == 0 ? "" : "?" + full)}");
    }

    private static Verdict NearlyUsedUp(GraphUsage usage, DateTimeOffset until) => new(Meaning.Limited,
        new(FormattableString.Invariant($"usage {usage.Percent:0}"), "Trang đã dùng gần hết lượt gọi Facebook cho phép. Bài được giữ lại và tự gửi tiếp khi hết thời gian chờ."), until);
}
