using System.Text.Json;
using Microsoft.Extensions.Options;
using VocEdu.Connectors;
using VocEdu.Connectors.Facebook;
using VocEdu.Connectors.YouTube;
using VocEdu.Connectors.Zalo;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Distribution;

/// <summary>Connects the ready-made accounts of the sandbox on this machine. Does nothing where a platform's real address is configured.</summary>
public sealed class ConnectSandbox(
    HttpClient http, ConnectChannel connect, TimeProvider clock,
    IOptions<FacebookOptions> facebook, IOptions<YouTubeOptions> youTube, IOptions<ZaloOptions> zalo)
{
    private static readonly Refusal Silent = new("sandbox.silent",
        "Không gọi được các kênh thử nghiệm. Hãy kiểm tra chương trình kênh thử nghiệm có đang chạy không rồi thử lại; chưa có gì thay đổi.");

    public bool IsConfigured => facebook.Value.GraphUrl.IsLoopback && youTube.Value.ApiUrl.IsLoopback && zalo.Value.OpenApiUrl.IsLoopback;

    public async Task<Refusal?> RunAsync(CancellationToken cancel)
    {
        if (!IsConfigured) return new("sandbox.real", "Chương trình đang dùng địa chỉ thật của các nền tảng nên không kết nối kênh thử nghiệm.");
        Accounts accounts;
        try
        {
            accounts = (await http.GetFromJsonAsync<Accounts>(new Uri(facebook.Value.GraphUrl, "/sandbox/accounts"), cancel))!;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return Silent;
        }

        // A set that ends now is renewed before its first use.
        var now = clock.GetUtcNow();
        await connect.RunAsync(ChannelKind.Facebook, accounts.Facebook.Name, accounts.Facebook.PageId, new(accounts.Facebook.PageToken), cancel);
        await connect.RunAsync(ChannelKind.YouTube, accounts.YouTube.Name, accounts.YouTube.ChannelId, new("", accounts.YouTube.RefreshToken, now, now), cancel);
        await connect.RunAsync(ChannelKind.Zalo, accounts.Zalo.Name, accounts.Zalo.OaId,
            new(accounts.Zalo.AccessToken, accounts.Zalo.RefreshToken, accounts.Zalo.AccessTokenExpiresAt), cancel);
        return null;
    }

    private sealed record Accounts(FacebookPage Facebook, YouTubeChannel YouTube, ZaloAccount Zalo);

    private sealed record FacebookPage(string PageId, string Name, string PageToken);

    private sealed record YouTubeChannel(string ChannelId, string Name, string RefreshToken);

    private sealed record ZaloAccount(string OaId, string Name, string AccessToken, DateTimeOffset AccessTokenExpiresAt, string RefreshToken);
}
