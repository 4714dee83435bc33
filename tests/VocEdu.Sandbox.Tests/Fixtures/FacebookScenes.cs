using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;
using static VocEdu.Sandbox.Tests.Fixtures.Scene;
using FacebookVideo = VocEdu.Sandbox.Facebook.Video;

namespace VocEdu.Sandbox.Tests.Fixtures;

public static class FacebookScenes
{
    public static readonly Dictionary<string, Scene> All = new(StringComparer.Ordinal)
    {
        ["debug_token_dead"] = Switched(s => s.Facebook.TokenDeath = 460),
        ["debug_token_valid"] = Plain,
        ["error_190_459_checkpoint"] = Page("facebook/token-checkpoint"),
        ["error_190_460_password"] = Page("facebook/token-password"),
        ["error_190_463_expired"] = Page("facebook/token-expired"),
        ["error_190_492_no_role"] = Page("facebook/token-no-role"),
        ["error_197_empty"] = Asking(h => Post(h, new { published = true })),
        ["error_1_unknown_500"] = Page("facebook/unknown"),
        ["error_200_permission"] = Page("facebook/permission"),
        ["error_2_service_500"] = Page("facebook/service"),
        ["error_32_page_limit"] = Page("facebook/page-limit"),
        ["error_368_blocked"] = Page("facebook/blocked"),
        ["error_4_app_limit"] = Page("facebook/app-limit"),
        ["error_506_duplicate"] = Asking(async h =>
        {
            await Post(h, new { message = "x" });
            return await Post(h, new { message = "x" });
        }),
        ["error_613_custom_limit"] = Page("facebook/custom-limit"),
        ["error_80001_page_buc_limit"] = Switched(s => s.Facebook.CallsPerHour = 0) with { Ask = (h, _) => Post(h, new { message = "x" }) },
        ["feed_attached_media_ok"] = Given(s => s.Facebook.Photos.AddRange(
        [
            new Photo { Id = "700000000000002", CreatedAt = SandboxHost.Start }, new Photo { Id = "700000000000003", CreatedAt = SandboxHost.Start },
        ])),
        ["feed_hidden_ok"] = Plain,
        ["feed_link_ok"] = Plain,
        ["feed_scheduled_ok"] = Plain,
        ["feed_scheduled_too_soon_100"] = Plain,
        ["feed_text_ok"] = Plain,
        ["html_outage_502"] = Page("html-502"),
        ["insights_dead_metric_100"] = Plain,
        ["insights_page_ok"] = Plain,
        ["insights_post_ok"] = Given(s => s.Facebook.Posts.Add(Scene.Post(2))),
        ["me_accounts_ok"] = Asking(async h =>
        {
            using var user = h.Bearing("/facebook/v25.0/", "TEST-LONG-USER");
            return await user.Get("me/accounts?fields=id,name,access_token,tasks&limit=100");
        }),
        ["oauth_code_exchange_ok"] = Plain,
        ["oauth_long_user_token_ok"] = Plain,
        ["photos_published_ok"] = Plain,
        ["photos_too_large_1366046"] = Asking(async h =>
        {
            h.Pictures.Files["/big.png"] = [0x89, (byte)'P', (byte)'N', (byte)'G', .. new byte[100]];
            h.Store.Write(s => s.Switches.Facebook.PhotoBytes = 50);
            using var page = h.Facebook();
            return await page.Post("100200300400500/photos", new { url = "http://localhost/big.png", published = false });
        }),
        ["photos_unpublished_ok"] = new Scene(null, (h, f) => f.SendAsync(h, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0])),
        ["post_delete_again_100_33"] = Plain,
        ["post_delete_ok"] = Given(s => s.Facebook.Posts.Add(Scene.Post(2))),
        ["post_publish_flip_ok"] = Given(s => s.Facebook.Posts.Add(Scene.Post(4, published: false))),
        ["post_read_ok"] = Given(s => s.Facebook.Posts.Add(Scene.Post(2))),
        ["post_update_ok"] = Given(s => s.Facebook.Posts.Add(Scene.Post(2))),
        ["post_update_other_app_200"] = Given(s => s.Facebook.Posts.Add(Scene.Post(99, "OTHER-APP"))),
        ["published_posts_empty_with_next"] = Switched(s => s.Facebook.EmptyFirstPage = true) with { Ask = (h, _) => Get(h, "100200300400500/published_posts?limit=25") },
        ["published_posts_page1"] = Given(s => s.Facebook.Posts.AddRange(Enumerable.Range(1, 30).Select(n => Scene.Post(n)))),
        ["reel_binary_ok"] = Given(s => s.Facebook.Videos.Add(Reel())) with { Ask = (h, f) => f.SendAsync(h, new byte[2097152]) },
        ["reel_finish_ok"] = Given(s =>
        {
            s.Facebook.Videos.Add(Reel());
            s.Facebook.Videos[0].Sha256 = "x";
        }),
        ["reel_start_ok"] = Plain,
        ["scheduled_posts_ok"] = Given(s =>
        {
            var post = Scene.Post(3, published: false);
            post.ScheduledAt = SandboxHost.Start.AddDays(1);
            s.Facebook.Posts.Add(post);
        }, "paging"), // the fixture leaves the cursors out
        ["video_file_url_ok"] = Plain,
        ["video_finish_ok"] = new Scene(h =>
        {
            h.Store.Write(Session(3145728));
            Store(h, "facebook-810000000000001", new byte[3145728]);
        }),
        ["video_start_ok"] = Plain,
        // These requests ask for fewer fields than the fixture shows; the file's size is documented, though not shown.
        ["video_status_error"] = Given(s => s.Facebook.Videos.Add(Film(VideoOutcome.Error)), "status.uploading_phase.source_file_size", "description"),
        ["video_status_processing"] = Given(s => s.Facebook.Videos.Add(Film(null)), "status.uploading_phase.source_file_size"),
        ["video_status_ready"] = Given(s => s.Facebook.Videos.Add(Film(VideoOutcome.Ready)), "status.uploading_phase.source_file_size"),
        ["video_transfer_last_ok"] = Given(Session(2097152)) with { Ask = (h, f) => f.SendAsync(h, new byte[1048576]) },
        ["video_transfer_ok"] = Given(Session(0)) with { Ask = (h, f) => f.SendAsync(h, new byte[1048576]) },
        ["video_transfer_wrong_offset_1363037"] = Given(Session(1048576)) with { Ask = (h, f) => f.SendAsync(h, new byte[1048576]) },
    };

    private static FacebookVideo Reel() => new() { Id = "820000000000001", Reel = true, CreatedAt = SandboxHost.Start };

    private static async Task<Answer> Post(SandboxHost host, object json)
    {
        using var page = host.Facebook();
        return await page.Post("100200300400500/feed", json);
    }

    private static async Task<Answer> Get(SandboxHost host, string path)
    {
        using var page = host.Facebook();
        return await page.Get(path);
    }
}
