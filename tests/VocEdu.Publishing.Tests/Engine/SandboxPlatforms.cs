using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Outbox;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;
using VocEdu.Testing;

namespace VocEdu.Publishing.Tests.Engine;

/// <summary>The sandbox in memory: strict platforms that remember what was posted, on the test's clock.</summary>
public sealed class SandboxPlatforms(TimeProvider clock) : WebApplicationFactory<Program>
{
    public static readonly Dictionary<string, string?> Settings = new()
    {
        ["Facebook:GraphUrl"] = "http://localhost/facebook",
        ["Facebook:VideoUrl"] = "http://localhost/facebook-video",
        ["Facebook:DialogUrl"] = "http://localhost/facebook",
        ["Facebook:AppId"] = FacebookState.AppId,
        ["Facebook:AppSecret"] = FacebookState.AppSecret,
        ["YouTube:ApiUrl"] = "http://localhost/youtube/v3",
        ["YouTube:UploadUrl"] = "http://localhost/upload/youtube/v3",
        ["Google:TokenUrl"] = "http://localhost/google/token",
        ["Google:ConsentUrl"] = "http://localhost/google/consent",
        ["Google:ClientId"] = YouTubeState.ClientId,
        ["Google:ClientSecret"] = YouTubeState.ClientSecret,
        ["Zalo:OpenApiUrl"] = "http://localhost/zalo",
        ["Zalo:OAuthUrl"] = "http://localhost/zalo-oauth",
        ["Zalo:AppId"] = ZaloState.AppId,
        ["Zalo:AppSecret"] = ZaloState.AppSecret,
    };

    public SandboxStore Store => Services.GetRequiredService<SandboxStore>();

    /// <summary>Wires the real connectors to it.</summary>
    public void Wire(IServiceCollection services, Func<HttpMessageHandler, HttpMessageHandler>? line = null)
    {
        services.AddSingleton<IMediaSource>(new Films());
        services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(
            builder => builder.PrimaryHandler = line is null ? Server.CreateHandler() : line(Server.CreateHandler())));
    }

    public static string RemoteId(ChannelKind kind) => kind switch
    {
        ChannelKind.Facebook => FacebookState.PageId,
        ChannelKind.YouTube => YouTubeState.ChannelId,
        _ => ZaloState.OaId,
    };

    /// <summary>A token that lives as long as a test needs.</summary>
    public ChannelSecrets Token(ChannelKind kind) => Token(Store, clock, kind);

    public static ChannelSecrets Token(SandboxStore store, TimeProvider clock, ChannelKind kind)
    {
        var until = clock.GetUtcNow().AddDays(60);
        var token = $"TOKEN-{Guid.NewGuid():N}";
        if (kind == ChannelKind.Facebook) return new(FacebookState.PageToken);
        store.Write(state =>
        {
            if (kind == ChannelKind.YouTube) state.YouTube.AccessTokens[token] = until;
            else state.Zalo.AccessTokens.Add(new(token, until));
        });
        return new(token, kind == ChannelKind.YouTube ? "TEST-REFRESH" : "TEST-OA-REFRESH-1", until, clock.GetUtcNow());
    }

    /// <summary>How often readers see a work, whole.</summary>
    public int Public(ChannelKind kind, string marker) => Public(Store, kind, marker);

    public static int Public(SandboxStore store, ChannelKind kind, string marker) => store.Read(state => kind switch
    {
        ChannelKind.Facebook => state.Facebook.Posts.Count(p =>
            p is { Published: true, Deleted: false } && $"{p.Link} {p.Message}".Contains(marker, StringComparison.Ordinal)),
        ChannelKind.YouTube => state.YouTube.Videos.Count(v =>
            v.Privacy == "public" && v.Snippet.ToJsonString().Contains(marker, StringComparison.Ordinal)),
        _ => state.Zalo.Articles.Count(a => a.Shown && a.Payload.ToJsonString().Contains(marker, StringComparison.Ordinal)),
    });

    /// <summary>How many posts readers see at all.</summary>
    public int Public(ChannelKind kind) => Store.Read(state => kind switch
    {
        ChannelKind.Facebook => state.Facebook.Posts.Count(p => p is { Published: true, Deleted: false }),
        ChannelKind.YouTube => state.YouTube.Videos.Count(v => v.Privacy == "public"),
        _ => state.Zalo.Articles.Count(a => a.Shown),
    });

    /// <summary>What is missing of a public post, by the platform's own record; empty when it is complete.</summary>
    public string Lacks(OutboxPost post) => Store.Read(state =>
    {
        switch (post.Channel!.Kind)
        {
            case ChannelKind.Facebook when post.Content.Video is not null:
                var film = state.Facebook.Videos.Single(v => v.Id == post.RemoteId);
                return film.Sha256 != post.Content.Video.Sha256 ? "the film's bytes" : film.HasThumbnail != post.Content.Pictures.Count > 0 ? "the thumbnail" : "";
            case ChannelKind.Facebook:
                var shown = state.Facebook.Posts.Single(p => p.Id == post.RemoteId);
                return shown.PhotoIds.Count == post.Content.Pictures.Count ? "" : $"{shown.PhotoIds.Count} photos";
            case ChannelKind.YouTube:
                var video = state.YouTube.Videos.Single(v => v.Id == post.RemoteId);
                var listed = state.YouTube.Playlisted.Count(p => p.VideoId == video.Id);
                return (video.Sha256 == post.Content.Video!.Sha256, video.HasThumbnail, video.Captions.Count, listed) == (true, post.Content.Pictures.Count > 0, post.Content.Captions.Count, post.Content.Playlist is null ? 0 : 1)
                    ? "" : $"thumbnail {video.HasThumbnail}, captions {video.Captions.Count}, playlist {listed}";
            default:
                return state.Zalo.Articles.Exists(a => a.Id == post.RemoteId) ? "" : "the article";
        }
    });

    /// <summary>The words readers see.</summary>
    public string Words(OutboxPost post) => Store.Read(state => post.Channel!.Kind switch
    {
        ChannelKind.Facebook when post.Content.Video is not null => state.Facebook.Videos.Single(v => v.Id == post.RemoteId).Description,
        ChannelKind.Facebook => state.Facebook.Posts.Single(p => p.Id == post.RemoteId).Message,
        ChannelKind.YouTube => state.YouTube.Videos.Single(v => v.Id == post.RemoteId).Snippet["description"]?.ToString(),
        _ => state.Zalo.Articles.Single(a => a.Id == post.RemoteId).Text("description"),
    }) ?? "";

    public static ChannelKind KindOf(PostShape shape) => shape switch
    {
        PostShape.YouTubeFilm => ChannelKind.YouTube,
        PostShape.ZaloArticle or PostShape.ZaloFilm => ChannelKind.Zalo,
        _ => ChannelKind.Facebook,
    };

    public static ChannelPost Post(ChannelKind kind, string name) => Post(kind switch
    {
        ChannelKind.Facebook => PostShape.FacebookLink,
        ChannelKind.YouTube => PostShape.YouTubeFilm,
        _ => PostShape.ZaloArticle,
    }, name);

    public static ChannelPost Post(PostShape shape, string name) => shape switch
    {
        PostShape.FacebookText => new() { Marker = "", Text = $"Ngày hội {name}" },
        PostShape.FacebookLink => new() { Marker = "", Text = $"Ngày hội {name}", Link = new Uri($"https://gdnn.example.vn/tin-tuc/{name}") },
        PostShape.FacebookPhotos => new()
        {
            Marker = "", Text = $"Ngày hội {name}",
            Pictures = [new(new Uri("https://gdnn.example.vn/media/1.jpg"), "Thí sinh hàn"), new(new Uri("https://gdnn.example.vn/media/2.jpg"), "Trao giải")],
        },
        PostShape.FacebookFilm => new() { Marker = "", Title = $"Ngày hội {name}", Text = "Phim giới thiệu nghề điện công nghiệp.", Video = Films.Video(name), Pictures = [new(new Uri("https://gdnn.example.vn/media/bia.jpg"), "Xưởng điện", FilmBytes.Picture)] },
        PostShape.YouTubeFilm => new()
        {
            Marker = "", Title = $"Ngày hội {name}", Text = "Phim giới thiệu nghề điện công nghiệp.", Video = Films.Video(name), Playlist = YouTubeState.Playlist,
            Pictures = [new(new Uri("https://gdnn.example.vn/media/bia.jpg"), "Xưởng điện", FilmBytes.Picture)],
            Captions = [new("phu-de.srt", "vi", "Tiếng Việt")],
        },
        PostShape.ZaloFilm => new()
        {
            Marker = "", Title = $"Ngày hội {name}", Text = "Mời học sinh và phụ huynh xem phim.", Video = Films.Video(name),
            Pictures = [new(new Uri("https://gdnn.example.vn/media/bia.jpg"), "Quang cảnh ngày hội")],
        },
        _ => new()
        {
            Marker = "", Title = $"Ngày hội {name}", Text = "Mời học sinh và phụ huynh đến dự.", Author = "Ban biên tập",
            Link = new Uri($"https://gdnn.example.vn/tin-tuc/{name}"),
            Pictures = [new(new Uri("https://gdnn.example.vn/media/bia.jpg"), "Quang cảnh ngày hội")],
            Blocks = [new("Sáng 21/11, ngày hội khai mạc.")],
        },
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Sandbox:StateFile", "")
        .ConfigureLogging(logs => logs.ClearProviders())        // thousands of requests
        .ConfigureTestServices(services => services.AddSingleton(clock));

    private sealed class Films : IMediaSource
    {
        public static PostVideo Video(string name) => new(name, "video/mp4", FilmBytes.Of(name).Length, Convert.ToHexStringLower(SHA256.HashData(FilmBytes.Of(name))));

        public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => Task.FromResult<Stream>(new MemoryStream(FilmBytes.Of(fileKey)));
    }
}

/// <summary>Everything that is posted, channel by channel.</summary>
public enum PostShape
{
    FacebookText,
    FacebookLink,
    FacebookPhotos,
    FacebookFilm,
    YouTubeFilm,
    ZaloArticle,
    ZaloFilm,
}

/// <summary>The line of a process that dies around its n-th message to a platform.</summary>
public sealed class DyingLine(HttpMessageHandler inner, LastMessage last) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var turn = last.Next();
        if (turn < last.Number) return await base.SendAsync(request, cancellationToken);
        if (turn == last.Number && last.Moment >= DeathMoment.AfterAnswer)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            last.Answered();
            return answer;
        }
        if (turn == last.Number && last.Moment == DeathMoment.AfterRequest) (await base.SendAsync(request, cancellationToken)).Dispose();
        if (turn > last.Number && last.Moment >= DeathMoment.AfterAnswer) return await base.SendAsync(request, cancellationToken);     // a read in between
        last.Die();
        return await new TaskCompletionSource<HttpResponseMessage>().Task;
    }
}

/// <summary>When, around one message to a platform, the process dies.</summary>
public enum DeathMoment
{
    BeforeRequest,

    /// <summary>The platform has acted; nobody reads its answer.</summary>
    AfterRequest,

    /// <summary>The answer was read; nothing of it reaches the database.</summary>
    AfterAnswer,

    /// <summary>The save was begun and rolled back.</summary>
    DuringSave,

    /// <summary>The save took effect; the process never heard of it.</summary>
    AfterSave,
}

public sealed class LastMessage(int number, DeathMoment moment, Death? death = null)
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;

    public int Number => number;

    public DeathMoment Moment => moment;

    public Task Died => _died.Task;

    public int Next() => Interlocked.Increment(ref _turn);

    public void Die() => _died.TrySetResult();

    /// <summary>From now on the database hears only so much of this process.</summary>
    public void Answered()
    {
        if (moment == DeathMoment.AfterAnswer) death?.ComesAt(1);
        else if (moment == DeathMoment.DuringSave) death?.ComesAt(3);
        else death?.ComesAt(1, afterwards: true);
    }
}
