using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Figures;
using VocEdu.Publishing.Health;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Tests.Engine;
using VocEdu.Sandbox.Faults;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Delivery;

/// <summary>What happens to a post beside and after its sending: time, thumbnail and captions, edits, figures, a message to followers.</summary>
public sealed class AfterPostingTests : SandboxFixture
{
    private FaultBook Faults => Sandbox.Services.GetRequiredService<FaultBook>();

    [Test]
    public async Task Video_with_a_time_is_uploaded_ahead_and_public_on_time_by_YouTube_itself()
    {
        await ConnectAsync(ChannelKind.YouTube);
        var at = Start.AddHours(5);
        var post = await PlanAsync(PostShape.YouTubeFilm, "planned", at);

        await Survivor.RunForAsync(TimeSpan.FromHours(2.9));
        Assert.That(Sandbox.Store.Read(s => s.YouTube.Videos), Is.Empty, "too early");
        await Survivor.RunForAsync(TimeSpan.FromHours(1));
        var waiting = Sandbox.Store.Read(s => s.YouTube.Videos.Single());
        Assert.That((waiting.Privacy, waiting.Status["publishAt"]?.ToString(), waiting.HasThumbnail), Is.EqualTo(("private", "2026-11-21T07:00:00Z", true)));

        Time.Now = at.AddSeconds(1);
        Assert.That(Sandbox.Store.Read(s => { s.YouTube.Settle(Time.Now, s.Switches.YouTube); return waiting.Privacy; }), Is.EqualTo("public"), "while no worker of ours looks");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(2));
        await JudgeAsync(post.Id, "planned");
    }

    [Test]
    public async Task Edit_of_a_video_keeps_what_was_set_on_YouTube()
    {
        await ConnectAsync(ChannelKind.YouTube);
        var post = await PlanAsync(PostShape.YouTubeFilm, "kept");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));
        Sandbox.Store.Write(s =>
        {
            var video = s.YouTube.Videos.Single();
            (video.Status["license"], video.Status["embeddable"], video.Snippet["categoryId"], video.Snippet["defaultAudioLanguage"]) = ("creativeCommon", false, "25", "vi");
        });

        await ReviseAsync(PostShape.YouTubeFilm, "kept", p => p with { Title = "Tiêu đề mới", Tags = ["nghề điện"] });
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));

        var edited = Sandbox.Store.Read(s => s.YouTube.Videos.Single());
        Assert.That((edited.Snippet["title"]!.ToString(), edited.Snippet["tags"]![0]!.ToString(), edited.Snippet["categoryId"]!.ToString(), edited.Snippet["defaultAudioLanguage"]!.ToString()),
            Is.EqualTo(("Tiêu đề mới", "nghề điện", "25", "vi")));
        Assert.That((edited.Status["license"]!.ToString(), edited.Status["embeddable"]!.ToString(), edited.Privacy), Is.EqualTo(("creativeCommon", "false", "public")));
        await JudgeAsync(post.Id, "edited");
    }

    [Test]
    public async Task Thumbnail_that_YouTube_forbids_leaves_the_video_public_and_says_why()
    {
        await ConnectAsync(ChannelKind.YouTube);
        Sandbox.Store.Write(s => s.Switches.YouTube.ThumbnailsAllowed = false);
        var post = await PlanAsync(PostShape.YouTubeFilm, "bare");

        await Survivor.RunForAsync(TimeSpan.FromHours(12));

        var settled = await ReadAsync(post.Id);
        Assert.That((settled.State, settled.WakeAt, settled.AnswerMessage), Is.EqualTo((PostState.Posted, (DateTimeOffset?)null, settled.AnswerMessage)));
        Assert.That(settled.AnswerMessage, Does.Contain("ảnh bìa"));
        Assert.That(settled.Channel!.State, Is.EqualTo(ChannelState.Ready));
        Assert.That(Sandbox.Public(ChannelKind.YouTube, settled.Content.Marker), Is.EqualTo(1));
    }

    [Test]
    public async Task Captions_that_failed_are_added_later_and_once()
    {
        await ConnectAsync(ChannelKind.YouTube);
        Faults.Add(new Fault { Endpoint = "youtube.captions.insert", Answer = "youtube/backend", Applied = true });
        Faults.Add(new Fault { Endpoint = "youtube.playlistItems.insert", Answer = "html-502", Applied = true });
        Faults.Add(new Fault { Endpoint = "youtube.thumbnails.set", Answer = "youtube/thumbnail-limit" });
        var post = await PlanAsync(PostShape.YouTubeFilm, "later");

        await Survivor.RunForAsync(TimeSpan.FromHours(12));

        await JudgeAsync(post.Id, "thumbnail, captions and playlist are there, once each");
    }

    [Test]
    public async Task Corrected_captions_replace_the_track_and_are_never_doubled()
    {
        await ConnectAsync(ChannelKind.YouTube);
        var post = await PlanAsync(PostShape.YouTubeFilm, "said");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));
        var first = Sandbox.Store.Read(s => s.YouTube.Videos.Single().Captions.Single());

        Faults.Add(new Fault { Endpoint = "youtube.captions.update", Answer = "youtube/backend", Applied = true });
        await FollowAsync(post.WorkId, p => p with { Captions = [new("phu-de-sua.srt", "vi", "Tiếng Việt", "02")] });
        await Survivor.RunForAsync(TimeSpan.FromHours(12));

        var track = Sandbox.Store.Read(s => s.YouTube.Videos.Single().Captions.Single());
        Assert.That((track.Id, track.Sha256, track.Writes), Is.EqualTo((first.Id, Convert.ToHexStringLower(SHA256.HashData(FilmBytes.Of("phu-de-sua.srt"))), 3)), "the lost answer costs one more write of the same");
        await JudgeAsync(post.Id, "corrected");
        Assert.That(await Survivor.QueryAsync(db => db.Attempts.Where(a => a.PostId == post.Id && a.Kind == AttemptKind.Edit).CountAsync()), Is.EqualTo(2), "each is in the log");

        await FollowAsync(post.WorkId, p => p with { Captions = [new("phu-de-sua.srt", "vi", "Tiếng Việt", "02")] });
        await ReviseAsync(PostShape.YouTubeFilm, "said", p => p with { Title = "Tiêu đề khác", Captions = [new("phu-de-sua.srt", "vi", "Tiếng Việt", "02")] });
        await Survivor.RunForAsync(TimeSpan.FromHours(1));
        Assert.That(Sandbox.Store.Read(s => s.YouTube.Videos.Single().Captions.Single().Writes), Is.EqualTo(3), "words that did not change are not sent again");
    }

    [Test]
    public async Task Captions_corrected_while_the_film_is_on_its_way_follow_when_it_has_arrived()
    {
        await ConnectAsync(ChannelKind.YouTube);
        var post = await PlanAsync(PostShape.YouTubeFilm, "on its way");
        Faults.Add(new Fault { Endpoint = "youtube.videos.list", Answer = "youtube/backend", Times = 1 });
        await Survivor.RunForAsync(TimeSpan.FromSeconds(5));
        Assert.That((await ReadAsync(post.Id)).State, Is.Not.EqualTo(PostState.Posted));
        await FollowAsync(post.WorkId, p => p with { Captions = [new("phu-de-sua.srt", "vi", "Tiếng Việt", "02")] });
        await Survivor.RunForAsync(TimeSpan.FromHours(12));

        var track = Sandbox.Store.Read(s => s.YouTube.Videos.Single().Captions.Single());
        Assert.That(track.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(FilmBytes.Of("phu-de-sua.srt")))));
        await JudgeAsync(post.Id, "followed");
    }

    [Test]
    public async Task Token_that_dies_half_way_keeps_the_post_until_the_channel_is_connected_again([Values(PostShape.FacebookPhotos, PostShape.FacebookFilm, PostShape.YouTubeFilm, PostShape.ZaloArticle, PostShape.ZaloFilm)] PostShape shape)
    {
        var kind = SandboxPlatforms.KindOf(shape);
        await ConnectAsync(kind);
        var (call, answer) = shape switch
        {
            PostShape.FacebookPhotos => ("facebook.feed", "facebook/token-password"),
            PostShape.FacebookFilm => ("facebook.videos.finish", "facebook/token-checkpoint"),
            PostShape.YouTubeFilm => ("youtube.upload.final", "youtube/forbidden"),
            _ => ("zalo.article.verify", "zalo/not-registered"),
        };
        Faults.Add(new Fault { Endpoint = call, Answer = answer });
        var post = await PlanAsync(shape, "half");
        await Survivor.RunForAsync(TimeSpan.FromHours(3));
        var blocked = await ReadAsync(post.Id);
        Assert.That((blocked.State, blocked.Channel!.State), Is.EqualTo((PostState.Blocked, ChannelState.Blocked)), blocked.AnswerMessage);

        await ConnectAsync(kind);
        await Survivor.RunForAsync(TimeSpan.FromHours(3));
        await JudgeAsync(post.Id, "after a new connection");
        Assert.That(Sandbox.Public(kind), Is.EqualTo(1));
    }

    [Test]
    public async Task Database_that_restarts_in_mid_delivery_changes_nothing_for_readers([Values] PostShape shape, [Values(2, 4)] int message)
    {
        await ConnectAsync(SandboxPlatforms.KindOf(shape));
        var post = await PlanAsync(shape, "restart");
        var turns = new StrongBox<int>();
        var node = NewNode("node", line => new Restarting(line, turns, message, EndSessionsAsync));

        for (var turn = 0; turn < 20; turn++)
        {
            try
            {
                await node.RunForAsync(TimeSpan.FromMinutes(30));
            }
            catch (Exception lost) when (lost.GetBaseException() is Npgsql.NpgsqlException or IOException or System.Net.Sockets.SocketException)
            {
                Time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        await JudgeAsync(post.Id, "after the restart");
        Assert.That(Sandbox.Public(SandboxPlatforms.KindOf(shape)), Is.EqualTo(1));
    }

    [Test]
    public async Task Figures_of_whole_channels_are_kept_day_by_day()
    {
        Sandbox.Store.Write(s => s.Switches.Facebook.RetiredMetrics = ["page_media_view"]);
        var channels = new Dictionary<ChannelKind, Guid>();
        foreach (var kind in Enum.GetValues<ChannelKind>()) channels[kind] = (await ConnectAsync(kind)).Id;

        await CountChannelsAsync();
        Time.Advance(TimeSpan.FromHours(1));
        Sandbox.Store.Write(s => s.Switches.Zalo.Followers = 1);
        await CountChannelsAsync();
        var first = await FiguresAsync();
        Time.Advance(TimeSpan.FromDays(2));
        foreach (var kind in Enum.GetValues<ChannelKind>()) await ConnectAsync(kind);
        await CountChannelsAsync();
        var later = await FiguresAsync();

        Assert.That(first.Where(f => f.ChannelId == channels[ChannelKind.Zalo]).Select(f => (f.Day, f.Metric, f.Value)), Is.EqualTo(new[] { (new DateOnly(2026, 11, 21), "num_follower", 1305L) }), "asked once a day");
        Assert.That(first.Where(f => f.ChannelId == channels[ChannelKind.YouTube]).Select(f => f.Metric), Does.Contain("subscriberCount"));
        var page = first.Where(f => f.ChannelId == channels[ChannelKind.Facebook]).ToList();
        Assert.That(page.Select(f => f.Metric).Distinct(), Is.EquivalentTo(new[] { "page_follows", "page_daily_follows", "page_total_media_view_unique", "page_post_engagements" }), "the retired one is missing, the others are not");
        Assert.That(page.Where(f => f.Metric == "page_follows").Select(f => f.Day).ToList(), Is.Unique.And.Ordered.And.Count.GreaterThan(25));
        Assert.That(page.Max(f => f.Day), Is.LessThan(new DateOnly(2026, 11, 21)), "Facebook's day of today has not ended");
        Assert.That(later.Where(f => f.ChannelId == channels[ChannelKind.Facebook]).Max(f => f.Day), Is.EqualTo(page.Max(f => f.Day).AddDays(2)));
        Assert.That(later.Where(f => f.ChannelId == channels[ChannelKind.Zalo]).Select(f => f.Value), Is.EqualTo(new[] { 1305L, 1L }));
    }

    private async Task CountChannelsAsync() => await Survivor.AskAsync<CountChannels, bool>(async use => { await use.RunAsync(CancellationToken.None); return true; });

    private Task<List<ChannelFigure>> FiguresAsync() => Survivor.QueryAsync(db => db.ChannelFigures.AsNoTracking().OrderBy(f => f.Day).ToListAsync());

    [Test]
    public async Task Figures_are_kept_with_their_day_by_the_platforms_names()
    {
        Sandbox.Store.Write(s => s.Switches.Facebook.RetiredMetrics = ["post_clicks"]);
        foreach (var kind in Enum.GetValues<ChannelKind>()) await ConnectAsync(kind);
        PostShape[] shapes = [PostShape.FacebookLink, PostShape.FacebookFilm, PostShape.YouTubeFilm, PostShape.ZaloArticle];
        var posts = new Dictionary<PostShape, Guid>();
        foreach (var shape in shapes) posts[shape] = (await PlanAsync(shape, $"{shape}")).Id;
        await Survivor.RunForAsync(TimeSpan.FromHours(1));

        var first = await CountAsync();
        var again = await CountAsync();
        Time.Advance(TimeSpan.FromDays(1));
        foreach (var kind in Enum.GetValues<ChannelKind>()) await ConnectAsync(kind);
        var tomorrow = await CountAsync();

        Assert.That((first, again, tomorrow), Is.EqualTo((4, 0, 4)), "once a day for each");
        var figures = await Survivor.QueryAsync(db => db.Figures.AsNoTracking().ToListAsync());
        string[] Of(PostShape shape) => [.. figures.Where(f => f.PostId == posts[shape] && f.TakenOn == new DateOnly(2026, 11, 21)).Select(f => f.Metric).Order(StringComparer.Ordinal)];
        Assert.That(Of(PostShape.FacebookLink), Is.EqualTo(new[] { "comments", "post_media_view", "post_reactions_by_type_total", "post_total_media_view_unique", "reactions" }), "the retired one is missing, the others are not");
        Assert.That(Of(PostShape.FacebookFilm), Is.EqualTo(new[] { "total_video_views" }));
        Assert.That(Of(PostShape.YouTubeFilm), Does.Contain("viewCount").And.Contain("likeCount"));
        Assert.That(Of(PostShape.ZaloArticle), Is.EqualTo(new[] { "total_share", "total_view" }));
        Assert.That(figures.Select(f => f.TakenOn).Distinct(), Is.EquivalentTo(new[] { new DateOnly(2026, 11, 21), new DateOnly(2026, 11, 22) }));
    }

    [Test]
    public async Task Followers_are_told_once_and_never_again()
    {
        var post = await PostedArticleAsync();
        Assert.That(await BroadcastAsync(post), Is.Null);
        Assert.That((await BroadcastAsync(post))!.Code, Is.EqualTo("broadcast.sent"));
        Assert.That(Sandbox.Store.Read(s => s.Zalo.Broadcasts.Count), Is.EqualTo(1));
    }

    [Test]
    public async Task Message_whose_answer_was_lost_is_never_repeated()
    {
        var post = await PostedArticleAsync();
        Faults.Add(new Fault { Endpoint = "zalo.oa.message", Then = FaultKind.Reset, Applied = true });

        Assert.That((await BroadcastAsync(post))!.Message, Does.Contain("Chưa rõ"));
        Assert.That((await BroadcastAsync(post))!.Code, Is.EqualTo("broadcast.unknown"));
        Assert.That(Sandbox.Store.Read(s => s.Zalo.Broadcasts.Count), Is.EqualTo(1));
    }

    [TestCase("zalo/not-allowed", "gói dịch vụ")]
    [TestCase("zalo/package", "nâng gói")]
    [TestCase("zalo/not-verified", "xác thực")]
    [TestCase("zalo/out-of-quota", "hết lượt")]
    public async Task Message_that_the_package_does_not_allow_is_explained_and_may_be_asked_for_again(string answer, string sentence)
    {
        var post = await PostedArticleAsync();
        Faults.Add(new Fault { Endpoint = "zalo.oa.message", Answer = answer });

        Assert.That((await BroadcastAsync(post))!.Message, Does.Contain(sentence));
        Assert.That((await ReadAsync(post)).Channel!.State, Is.EqualTo(ChannelState.Ready), "articles go on");
        Assert.That(await BroadcastAsync(post), Is.Null, "once it is allowed");
    }

    [Test]
    public async Task Followers_are_not_disturbed_at_night()
    {
        var post = await PostedArticleAsync();
        Time.Now = new DateTimeOffset(2026, 11, 21, 15, 0, 0, TimeSpan.Zero);       // 22:00 in Viet Nam
        Assert.That((await BroadcastAsync(post))!.Code, Is.EqualTo("broadcast.hours"));
        Assert.That(await Survivor.QueryAsync(db => db.Broadcasts.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Posts_of_a_channel_keep_their_distance_and_their_order()
    {
        var channel = await ConnectAsync(ChannelKind.Facebook);
        await Survivor.AskAsync<PaceChannel, bool>(use => use.RunAsync(channel.Id, TimeSpan.FromMinutes(10), CancellationToken.None));
        for (var i = 0; i < 4; i++) await PlanAsync(PostShape.FacebookText, $"paced-{i}");

        await Survivor.RunForAsync(TimeSpan.FromHours(1));

        var posts = Sandbox.Store.Read(s => s.Facebook.Posts.Where(p => p.Published).ToList());
        Assert.That(posts.Select(p => p.PublishedAt!.Value - Start), Is.EqualTo(new[] { 0, 10, 20, 30 }.Select(m => TimeSpan.FromMinutes(m))).Within(TimeSpan.FromSeconds(5)));
        Assert.That(posts.Select(p => p.Message!.Split(' ')[2].Split('\n')[0]), Is.EqualTo(new[] { "paced-0", "paced-1", "paced-2", "paced-3" }));
    }

    [Test]
    public async Task Edit_that_the_channel_refuses_is_reported_and_goes_when_asked_again()
    {
        await ConnectAsync(ChannelKind.Facebook);
        var post = await PlanAsync(PostShape.FacebookText, "refused");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));
        Faults.Add(new Fault { Endpoint = "facebook.update", Answer = "facebook/permission" });
        await ReviseAsync(PostShape.FacebookText, "refused", p => p with { Text = "Lời mới" });
        await Survivor.RunForAsync(TimeSpan.FromHours(1));

        var left = await ReadAsync(post.Id);
        var health = await Survivor.AskAsync<EngineHealth, EngineState>(h => h.RunAsync(CancellationToken.None));
        Assert.That((left.State, left.NextContent!.Text, health.NeedPerson), Is.EqualTo((PostState.Posted, "Lời mới", 1)));
        Assert.That(left.AnswerMessage, Does.Contain("Facebook"));

        await Survivor.AskAsync<SteerPost, Refusal?>(use => use.RetryNowAsync(post.Id, "Hòa", CancellationToken.None));
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));
        Assert.That(Sandbox.Words(await JudgeAsync(post.Id, "asked again")), Does.Contain("Lời mới"));
    }

    [Test]
    public async Task Page_near_its_allowance_pauses_and_another_pages_use_does_not_matter()
    {
        await ConnectAsync(ChannelKind.Facebook);
        var use = "10";
        var node = NewNode("used", line => new Usage(line, () => $$"""
            {"999":[{"type":"pages","call_count":99}],"{{SandboxPlatforms.RemoteId(ChannelKind.Facebook)}}":[{"type":"pages","call_count":{{use}},"estimated_time_to_regain_access":20}]}
            """));
        var first = await PlanAsync(PostShape.FacebookText, "calm");
        await node.RunForAsync(TimeSpan.FromMinutes(1));
        await JudgeAsync(first.Id, "another page's 99 % do not matter");

        use = "96";
        var second = await PlanAsync(PostShape.FacebookText, "busy");
        await node.RunForAsync(TimeSpan.FromMinutes(1));
        var waiting = await ReadAsync(second.Id);
        Assert.That((waiting.State, waiting.Channel!.State, waiting.Channel.PausedUntil - Time.Now > TimeSpan.FromMinutes(15)), Is.EqualTo((PostState.Blocked, ChannelState.Limited, true)));
        use = "10";
        await node.RunForAsync(TimeSpan.FromMinutes(30));
        await JudgeAsync(second.Id, "after the pause");
    }

    private async Task<Guid> PostedArticleAsync()
    {
        await ConnectAsync(ChannelKind.Zalo);
        var post = await PlanAsync(PostShape.ZaloArticle, "told");
        await Survivor.RunForAsync(TimeSpan.FromMinutes(5));
        return post.Id;
    }

    private Task<Refusal?> BroadcastAsync(Guid postId) => Survivor.AskAsync<BroadcastPost, Refusal?>(use => use.RunAsync(postId, "Hòa", CancellationToken.None));

    private Task<int> CountAsync() => Survivor.AskAsync<CountPosts, int>(use => use.RunAsync(100, CancellationToken.None));

    private Task<bool> FollowAsync(Guid workId, Func<ChannelPost, ChannelPost> change) => Survivor.AskAsync<FollowFiles, bool>(async use =>
    {
        await use.RunAsync(workId, new Dictionary<ChannelKind, ChannelPost> { [ChannelKind.YouTube] = change(SandboxPlatforms.Post(PostShape.YouTubeFilm, "said")) }, CancellationToken.None);
        return true;
    });

    private async Task ReviseAsync(PostShape shape, string name, Func<ChannelPost, ChannelPost> change)
    {
        var work = await PublishAsync(Story($"content:{name}", at: Time.Now));
        await Survivor.AskAsync<PlanPosts, PlannedPosts>(use => use.RunAsync(work,
            [(SandboxPlatforms.KindOf(shape), change(SandboxPlatforms.Post(shape, name)), Time.Now)], CancellationToken.None));
    }

    /// <summary>What clients see of a restart: every session ends at once.</summary>
    private async Task EndSessionsAsync()
    {
        await using var server = Npgsql.NpgsqlDataSource.Create(new Npgsql.NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await using var end = server.CreateCommand($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{new Npgsql.NpgsqlConnectionStringBuilder(TestDatabase.ConnectionString).Database}'");
        await end.ExecuteNonQueryAsync();
    }

    private sealed class Restarting(HttpMessageHandler inner, StrongBox<int> turns, int message, Func<Task> restart) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (Interlocked.Increment(ref turns.Value) == message) await restart();
            return answer;
        }
    }

    private sealed class Usage(HttpMessageHandler inner, Func<string> header) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            answer.Headers.Remove("X-Business-Use-Case-Usage");
            answer.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", header());
            return answer;
        }
    }
}
