using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Connectors;
using VocEdu.Domain.Channels;
using VocEdu.Publishing.Channels;
using VocEdu.Publishing.Tests.Engine;

namespace VocEdu.Publishing.Tests.Channels;

public sealed class SecretStoreTests : EngineFixture
{
    [Test]
    public async Task Token_is_unreadable_at_rest_and_readable_to_its_channel()
    {
        var channel = await ConnectAsync();

        var stored = await Node.QueryAsync(db => db.Channels.Select(c => c.Secrets!).SingleAsync());

        Assert.That(Encoding.UTF8.GetString(stored), Does.Not.Contain("bí mật"));
        Assert.That((await StoreOf(Node, channel.Id).ReadAsync(default)).AccessToken, Is.EqualTo("bí mật"));
    }

    [Test]
    public async Task Token_copied_to_another_channel_cannot_be_read_there()
    {
        await ConnectAsync();
        var other = await ConnectAsync(ChannelKind.Zalo);
        await ExecuteAsync("update publishing.channel set secrets = (select secrets from publishing.channel where kind = 'Facebook')");

        Assert.That(() => StoreOf(Node, other.Id).ReadAsync(default), Throws.Exception);
    }

    [Test]
    public async Task Two_nodes_that_refresh_at_once_spend_one_refresh_token()
    {
        var channel = await ConnectAsync();
        var stores = new[] { StoreOf(Node, channel.Id), StoreOf(AddNode("node-2"), channel.Id), StoreOf(AddNode("node-3"), channel.Id) };
        var stale = await stores[0].ReadAsync(default);
        var exchanges = 0;

        var fresh = await Task.WhenAll(stores.Select(store => store.RefreshAsync(stale, (_, _) =>
            Task.FromResult<ChannelSecrets?>(new ChannelSecrets($"mới {Interlocked.Increment(ref exchanges)}", "r2", Start.AddDays(1))), default)));

        Assert.That(exchanges, Is.EqualTo(1));
        Assert.That(fresh.Select(s => s!.AccessToken), Is.All.EqualTo("mới 1"));
        Assert.That(await Node.QueryAsync(db => db.Channels.Select(c => c.SecretsExpireAt).SingleAsync()), Is.EqualTo(Start.AddDays(1)));
    }

    [Test]
    public async Task Refusal_of_the_platform_leaves_what_is_stored()
    {
        var channel = await ConnectAsync();
        var store = StoreOf(Node, channel.Id);
        var stale = await store.ReadAsync(default);

        Assert.That(await store.RefreshAsync(stale, (_, _) => Task.FromResult<ChannelSecrets?>(null), default), Is.Null);
        Assert.That(await store.ReadAsync(default), Is.EqualTo(stale));
    }

    [Test]
    public async Task New_pair_is_saved_although_the_caller_was_cancelled_meanwhile()
    {
        var channel = await ConnectAsync();
        var store = StoreOf(Node, channel.Id);
        using var cancel = new CancellationTokenSource();

        await store.RefreshAsync(await store.ReadAsync(default), async (_, _) =>
        {
            await cancel.CancelAsync();
            return new ChannelSecrets("mới");
        }, cancel.Token);

        Assert.That((await store.ReadAsync(default)).AccessToken, Is.EqualTo("mới"));
    }

    [Test]
    public async Task Failed_exchange_frees_the_lock_for_the_next()
    {
        var channel = await ConnectAsync();
        var store = StoreOf(Node, channel.Id);
        var stale = await store.ReadAsync(default);

        Assert.That(() => store.RefreshAsync(stale, (_, _) => throw new HttpRequestException("cut"), default), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await store.RefreshAsync(stale, (_, _) => Task.FromResult<ChannelSecrets?>(new("mới")), default))!.AccessToken, Is.EqualTo("mới"));
    }

    private static ISecretStore StoreOf(Node node, Guid channelId) => node.Services.GetRequiredService<SecretStores>().Of(channelId);
}
