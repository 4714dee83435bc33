using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>The sandbox in memory, on the test's clock.</summary>
public sealed class SandboxInMemory : WebApplicationFactory<Program>
{
    public SetClock Clock { get; } = new(Near.Now);

    public SandboxStore Store => Services.GetRequiredService<SandboxStore>();

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Sandbox:StateFile", "")
        .ConfigureLogging(logs => logs.ClearProviders())        // thousands of requests
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
}

/// <summary>One platform of the sandbox, emptied, with one post to deliver to it.</summary>
public sealed class SandboxPlatform(SandboxInMemory sandbox, ChannelKind kind, ChannelPost post, bool stage = true, Action<Switches>? behaving = null)
{
    public SetClock Clock => sandbox.Clock;

    public HttpMessageHandler Line { get; } = Emptied(sandbox, behaving);

    /// <summary>Links of all posts readers can see that carry the reference.</summary>
    public IReadOnlyList<string> Public => sandbox.Store.Read(state => (IReadOnlyList<string>)(kind switch
    {
        ChannelKind.Facebook => [.. state.Facebook.Posts.Where(p => p is { Published: true, Deleted: false } && Carries(p.Link ?? p.Message)).Select(p => p.VideoId is null ? $"http://localhost/facebook-page/posts/{p.Id}" : $"http://localhost/facebook-page/reel/{p.VideoId}")],
        ChannelKind.Zalo => [.. state.Zalo.Articles.Where(a => a.Shown && Carries(a.Payload.ToJsonString())).Select(a => $"http://localhost/zalo-oa/d?id={a.Id}&pageId={ZaloState.OaId}")],
        _ => [.. state.YouTube.Videos.Where(v => v.Privacy == "public" && Carries(v.Snippet["description"]!.ToString())).Select(v => "http://localhost/youtube-channel/watch/" + v.Id)],
    }));

    /// <summary>Videos of any visibility: not even a private one may be there twice.</summary>
    public int Videos => sandbox.Store.Read(state => state.YouTube.Videos.Count);

    public Delivery Delivery() => new(line => Near.Channel(kind, line, new Dictionary<string, string?>
    {
        ["Facebook:GraphUrl"] = "http://localhost/facebook",
        ["Facebook:VideoUrl"] = "http://localhost/facebook-video",
        ["Facebook:ListSize"] = "2",
        ["Facebook:StageThenFlip"] = stage.ToString(),
        ["YouTube:ApiUrl"] = "http://localhost/youtube/v3",
        ["YouTube:UploadUrl"] = "http://localhost/upload/youtube/v3",
        ["YouTube:WatchUrl"] = "http://localhost/youtube-channel/watch/",
        ["YouTube:ChunkUnits"] = "1",
        ["Google:TokenUrl"] = "http://localhost/google/token",
        ["Google:ClientId"] = YouTubeState.ClientId,
        ["Google:ClientSecret"] = YouTubeState.ClientSecret,
        ["Zalo:OpenApiUrl"] = "http://localhost/zalo",
        ["Zalo:OAuthUrl"] = "http://localhost/zalo-oauth",
        ["Zalo:AppId"] = ZaloState.AppId,
        ["Zalo:AppSecret"] = ZaloState.AppSecret,
    }, Clock), Account, post, Clock);

    private ChannelAccount Account => kind switch
    {
        ChannelKind.Facebook => new(Guid.NewGuid(), FacebookState.PageId, new MemorySecrets(new(FacebookState.PageToken))),
        ChannelKind.Zalo => new(Guid.NewGuid(), ZaloState.OaId, new MemorySecrets(new("TEST-OA-ACCESS", "TEST-OA-REFRESH-1", Clock.GetUtcNow().AddHours(25), Clock.GetUtcNow()))),
        _ => new(Guid.NewGuid(), YouTubeState.ChannelId, new MemorySecrets(new("TEST-ACCESS", "TEST-REFRESH", Clock.GetUtcNow().AddHours(1), Clock.GetUtcNow()))),
    };

    private static HttpMessageHandler Emptied(SandboxInMemory sandbox, Action<Switches>? behaving)
    {
        sandbox.Store.Reset();
        sandbox.Store.Write(state => behaving?.Invoke(state.Switches));
        return sandbox.Server.CreateHandler();
    }

    private bool Carries(string? text) => text?.Contains(post.Marker, StringComparison.Ordinal) == true;
}
