using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VocEdu.Sandbox.Zalo;
using static VocEdu.Sandbox.Tests.Fixtures.Scene;

namespace VocEdu.Sandbox.Tests.Fixtures;

public static class ZaloScenes
{
    public static readonly Dictionary<string, Scene> All = new(StringComparer.Ordinal)
    {
        ["article_create_cover_201"] = Asking(h => Create(h, a => a.Remove("cover"))),
        ["article_create_cover_status_missing"] = Asking(h => Create(h, a => a["cover"]!.AsObject().Remove("status"))),
        ["article_create_ok"] = Plain,
        ["article_create_photo_url_201"] = Asking(h => Create(h, a => a["cover"]!["photo_url"] = "https://gdnn.example.vn/media/ngày hội.jpg")),
        ["article_create_title_201"] = Plain,
        ["article_create_video_ok"] = Given(ZaloFilm(60)),
        ["article_getdetail_ok"] = Given(Article()),
        ["article_getslice_limit_201"] = Plain,
        ["article_getslice_ok"] = Given(s =>
        {
            Article()(s);
            Article("26072fb9a0fc49a210ed")(s);
        }),
        ["article_getslice_type_201"] = Plain,
        ["article_remove_ok"] = Given(Article()),
        ["article_update_show_ok"] = Given(Article()),
        ["article_verify_media_failed"] = Given(Job("host cannot be reached")) with { Ask = (h, _) => Fixture.Read("zalo/article_verify_ok").SendAsync(h) },
        ["article_verify_ok"] = Given(Job()),
        ["article_verify_pending"] = Given(Job(age: 1)),
        ["broadcast_not_allowed_233"] = Switched(s => s.Zalo.BroadcastsAllowed = false) with { Ask = (h, _) => Broadcast(h) },
        ["broadcast_ok"] = Given(s =>
        {
            Article()(s);
            s.Zalo.Articles[0].Payload["status"] = "show";
        }),
        ["broadcast_quota_211"] = Given(s =>
        {
            Article()(s);
            s.Zalo.Articles[0].Payload["status"] = "show";
            s.Zalo.Broadcasts.Add(new Broadcast("bc0001", "x", SandboxHost.Start));
        }) with { Ask = (h, _) => Broadcast(h) },
        ["error_204_oa_deleted"] = Oa("zalo.oa.getoa", "zalo/oa-deleted", "oa/getoa"),
        ["error_216_access_token"] = Switched(s => s.Zalo.Revoked = true) with { Ask = (h, _) => Fixture.Read("zalo/getoa_ok").SendAsync(h) },
        ["error_221_not_verified"] = Switched(s => s.Zalo.Verified = false) with { Ask = (h, _) => Broadcast(h) },
        ["error_32_rate"] = Switched(s => s.Zalo.CallsPerMinute = 0) with { Ask = (h, _) => Fixture.Read("zalo/getoa_ok").SendAsync(h) },
        ["getoa_ok"] = Plain with { Except = ["data.num_follower"] },      // the contract has it, the recording does not
        ["html_error_502"] = Oa("zalo.oa.getoa", "html-502", "oa/getoa"),
        ["token_code_exchange_ok"] = Given(s => s.Zalo.Codes.Add(new ConsentCode("CODE", Challenge(), SandboxHost.Start))),
        ["token_code_expired"] = Given(s => s.Zalo.Codes.Add(new ConsentCode("CODE", Challenge(), SandboxHost.Start.AddMinutes(-11)))) with
        {
            Ask = (h, _) => Fixture.Read("zalo/token_code_exchange_ok").SendAsync(h),
        },
        ["token_error_without_number"] = Struck("zalo.token", "zalo/oauth-without-number", h => h.ZaloTokenAsync("TEST-OA-REFRESH-1")),
        ["token_refresh_expired"] = Asking(h =>
        {
            h.Pass(91 * 86400);
            return h.ZaloTokenAsync("TEST-OA-REFRESH-1");
        }),
        ["token_refresh_ok"] = Plain,
        ["token_refresh_spent"] = Given(s => s.Zalo.RefreshTokens[0].Spent = true),
        ["upload_image_ok"] = new Scene(null, (h, f) => f.SendAsync(h, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0])),
        ["upload_path_gone_209"] = Plain,
        ["video_prepare_ok"] = Plain,
        ["video_verify_failed"] = Given(s =>
        {
            ZaloFilm(60)(s);
            s.Switches.Zalo.VideosFail = true;
        }, "data.video_name", "data.video_size") with { Ask = (h, _) => Fixture.Read("zalo/video_verify_ok").SendAsync(h) },
        ["video_verify_ok"] = Given(ZaloFilm(60)),
        ["video_verify_processing"] = Given(ZaloFilm(1)) with { Ask = (h, _) => Fixture.Read("zalo/video_verify_ok").SendAsync(h) },
    };

    private static Task<Answer> Broadcast(SandboxHost host) => Fixture.Read("zalo/broadcast_ok").SendAsync(host);

    private static async Task<Answer> Create(SandboxHost host, Action<JsonObject> change)
    {
        var article = Fixture.Read("zalo/article_create_ok").Whole["request"]!["json"]!.DeepClone().AsObject();
        change(article);
        using var oa = host.Zalo();
        return await oa.Post("article/create", article);
    }

    private static string Challenge() =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(new string('V', 43)))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
