using System.Globalization;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.Zalo;

/// <summary>Keeps the access token of an Official Account fresh.</summary>
/// <remarks>
/// A refresh token works once. When the answer to a refresh is lost only a new consent by an administrator of the account helps,
/// so it is renewed early, by one refresher at a time, and the new pair is saved by the store before it is used.
/// </remarks>
internal sealed class ZaloTokens(HttpClient http, IOptions<ZaloOptions> options, TimeProvider clock)
{
    private const double RenewAfter = 0.6;

    /// <summary>The token to use now. A failed early renewal does not matter while the old one lives.</summary>
    public async Task<Renewal> CurrentAsync(ChannelAccount account, CancellationToken cancel)
    {
        var secrets = await account.Secrets.ReadAsync(cancel);
        var now = clock.GetUtcNow();
        var due = secrets is { ExpiresAt: { } end, IssuedAt: { } start } ? start + ((end - start) * RenewAfter) : secrets.ExpiresAt;
        if (due is null || now < due)
        {
            return new Renewal(secrets, null);
        }

        var renewed = await RenewAsync(account, secrets, cancel);
        return renewed.Secrets is null && now < secrets.ExpiresAt ? new Renewal(secrets, null) : renewed;
    }

    public Task<Renewal> RenewAsync(ChannelAccount account, ChannelSecrets stale, CancellationToken cancel) =>
        Renewal.ThroughAsync(account.Secrets, stale, AskAsync, ZaloErrors.RenewalRefused, cancel);

    // Not cancelled: once the request has left, its answer is the only copy of the next token.
    private async Task<Renewal> AskAsync(ChannelSecrets current, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (string.IsNullOrEmpty(current.RefreshToken))
        {
            return new Renewal(null, ZaloErrors.RenewalRefused);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.OAuthUrl.Under("v4/oa/access_token"));
        request.Headers.Add("secret_key", options.Value.AppSecret);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["app_id"] = options.Value.AppId,
            ["refresh_token"] = current.RefreshToken,
            ["grant_type"] = "refresh_token",
        });

        var now = clock.GetUtcNow();
        return await http.ExchangeAsync(request, CancellationToken.None) switch
        {
            Reply.Answer answer when answer.Json.Text("access_token") is { Length: > 0 } access
                && answer.Json.Text("refresh_token") is { Length: > 0 } next
                && double.TryParse(answer.Json.Text("expires_in"), CultureInfo.InvariantCulture, out var seconds) =>
                new Renewal(new ChannelSecrets(access, next, now.AddSeconds(seconds), now), null),
            // HTTP 200 although it failed, and sometimes without a number.
            Reply.Answer answer => new Renewal(null, ZaloErrors.Judge(ZaloApi.Code(answer.Json), message: null, ZaloCall.Read, now)),
            Reply.Lost lost => new Renewal(null, ZaloErrors.Judge(lost, ZaloCall.Read)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }
}
