using System.Security.Cryptography;
using System.Text;
using Npgsql;
using VocEdu.Publishing.Data;

namespace VocEdu.Testing;

/// <summary>A fresh database with the program's schema, for one fixture. It is copied from a template, and dropped at the end.</summary>
/// <example><code>
/// [OneTimeSetUp] public async Task Open() => _database = await TestDatabase.CreateAsync(SchemaSource.Engine);
/// [OneTimeTearDown] public async Task Close() => await _database.DisposeAsync();
/// </code></example>
public sealed class TestDatabase : IAsyncDisposable
{
    private const long TemplateLock = 0x54656D706C617465;      // "Template"

    private readonly string _name;
    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        ConnectionString = For(server, name, pooling: true);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public static async Task<TestDatabase> CreateAsync(params SchemaSource[] sources)
    {
        var server = await TestServer.ConnectionStringAsync();
        await using var connection = await OpenAsync(server);
        var template = await TemplateAsync(connection, server, sources);
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync(connection, $"create database {name} template {template}");
        return new TestDatabase(server, name);
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await using var connection = await OpenAsync(_server);
        await ExecuteAsync(connection, $"drop database {_name} with (force)");
    }

    /// <summary>The template of exactly this schema. Test processes that start together make it once; the name appears only when it is whole.</summary>
    private static async Task<string> TemplateAsync(NpgsqlConnection connection, string server, SchemaSource[] sources)
    {
        var template = $"template_{Hash(sources)}";
        await ExecuteAsync(connection, $"select pg_advisory_lock({TemplateLock})");
        try
        {
            await using var look = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection)
            {
                Parameters = { new() { Value = template } },
            };
            if ((bool)(await look.ExecuteScalarAsync())!) return template;

            var unfinished = $"unfinished_{Guid.NewGuid():N}";
            await ExecuteAsync(connection, $"create database {unfinished}");
            await using (var database = NpgsqlDataSource.Create(For(server, unfinished, pooling: false)))
            {
                await SchemaMigrator.ApplyAsync(database, sources, CancellationToken.None);
            }
            await ExecuteAsync(connection, $"alter database {unfinished} rename to {template}");
            return template;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({TemplateLock})");
        }
    }

    private static string Hash(SchemaSource[] sources)
    {
        var files = sources.SelectMany(source => source.Files().Select(file => $"{source.Schema}/{file.Name}/{file.Sha256}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))))[..16];
    }

    private static string For(string server, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = pooling, MaxPoolSize = 20 }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(string server)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
