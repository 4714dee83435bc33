using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.YouTube;

/// <summary>Connects a YouTube channel through Google's consent screen (authorization code with PKCE).</summary>
/// <remarks>https://developers.google.com/identity/protocols/oauth2/web-server</remarks>
internal sealed class GoogleConsent(HttpClient http, IOptions<GoogleOptions> google, IOptions<YouTubeOptions> youTube, TimeProvider clock) : IConsent
{
    // Upload, and everything after it: update, thumbnail, captions, playlist, delete.
    private const string Scopes = "https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube https://www.googleapis.com/auth/youtube.force-ssl";

    public ChannelKind Kind => ChannelKind.YouTube;

    public ChannelAnswer? Missing => google.Value is { ClientId.Length: > 0, ClientSecret.Length: > 0 } ? null
        : new("client", "Chương trình chưa có mã ứng dụng Google. Quản trị hệ thống hãy đặt Google:ClientId và Google:ClientSecret rồi khởi động lại.");

    // Without offline and consent a second agreement brings no refresh token.
    public Uri Page(ConsentRequest request) => google.Value.ConsentUrl.With(
        ("client_id", google.Value.ClientId), ("redirect_uri", request.ComeBackTo.AbsoluteUri), ("response_type", "code"), ("scope", Scopes),
        ("state", request.State), ("code_challenge", request.Challenge), ("code_challenge_method", "S256"),
        ("access_type", "offline"), ("prompt", "consent"), ("include_granted_scopes", "true"));

    public async Task<ConsentAnswer> RedeemAsync(ConsentRequest request, string code, CancellationToken cancel)
    {
        using var exchange = new HttpRequestMessage(HttpMethod.Post, google.Value.TokenUrl)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = google.Value.ClientId,
                ["client_secret"] = google.Value.ClientSecret,
                ["code"] = code,
                ["code_verifier"] = request.Verifier,
                ["redirect_uri"] = request.ComeBackTo.AbsoluteUri,
                ["grant_type"] = "authorization_code",
            }),
        };
        var now = clock.GetUtcNow();
        if (await http.ExchangeAsync(exchange, cancel) is not Reply.Answer { Succeeded: true } answer || answer.Json.Text("access_token") is not { Length: > 0 } access)
        {
            return ConsentAnswer.Of(new("code", "Google không cấp mã truy cập, có thể vì lần đồng ý này đã quá lâu. Chưa có gì thay đổi; hãy kết nối lại từ đầu."));
        }

        if (answer.Json.Text("refresh_token") is not { Length: > 0 } refresh)
        {
            return ConsentAnswer.Of(new("no refresh_token", "Google không cấp mã gia hạn. Hãy gỡ quyền của ứng dụng trong Tài khoản Google (mục Bảo mật), rồi kết nối lại."));
        }

        if (!GrantsAll(answer.Json.Text("scope")))
        {
            return ConsentAnswer.Of(new("scope", "Bạn chưa cho ứng dụng đủ quyền quản lý kênh YouTube. Hãy kết nối lại và đánh dấu chọn tất cả các quyền được hỏi."));
        }

        var lives = double.TryParse(answer.Json.Text("expires_in"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        return await ChannelAsync(new(access, refresh, now.AddSeconds(lives), now), cancel);
    }

    /// <remarks>https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke: the refresh token takes its access tokens along.</remarks>
    public async Task<ChannelAnswer?> WithdrawAsync(ChannelSecrets secrets, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, google.Value.Revocation)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = secrets.RefreshToken ?? secrets.AccessToken }),
        };
        return await http.ExchangeAsync(request, cancel) is Reply.Answer answer && (answer.Succeeded || answer.Json.Text("error") is "invalid_token" or "invalid_grant") ? null
            : new("revoke", "Chưa báo được cho Google thu hồi quyền. Hãy gỡ quyền của ứng dụng trong Tài khoản Google (mục Bảo mật, Ứng dụng của bên thứ ba).");
    }

    // People may untick a permission on Google's screen.
    private static bool GrantsAll(string? granted) =>
        granted is null || granted.Split(' ') is var scopes && Array.Exists(scopes, s => s.EndsWith("/auth/youtube", StringComparison.Ordinal) || s.EndsWith("/auth/youtube.force-ssl", StringComparison.Ordinal));

    private async Task<ConsentAnswer> ChannelAsync(ChannelSecrets secrets, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, youTube.Value.ApiUrl.Under("channels?part=id,snippet&mine=true"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.AccessToken);
        if (await http.ExchangeAsync(request, cancel) is not Reply.Answer { Succeeded: true } answer)
        {
            return ConsentAnswer.Of(new("channels", "Google đã đồng ý nhưng chưa hỏi được tên kênh YouTube. Chưa có gì thay đổi; hãy kết nối lại sau ít phút."));
        }

        ConsentedAccount[] accounts = [.. answer.Json.Items("items").Where(c => c.Text("id") is not null)
            .Select(c => new ConsentedAccount(c.Text("id")!, c.Member("snippet")?.Text("title") ?? c.Text("id")!, secrets))];
        return accounts.Length > 0 ? new(accounts, null)
            : ConsentAnswer.Of(new("no channel", "Tài khoản Google này chưa có kênh YouTube. Hãy tạo kênh hoặc kết nối bằng tài khoản khác."));
    }
}
