using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using VocEdu.Connectors;

namespace VocEdu.Publishing.Channels;

/// <summary>Opens the token store of a channel.</summary>
public sealed class SecretStores(NpgsqlDataSource database, IDataProtectionProvider protection)
{
    public ISecretStore Of(Guid channelId) => new SecretStore(channelId, database, Protector(channelId));

    internal byte[] Protect(Guid channelId, ChannelSecrets secrets) => SecretStore.Protect(Protector(channelId), secrets);

    // The channel is part of the purpose: a token copied to another row cannot be read there.
    private IDataProtector Protector(Guid channelId) => protection.CreateProtector("VocEdu.Publishing.ChannelSecrets", channelId.ToString());
}

/// <summary>The tokens of one channel, encrypted in its row.</summary>
internal sealed class SecretStore(Guid channelId, NpgsqlDataSource database, IDataProtector protector) : ISecretStore
{
    public async Task<ChannelSecrets> ReadAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ReadAsync(connection, cancel);
    }

    /// <remarks>The lock lives on a connection of its own and as long as that connection, however long the platform takes.</remarks>
    public async Task<ChannelSecrets?> RefreshAsync(
        ChannelSecrets stale, Func<ChannelSecrets, CancellationToken, Task<ChannelSecrets?>> refresh, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, "select pg_advisory_lock(hashtextextended($1, 11))", cancel, channelId.ToString());
        try
        {
            var current = await ReadAsync(connection, cancel);
            if (current.AccessToken != stale.AccessToken) return current;
            if (await refresh(current, cancel) is not { } fresh) return null;

            // A refresh token that works once is spent now: the new pair is saved whatever has been cancelled meanwhile.
            await ExecuteAsync(connection, "update publishing.channel set secrets = $2, secrets_expire_at = $3 where id = $1 and secrets is not null",
                CancellationToken.None, channelId, Protect(protector, fresh), fresh.ExpiresAt?.UtcDateTime);
            return fresh;
        }
        finally
        {
            await ExecuteAsync(connection, "select pg_advisory_unlock(hashtextextended($1, 11))", CancellationToken.None, channelId.ToString());
        }
    }

    public static byte[] Protect(IDataProtector protector, ChannelSecrets secrets) =>
        protector.Protect(JsonSerializer.SerializeToUtf8Bytes(secrets));

    private async Task<ChannelSecrets> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select secrets from publishing.channel where id = $1", connection)
        {
            Parameters = { new() { Value = channelId } },
        };
        return await command.ExecuteScalarAsync(cancel) is byte[] secrets
            ? JsonSerializer.Deserialize<ChannelSecrets>(protector.Unprotect(secrets))!
            : throw new InvalidOperationException($"Channel {channelId} is not connected.");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object?[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
