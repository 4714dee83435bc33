using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using VocEdu.Sandbox.State;

namespace VocEdu.Browser.Tests.Hosts;

/// <summary>The sandbox platforms on a port of their own, with nothing posted yet and answering at once.</summary>
public sealed class SandboxNode : WebApplicationFactory<SandboxStore>
{
    private readonly int _port = FreePort.Find();

    private SandboxNode() => UseKestrel(kestrel => kestrel.ListenLocalhost(_port));

    public Uri Address => new($"http://localhost:{_port}");

    public static async Task<SandboxNode> StartAsync()
    {
        var node = new SandboxNode();
        node.StartServer();
        using var http = new HttpClient { BaseAddress = node.Address };
        using var answer = await http.PostAsJsonAsync("/sandbox/switches", new
        {
            facebook = new { listLagSeconds = 0, videoProcessingSeconds = 0 },
            youTube = new { listLagSeconds = 0, processingSeconds = 0 },
            zalo = new { jobSeconds = 0, listLagSeconds = 0, videoSeconds = 0 },
        });
        answer.EnsureSuccessStatusCode();
        return node;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Sandbox:StateFile", "");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }
}
