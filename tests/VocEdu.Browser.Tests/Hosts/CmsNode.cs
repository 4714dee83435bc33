using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VocEdu.Cms.Data;
using VocEdu.Testing;

namespace VocEdu.Browser.Tests.Hosts;

/// <summary>One node of the program as it runs in an office: a port of its own, the machine's clock, the sandbox for its platforms.</summary>
public sealed class CmsNode : WebApplicationFactory<CmsDb>
{
    /// <summary>Of the administrator and of the demo's people.</summary>
    public const string Password = "Thu-nghiem-2026-matkhau";

    private readonly int _port;
    private readonly Dictionary<string, string?> _settings;

    private CmsNode(TestDatabase database, SandboxNode sandbox, string mediaFolder, string roles, int port)
    {
        _port = port;
        var platforms = sandbox.Address.GetLeftPart(UriPartial.Authority);
        _settings = new()
        {
            ["ConnectionStrings:Default"] = database.ConnectionString,
            ["Host:Roles"] = roles,
            ["Site:PublicUrl"] = Address.ToString(),
            ["Media:Folder"] = mediaFolder,
            ["Data:Folder"] = mediaFolder,
            ["Publishing:Worker"] = $"test:{_port}",
            ["RateLimits:SignIn"] = "10000",
            ["VOCEDU_ADMIN_PASSWORD"] = Password,
            ["Logging:LogLevel:Default"] = "Warning",
            ["Facebook:GraphUrl"] = $"{platforms}/facebook",
            ["Facebook:VideoUrl"] = $"{platforms}/facebook-video",
            ["YouTube:ApiUrl"] = $"{platforms}/youtube/v3",
            ["YouTube:UploadUrl"] = $"{platforms}/upload/youtube/v3",
            ["YouTube:WatchUrl"] = $"{platforms}/youtube-channel/watch/",
            ["Google:TokenUrl"] = $"{platforms}/google/token",
            ["Google:ConsentUrl"] = $"{platforms}/google/consent",
            ["Facebook:DialogUrl"] = $"{platforms}/facebook",
            ["Facebook:AppId"] = "APP",
            ["Facebook:AppSecret"] = "SECRET",
            ["Google:ClientId"] = "CLIENT",
            ["Google:ClientSecret"] = "SECRET",
            ["Zalo:OpenApiUrl"] = $"{platforms}/zalo",
            ["Zalo:OAuthUrl"] = $"{platforms}/zalo-oauth",
            ["Zalo:AppId"] = "1234567890",
            ["Zalo:AppSecret"] = "APP-SECRET",
        };
        ListenAtPort();
    }

    private CmsNode(Dictionary<string, string?> settings, int port)
    {
        (_settings, _port) = (settings, port);
        ListenAtPort();
    }

    private void ListenAtPort() => UseKestrel(kestrel => kestrel.ListenLocalhost(_port));

    public Uri Address => new($"http://localhost:{_port}");

    /// <param name="roles">What this node does: <c>site</c>, <c>jobs</c> or both.</param>
    /// <param name="more">Further settings, or others.</param>
    public static CmsNode Start(
        TestDatabase database, SandboxNode sandbox, string mediaFolder, string roles = "site, jobs", params (string Key, string Value)[] more)
    {
        var node = new CmsNode(database, sandbox, mediaFolder, roles, FreePort.Find());
        foreach (var (key, value) in more) node._settings[key] = value;
        node.StartServer();
        return node;
    }

    /// <summary>The same node, started again after it was stopped.</summary>
    public CmsNode Again()
    {
        var node = new CmsNode(_settings, _port);
        node.StartServer();
        return node;
    }

    public Uri At(string path) => new(Address, path);

    /// <summary>Does something in a scope of the program's own services.</summary>
    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Testing");

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Given as the command line would: the program reads them before it is built.
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(_settings));
        return base.CreateHost(builder);
    }
}
