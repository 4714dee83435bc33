using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VocEdu.Connectors.Http;
using VocEdu.Domain.Channels;

namespace VocEdu.Connectors.Facebook;

/// <summary>Connects pages: the person's short token is made long, and each page's token taken from it has no expiry date.</summary>
/// <remarks>https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived</remarks>
internal sealed class FacebookConsent(HttpClient http, IOptions<FacebookOptions> options, TimeProvider clock) : IConsent
{
    private const string Scopes = "pages_show_list,pages_read_engagement,pages_manage_posts,pages_manage_engagement,pages_read_user_engagement,read_insights,publish_video";
    private const int MostPages = 500;

    public ChannelKind Kind => ChannelKind.Facebook;

    public ChannelAnswer? Missing => options.Value is { AppId.Length: > 0, AppSecret.Length: > 0 } ? null
        : new("app", "Chương trình chưa có mã ứng dụng Facebook. Quản trị hệ thống hãy đặt Facebook:AppId và Facebook:AppSecret rồi khởi động lại.");

    public Uri Page(ConsentRequest request) => options.Value.DialogUrl.Under($"{options.Value.Version}/dialog/oauth").With(
        ("client_id", options.Value.AppId), ("redirect_uri", request.ComeBackTo.AbsoluteUri), ("state", request.State), ("scope", Scopes), ("response_type", "code"));

    // Graph has no call that ends a page token: only who gave the permission can take it back.
    public Task<ChannelAnswer?> WithdrawAsync(ChannelSecrets secrets, CancellationToken cancel) => Task.FromResult<ChannelAnswer?>(new("page token",
        "Facebook không cho ứng dụng tự thu hồi quyền của Trang. Người đã kết nối hãy gỡ ứng dụng trong Facebook (Cài đặt, Tích hợp kinh doanh)."));

    public async Task<ConsentAnswer> RedeemAsync(ConsentRequest request, string code, CancellationToken cancel)
    {
        var brief = await TokenAsync(cancel, ("redirect_uri", request.ComeBackTo.AbsoluteUri), ("code", code));
        var lasting = brief is null ? null : await TokenAsync(cancel, ("grant_type", "fb_exchange_token"), ("fb_exchange_token", brief));
        return lasting is not null ? await PagesAsync(lasting, cancel)
            : ConsentAnswer.Of(new("code", "Facebook không cấp mã truy cập, có thể vì lần đồng ý này đã quá lâu. Chưa có gì thay đổi; hãy kết nối lại từ đầu."));
    }

    private async Task<string?> TokenAsync(CancellationToken cancel, params (string, string)[] what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.GraphUrl.Under($"{options.Value.Version}/oauth/access_token")
            .With([("client_id", options.Value.AppId), ("client_secret", options.Value.AppSecret ?? ""), .. what]));
        return await http.ExchangeAsync(request, cancel) is Reply.Answer { Succeeded: true } answer ? answer.Json.Text("access_token") : null;
    }

    private async Task<ConsentAnswer> PagesAsync(string userToken, CancellationToken cancel)
    {
        var pages = new List<ConsentedAccount>();
        var powerless = 0;
        for (string? after = null; pages.Count < MostPages;)
        {
            var list = await GetAsync("me/accounts", userToken, cancel, [("fields", "id,name,access_token,tasks"), ("limit", "100"), .. after is null ? [] : new[] { ("after", after) }]);
            if (list is not { } read)
            {
                return ConsentAnswer.Of(new("me/accounts", "Facebook đã đồng ý nhưng chưa hỏi được danh sách Trang. Chưa có gì thay đổi; hãy kết nối lại sau ít phút."));
            }

            foreach (var page in read.Items("data"))
            {
                if (page.Text("id") is not { } id || page.Text("access_token") is not { } token || !MayPost(page))
                {
                    powerless++;
                    continue;
                }

                pages.Add(new(id, page.Text("name") ?? id, new(token, IssuedAt: clock.GetUtcNow(), ExpiresAt: await EndAsync(token, cancel))));
            }

            var paging = read.Member("paging") ?? default;
            var next = paging.Member("cursors")?.Text("after");
            if (paging.Text("next") is null || next is null || next == after)
            {
                break;
            }

            after = next;
        }

        return pages.Count > 0 ? new(pages, null)
            : ConsentAnswer.Of(new("no page", powerless > 0
                ? "Tài khoản này không có quyền đăng bài trên Trang nào. Hãy xin quyền “Tạo nội dung” trên Trang rồi kết nối lại."
                : "Tài khoản này không quản lý Trang Facebook nào, hoặc bạn chưa chọn Trang khi được hỏi. Hãy kết nối lại và chọn Trang."));
    }

    private static bool MayPost(JsonElement page) =>
        page.Member("tasks") is null || page.Items("tasks").Any(task => task.ValueKind == JsonValueKind.String && task.GetString() is "CREATE_CONTENT" or "MANAGE");

    // 0: never. A token that does end is shown with its date, so that a person hears of it in time.
    private async Task<DateTimeOffset?> EndAsync(string token, CancellationToken cancel)
    {
        var check = await GetAsync("debug_token", $"{options.Value.AppId}|{options.Value.AppSecret}", cancel, ("input_token", token));
        return check?.Member("data")?.Member("expires_at") is { ValueKind: JsonValueKind.Number } at && at.TryGetInt64(out var seconds) && seconds > 0
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private async Task<JsonElement?> GetAsync(string path, string token, CancellationToken cancel, params (string, string)[] query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.GraphUrl.Under($"{options.Value.Version}/{path}").With(query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.ExchangeAsync(request, cancel) is Reply.Answer { Succeeded: true } answer ? answer.Json : null;
    }
}
