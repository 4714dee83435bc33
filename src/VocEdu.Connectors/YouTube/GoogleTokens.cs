using System.Globalization;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;

namespace VocEdu.Connectors.YouTube;

/// <summary>Keeps the access token of a channel fresh; it lives about an hour.</summary>
internal sealed class GoogleTokens(HttpClient http, IOptions<GoogleOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    public async Task<Renewal> CurrentAsync(ChannelAccount account, CancellationToken cancel)
    {
        var secrets = await account.Secrets.ReadAsync(cancel);
        return secrets.ExpiresAt - RenewBefore <= clock.GetUtcNow() ? await RenewAsync(account, secrets, cancel) : new Renewal(secrets, null);
    }

    public Task<Renewal> RenewAsync(ChannelAccount account, ChannelSecrets stale, CancellationToken cancel) =>
        Renewal.ThroughAsync(account.Secrets, stale, AskAsync, YouTubeErrors.RenewalRefused, cancel);

    private async Task<Renewal> AskAsync(ChannelSecrets current, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(current.RefreshToken))
        {
            return new Renewal(null, YouTubeErrors.RenewalRefused);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.TokenUrl)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = options.Value.ClientId,
                ["client_secret"] = options.Value.ClientSecret,
                ["refresh_token"] = current.RefreshToken,
                ["grant_type"] = "refresh_token",
            }),
        };

        var now = clock.GetUtcNow();
        return await http.ExchangeAsync(request, cancel) switch
        {
            Reply.Answer { Succeeded: true } answer when answer.Json.Text("access_token") is { Length: > 0 } access
                && double.TryParse(answer.Json.Text("expires_in"), CultureInfo.InvariantCulture, out var seconds) =>
                // Usually no new refresh token comes and the old one lives on.
                new Renewal(new ChannelSecrets(access, answer.Json.Text("refresh_token") ?? current.RefreshToken, now.AddSeconds(seconds), now), null),
            Reply.Answer { Succeeded: true } => new Renewal(null, YouTubeErrors.Incomplete(inDoubt: false)),
            Reply.Answer answer => new Renewal(null, YouTubeErrors.Judge(answer, inDoubt: false, now)),
            Reply.Lost lost => new Renewal(null, YouTubeErrors.Judge(lost, inDoubt: false)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }
}
