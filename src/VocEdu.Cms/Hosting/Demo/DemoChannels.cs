using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;

namespace VocEdu.Cms.Hosting.Demo;

/// <summary>Connects the sandbox's ready-made page, channel and official account.</summary>
internal sealed class DemoChannels(CmsDb db, ConnectChannel connect, IHttpClientFactory http, IOptions<DemoOptions> options, TimeProvider clock)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        if (options.Value.SandboxUrl is not { } sandbox || await db.Channels.AnyAsync(cancel)) return;

        using var client = http.CreateClient();
        var accounts = JsonNode.Parse(await client.GetStringAsync(new Uri(sandbox, "/sandbox/accounts"), cancel))!;
        var (facebook, youtube, zalo) = (accounts["facebook"]!, accounts["youTube"]!, accounts["zalo"]!);
        await connect.RunAsync(ChannelKind.Facebook, facebook.Text("name"), facebook.Text("pageId"), new ChannelSecrets(facebook.Text("pageToken")), cancel);
        await connect.RunAsync(ChannelKind.YouTube, youtube.Text("name"), youtube.Text("channelId"),
            new ChannelSecrets("", youtube.Text("refreshToken"), clock.GetUtcNow()), cancel);
        await connect.RunAsync(ChannelKind.Zalo, zalo.Text("name"), zalo.Text("oaId"),
            new ChannelSecrets(zalo.Text("accessToken"), zalo.Text("refreshToken"), zalo.Instant("accessTokenExpiresAt")), cancel);
    }
}
