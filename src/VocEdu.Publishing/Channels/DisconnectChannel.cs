using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VocEdu.Connectors;
using VocEdu.Publishing.Data;

namespace VocEdu.Publishing.Channels;

/// <param name="StillToDo">What a person has to do on the platform; null: nothing.</param>
public sealed record Disconnection(ChannelAnswer? StillToDo);

/// <summary>Ends a connection: the platform takes the permission back and our copy of the tokens is gone. What waits, waits for a new connection.</summary>
public sealed class DisconnectChannel(PublishingDb db, SecretStores stores, IEnumerable<IConsent> consents, TimeProvider clock, ILogger<DisconnectChannel> log)
{
    private static readonly ChannelAnswer Disconnected = new("disconnected", "Kênh đã được ngắt kết nối theo yêu cầu. Bài được giữ lại cho đến khi kênh được kết nối lại.");

    /// <returns>Null when there is no such connected channel.</returns>
    public async Task<Disconnection?> RunAsync(Guid channelId, CancellationToken cancel)
    {
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == channelId && c.Secrets != null, cancel) is not { } channel) return null;
        // The platform first: a token that we have forgotten nobody can take back.
        var left = await WithdrawAsync(channel, cancel);
        await db.TogetherAsync(async () =>
        {
            var locked = await db.Channels.FromSql($"select * from publishing.channel where id = {channelId} for update").SingleAsync(CancellationToken.None);
            (locked.Secrets, locked.SecretsExpireAt) = (null, null);
            locked.Block(Disconnected, clock.GetUtcNow());
            return await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
        return new(left);
    }

    private async Task<ChannelAnswer?> WithdrawAsync(Channel channel, CancellationToken cancel)
    {
        try
        {
            return await consents.Single(c => c.Kind == channel.Kind).WithdrawAsync(await stores.Of(channel.Id).ReadAsync(cancel), cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Tokens that cannot be read any more must not keep the connection alive.
            log.LogError(fault, "{Channel} {Name}: the platform could not be told that the connection ends", channel.Kind, channel.Name);
            return new("revoke", "Chưa báo được cho nền tảng thu hồi quyền. Hãy gỡ quyền của ứng dụng trong trang quản lý tài khoản của nền tảng.");
        }
    }
}
