using System.Globalization;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Zalo;

/// <summary>Connects an Official Account through Zalo's permission page (OAuth v4 with PKCE).</summary>
internal sealed class ZaloConsent(HttpClient http, IOptions<ZaloOptions> options, TimeProvider clock) : IConsent
{
    public ChannelKind Kind => ChannelKind.Zalo;

    public ChannelAnswer? Missing => options.Value is { AppId.Length: > 0, AppSecret.Length: > 0 } ? null
        : new("app", "Chương trình chưa có mã ứng dụng Zalo. Quản trị hệ thống hãy đặt Zalo:AppId và Zalo:AppSecret rồi khởi động lại.");

    public Uri Page(ConsentRequest request) => options.Value.OAuthUrl.Under("v4/oa/permission").With(
        ("app_id", options.Value.AppId), ("redirect_uri", request.ComeBackTo.AbsoluteUri), ("code_challenge", request.Challenge), ("state", request.State));

    // The Official Account API names no call for it.
    public Task<ChannelAnswer?> WithdrawAsync(ChannelSecrets secrets, CancellationToken cancel) => Task.FromResult<ChannelAnswer?>(new("grant",
        "Zalo không cho ứng dụng tự thu hồi quyền. Quản trị viên của OA hãy gỡ ứng dụng trong trang quản lý Zalo OA (mục Ứng dụng đã cấp quyền)."));

    public async Task<ConsentAnswer> RedeemAsync(ConsentRequest request, string code, CancellationToken cancel)
    {
        using var exchange = new HttpRequestMessage(HttpMethod.Post, options.Value.OAuthUrl.Under("v4/oa/access_token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["app_id"] = options.Value.AppId,
                ["code"] = code,
                ["code_verifier"] = request.Verifier,
                ["grant_type"] = "authorization_code",
            }),
        };
        exchange.Headers.Add("secret_key", options.Value.AppSecret);
        var now = clock.GetUtcNow();
        // A failure may come with HTTP 200 and without a number: only a whole pair is a success.
        return await http.ExchangeAsync(exchange, CancellationToken.None) is Reply.Answer answer
            && answer.Json.Text("access_token") is { Length: > 0 } access && answer.Json.Text("refresh_token") is { Length: > 0 } refresh
            && double.TryParse(answer.Json.Text("expires_in"), CultureInfo.InvariantCulture, out var seconds)
            ? await AccountAsync(new(access, refresh, now.AddSeconds(seconds), now), cancel)
            : ConsentAnswer.Of(new("code", "Zalo không cấp mã truy cập, có thể vì lần đồng ý này đã quá 10 phút. Chưa có gì thay đổi; hãy kết nối lại từ đầu."));
    }

    private async Task<ConsentAnswer> AccountAsync(ChannelSecrets secrets, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.OpenApiUrl.Under("v2.0/oa/getoa"));
        request.Headers.Add("access_token", secrets.AccessToken);
        if (options.Value.SendsAppSecretProof)
        {
            request.Headers.Add("appsecret_proof", AppSecretProof.Of(options.Value.AppSecret, secrets.AccessToken));
        }

        var profile = await http.ExchangeAsync(request, cancel) is Reply.Answer answer && ZaloApi.Code(answer.Json) == 0 ? answer.Json.Member("data") : null;
        return profile is { } oa && (oa.Text("oa_id") ?? oa.Text("oaid")) is { } id
            ? new([new(id, oa.Text("name") ?? id, secrets)], null)
            : ConsentAnswer.Of(new("getoa", "Zalo đã đồng ý nhưng chưa hỏi được tên của OA. Chưa có gì thay đổi; hãy kết nối lại sau ít phút."));
    }
}
