using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>Speaks to the YouTube Data API v3.</summary>
internal sealed class YouTubeApi(HttpClient http, GoogleTokens tokens, IOptions<YouTubeOptions> options, TimeProvider clock)
{
    /// <param name="Answer">Set for 2xx and 308, which means "resume incomplete" here.</param>
    /// <param name="Failure">Null: it worked.</param>
    public sealed record Result(Reply.Answer? Answer, Verdict? Failure)
    {
        public JsonElement Json => Answer?.Json ?? default;
    }

    public Task<Result> GetAsync(ChannelAccount account, string path, CancellationToken cancel) =>
        SendAsync(account, () => new HttpRequestMessage(HttpMethod.Get, options.Value.ApiUrl.Under(path)), inDoubt: false, cancel);

    public Task<Result> PutAsync(ChannelAccount account, string path, JsonObject body, CancellationToken cancel) =>
        SendAsync(account, () => new HttpRequestMessage(HttpMethod.Put, options.Value.ApiUrl.Under(path)) { Content = Json(body) }, inDoubt: false, cancel);

    public Task<Result> DeleteAsync(ChannelAccount account, string path, CancellationToken cancel) =>
        SendAsync(account, () => new HttpRequestMessage(HttpMethod.Delete, options.Value.ApiUrl.Under(path)), inDoubt: false, cancel);

    /// <param name="make">Called once more when the token was refused.</param>
    public async Task<Result> SendAsync(ChannelAccount account, Func<HttpRequestMessage> make, bool inDoubt, CancellationToken cancel)
    {
        var token = await tokens.CurrentAsync(account, cancel);
        if (token.Secrets is not { } secrets)
        {
            return new Result(null, token.Failure);
        }

        var result = await OnceAsync(secrets, make, inDoubt, cancel);
        if (result.Failure is not { Why.Code: "authError" or "UNAUTHENTICATED" or "http 401" })
        {
            return result;
        }

        var renewed = await tokens.RenewAsync(account, secrets, cancel);
        return renewed.Secrets is { } fresh ? await OnceAsync(fresh, make, inDoubt, cancel) : new Result(null, renewed.Failure);
    }

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private async Task<Result> OnceAsync(ChannelSecrets secrets, Func<HttpRequestMessage> make, bool inDoubt, CancellationToken cancel)
    {
        using var request = make();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.AccessToken);
        return await http.ExchangeAsync(request, cancel) switch
        {
            Reply.Answer answer when answer.Succeeded || answer.Status == 308 => new Result(answer, null),
            Reply.Answer answer => new Result(null, YouTubeErrors.Judge(answer, inDoubt, clock.GetUtcNow())),
            Reply.Lost lost => new Result(null, YouTubeErrors.Judge(lost, inDoubt)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }
}
