using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Connectors.Tests.Far;
using VocEdu.Domain.Channels;
using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.State;

namespace VocEdu.Connectors.Tests.Flows;

/// <summary>The sandbox's Facebook page, in memory, on the test's clock.</summary>
public sealed class SandboxFacebook(ChannelPost post, bool stage) : WebApplicationFactory<Program>, IPlatform
{
    public SetClock Clock { get; } = new(Near.Now);

    public HttpMessageHandler Handler => Server.CreateHandler();

    public IReadOnlyList<string> Public(string marker) => Services.GetRequiredService<SandboxStore>().Read(state =>
        (IReadOnlyList<string>)[.. state.Facebook.Posts
            .Where(p => p is { Published: true, Deleted: false } && (p.Link ?? p.Message)!.Contains(marker, StringComparison.Ordinal))
            .Select(p => $"http://localhost/facebook-page/posts/{p.Id}")]);

    public Delivery Delivery() => new(
        line => Near.Channel(ChannelKind.Facebook, line, new Dictionary<string, string?>
        {
            ["Facebook:GraphUrl"] = "http://localhost/facebook", ["Facebook:StageThenFlip"] = stage.ToString(),
        }, Clock),
        new ChannelAccount(Guid.NewGuid(), FacebookState.PageId, new MemorySecrets(new(FacebookState.PageToken))), post, Clock);

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Sandbox:StateFile", "")
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
}
