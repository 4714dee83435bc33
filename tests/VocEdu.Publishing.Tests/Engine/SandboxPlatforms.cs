using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

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
    public ChannelSecrets Token(ChannelKind kind)
    {
        var until = clock.GetUtcNow().AddDays(60);
        var token = $"TOKEN-{Guid.NewGuid():N}";
        if (kind == ChannelKind.Facebook) return new(FacebookState.PageToken);
        Store.Write(state =>
        {
            if (kind == ChannelKind.YouTube) state.YouTube.AccessTokens[token] = until;
            else state.Zalo.AccessTokens.Add(new(token, until));
        });
        return new(token, kind == ChannelKind.YouTube ? "TEST-REFRESH" : "TEST-OA-REFRESH-1", until, clock.GetUtcNow());
    }

    /// <summary>How often readers see a work.</summary>
    public int Public(ChannelKind kind, string marker) => Store.Read(state => kind switch
    {
        ChannelKind.Facebook => state.Facebook.Posts.Count(p =>
            p is { Published: true, Deleted: false } && $"{p.Link} {p.Message}".Contains(marker, StringComparison.Ordinal)),
        ChannelKind.YouTube => state.YouTube.Videos.Count(v =>
            v.Privacy == "public" && v.Snippet.ToJsonString().Contains(marker, StringComparison.Ordinal)),
        _ => state.Zalo.Articles.Count(a => a.Shown && a.Payload.ToJsonString().Contains(marker, StringComparison.Ordinal)),
    });

    public static ChannelPost Post(ChannelKind kind, string name) => kind switch
    {
        ChannelKind.Facebook => new() { Marker = "", Text = $"Ngày hội {name}", Link = new Uri($"https://gdnn.example.vn/tin-tuc/{name}") },
        ChannelKind.YouTube => new()
        {
            Marker = "", Title = $"Ngày hội {name}", Text = "Phim giới thiệu nghề điện công nghiệp.",
            Video = new(name, "video/mp4", Films.Of(name).Length, Convert.ToHexStringLower(SHA256.HashData(Films.Of(name)))),
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
        .ConfigureTestServices(services => services.AddSingleton(clock));

    private sealed class Films : IMediaSource
    {
        public static byte[] Of(string name) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{name} ", 200)));

        public Task<Stream> OpenAsync(string fileKey, CancellationToken cancel) => Task.FromResult<Stream>(new MemoryStream(Of(fileKey)));
    }
}

/// <summary>The line of a process that is killed at its n-th message: before it leaves, or after it arrived and before the answer is read.</summary>
public sealed class DyingLine(HttpMessageHandler inner, LastMessage last) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var turn = last.Next();
        if (turn < last.Number) return await base.SendAsync(request, cancellationToken);
        if (turn == last.Number && last.Arrives) (await base.SendAsync(request, cancellationToken)).Dispose();
        last.Die();
        return await new TaskCompletionSource<HttpResponseMessage>().Task;
    }
}

public sealed class LastMessage(int number, bool arrives)
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turn;

    public int Number => number;

    public bool Arrives => arrives;

    public Task Died => _died.Task;

    public int Next() => Interlocked.Increment(ref _turn);

    public void Die() => _died.TrySetResult();
}
