using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Sandbox;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.Faults;
using VocEdu.Sandbox.Pages;
using VocEdu.Sandbox.State;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

namespace VocEdu.Cms.Tests.Distribution;

/// <summary>The sandbox on a real port, for programs that run in processes of their own.</summary>
public sealed class LivingSandbox : IAsyncDisposable
{
    private readonly WebApplication platforms;

    private LivingSandbox(WebApplication platforms) => this.platforms = platforms;

    public FaultBook Faults => platforms.Services.GetRequiredService<FaultBook>();

    private SandboxStore Store => platforms.Services.GetRequiredService<SandboxStore>();

    private string Address => platforms.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<LivingSandbox> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--Sandbox:StateFile=", "--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.AddSandbox();
        var app = builder.Build();
        app.UseRequestDecompression();
        app.UseFaults();
        app.MapFacebook();
        app.MapYouTube();
        app.MapZalo();
        app.MapPages();
        app.MapControl();
        await app.StartAsync();
        var sandbox = new LivingSandbox(app);
        sandbox.Store.Write(state =>
        {
            state.Switches.Facebook.ListLagSeconds = 0;
            state.Switches.YouTube.ListLagSeconds = state.Switches.YouTube.ProcessingSeconds = 0;
            state.Switches.Zalo.ListLagSeconds = state.Switches.Zalo.JobSeconds = 0;
        });
        return sandbox;
    }

    /// <summary>What points a program's connectors here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Facebook:GraphUrl"] = $"{Address}/facebook",
        ["Facebook:VideoUrl"] = $"{Address}/facebook-video",
        ["YouTube:ApiUrl"] = $"{Address}/youtube/v3",
        ["YouTube:UploadUrl"] = $"{Address}/upload/youtube/v3",
        ["YouTube:PollAfter"] = "00:00:01",
        ["Google:TokenUrl"] = $"{Address}/google/token",
        ["Google:ConsentUrl"] = $"{Address}/google/consent",
        ["Facebook:DialogUrl"] = $"{Address}/facebook",
        ["Facebook:AppId"] = "APP",
        ["Facebook:AppSecret"] = "SECRET",
        ["Google:ClientId"] = YouTubeState.ClientId,
        ["Google:ClientSecret"] = YouTubeState.ClientSecret,
        ["Zalo:OpenApiUrl"] = $"{Address}/zalo",
        ["Zalo:OAuthUrl"] = $"{Address}/zalo-oauth",
        ["Zalo:AppId"] = ZaloState.AppId,
        ["Zalo:AppSecret"] = ZaloState.AppSecret,
        ["Zalo:PollAfter"] = "00:00:01",
    };

    public (string RemoteId, ChannelSecrets Secrets) Account(ChannelKind kind) => Store.Read(state => kind switch
    {
        ChannelKind.Facebook => (FacebookState.PageId, new ChannelSecrets(FacebookState.PageToken)),
        ChannelKind.YouTube => (YouTubeState.ChannelId, new ChannelSecrets("", state.YouTube.RefreshTokens[^1], DateTimeOffset.UnixEpoch)),
        _ => (ZaloState.OaId, new ChannelSecrets(state.Zalo.AccessTokens[^1].Token, state.Zalo.RefreshTokens[^1].Token,
            state.Zalo.AccessTokens[^1].ExpiresAt, state.Zalo.RefreshTokens[^1].IssuedAt)),
    });

    /// <summary>How many of the channel's public posts carry a work's reference.</summary>
    public int Public(ChannelKind kind, string reference) => Store.Read(state => kind switch
    {
        ChannelKind.Facebook => state.Facebook.Posts.Count(p => p is { Published: true, Deleted: false } && Says($"{p.Link} {p.Message}", reference)),
        ChannelKind.YouTube => state.YouTube.Videos.Count(v => v.Privacy == "public" && Says(v.Snippet.ToJsonString(), reference)),
        _ => state.Zalo.Articles.Count(a => a.Shown && Says(a.Payload.ToJsonString(), reference)),
    });

    /// <summary>Lets time pass on the platforms.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        using var answer = await http.PostAsJsonAsync("/sandbox/clock", new { advanceSeconds = time.TotalSeconds });
        answer.EnsureSuccessStatusCode();
    }

    private static bool Says(string text, string reference) => text.Contains(reference, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => platforms.DisposeAsync();
}
