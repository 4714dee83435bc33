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
        await ExecuteAsync(connection, $"create database {name} template {template} strategy file_copy");
        return new TestDatabase(server, name);
    }

    /// <summary>Takes out what a test has written, for fixtures that keep one database: all but the ledger, which nobody can rewrite, and the works it tells of. What the schema's files put into their tables stays; sequences go on.</summary>
    /// <param name="kept">Tables that belong to those works, with their schemas.</param>
    public async Task ResetAsync(params string[] kept)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await ExecuteAsync(connection, $"""
            do $reset$ declare name text; filled boolean; tables text[] := array(
              select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'seed') and tablename <> 'schema_version' and not (schemaname || '.' || tablename = any(string_to_array('{string.Join(',', kept)}', ','))));
            begin
              if to_regnamespace('seed') is null then
                create schema seed;
                foreach name in array tables loop
                  execute format('select exists (select from %s)', name) into filled;
                  if filled then execute format('create table seed.%I as table %s', name, name); end if;
                end loop;
              end if;
              for pass in 1..3 loop                             -- rows that others refer to go in a later pass
                foreach name in array tables loop
                  execute format('select exists (select from %s)', name) into filled;
                  continue when not filled;
                  begin
                    execute format('delete from %s', name);
                  exception when foreign_key_violation or insufficient_privilege or raise_exception then null;
                  end;
                end loop;
              end loop;
              for name in select tablename from pg_tables where schemaname = 'seed' loop
                begin
                  execute format('insert into %s select * from seed.%I on conflict do nothing', name, name);
                exception when insufficient_privilege or raise_exception then null;
                end;
              end loop;
            end $reset$
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await using var connection = await OpenAsync(_server);
        try
        {
            await ExecuteAsync(connection, $"drop database {_name} with (force)");
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // A superuser's connection is still on its way out, which force may not end: the database goes with the server.
        }
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
