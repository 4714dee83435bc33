using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>Speaks to the Official Account API v2.0; articles have no v3.0.</summary>
internal sealed class ZaloApi(HttpClient http, ZaloTokens tokens, IOptions<ZaloOptions> options, TimeProvider clock)
{
    /// <param name="Data">The envelope's <c>data</c>.</param>
    /// <param name="Failure">Null: it worked.</param>
    /// <param name="Pause">Set when it worked but the minute's allowance is nearly used up.</param>
    public sealed record Result(JsonElement Data, Verdict? Failure, Verdict? Pause = null);

    public Task<Result> GetAsync(ChannelAccount account, string path, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Get, path, body: null, ZaloCall.Read, cancel);

    /// <param name="token">Asks after the upload that this token was given for; in the header and in the address, since accounts of the call differ.</param>
    public Task<Result> VideoAsync(ChannelAccount account, string token, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Get, "article/upload_video/verify?token=" + Uri.EscapeDataString(token), body: null, ZaloCall.Read, cancel, token);

    public Task<Result> UploadAsync(ChannelAccount account, string path, Func<HttpContent> form, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Post, path, form, ZaloCall.Stage, cancel);

    public Task<Result> PostAsync(ChannelAccount account, string path, JsonObject body, ZaloCall call, CancellationToken cancel) =>
        CallAsync(account, HttpMethod.Post, path, () => new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), call, cancel);

    public static int? Code(JsonElement json) =>
        int.TryParse(json.Text("error"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    private async Task<Result> CallAsync(
        ChannelAccount account, HttpMethod method, string path, Func<HttpContent>? body, ZaloCall call, CancellationToken cancel, string? videoToken = null)
    {
        var token = await tokens.CurrentAsync(account, cancel);
        if (token.Secrets is not { } secrets)
        {
            return new Result(default, token.Failure);
        }

        var result = await OnceAsync(secrets, method, path, body, call, videoToken, cancel);
        if (result.Failure is not { Why.Code: "-216" or "-124" })
        {
            return result;
        }

        // An expired token was refused before anything was done: renewed once, repeated once.
        var renewed = await tokens.RenewAsync(account, secrets, cancel);
        return renewed.Secrets is { } fresh
            ? await OnceAsync(fresh, method, path, body, call, videoToken, cancel)
            : new Result(default, renewed.Failure);
    }

    private async Task<Result> OnceAsync(
        ChannelSecrets secrets, HttpMethod method, string path, Func<HttpContent>? body, ZaloCall call, string? videoToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, options.Value.OpenApiUrl.Under("v2.0/" + path));
        request.Headers.Add("access_token", secrets.AccessToken);
        if (options.Value.SendsAppSecretProof)
        {
            request.Headers.Add("appsecret_proof", AppSecretProof.Of(options.Value.AppSecret, secrets.AccessToken));
        }

        if (videoToken is not null)
        {
            request.Headers.Add("token", videoToken);
        }

        request.Content = body?.Invoke();
        return await http.ExchangeAsync(request, cancel) switch
        {
            Reply.Answer answer when Code(answer.Json) == 0 => new Result(answer.Json.Member("data") ?? default, null, ZaloAllowance.Pause(answer.Headers, clock.GetUtcNow())),
            Reply.Answer answer => new Result(default, ZaloErrors.Judge(Code(answer.Json), answer.Json.Text("message"), call, clock.GetUtcNow())),
            Reply.Lost lost => new Result(default, ZaloErrors.Judge(lost, call)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }
}
