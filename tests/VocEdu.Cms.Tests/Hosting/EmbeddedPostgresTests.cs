using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using VocEdu.Cms.Hosting;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Hosting;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresTests
{
    private static readonly string Programs = Path.Combine(Checkout.Root, "src", "VocEdu.Cms");

    private string _folder = "";
    private string _inside = "";

    private string Postgres => Path.Combine(_folder, _inside, "postgres");

    [SetUp]
    public void MakeFolder()
    {
        _inside = "";
        _folder = Directory.CreateTempSubdirectory("vocedu-test-").FullName;
        // The server's account must get in when the tests run as root.
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Stopping_and_starting_again_loses_nothing()
    {
        await using (var first = await StartAsync())
        {
            await ExecuteAsync(first, "create table kept (word text); insert into kept values ('Hạ Long')");
        }

        await using var second = await StartAsync();
        Assert.That(await ScalarAsync(second, "select word from kept"), Is.EqualTo("Hạ Long"));
    }

    [Test]
    public async Task Server_speaks_Vietnamese_and_listens_to_no_network()
    {
        await using var postgres = await StartAsync();

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await ScalarAsync(postgres, "select datlocale from pg_database where datname = current_database()"), Is.EqualTo("vi-VN"));
            Assert.That(await ScalarAsync(postgres, "show listen_addresses"), Is.Empty);
            Assert.That(await ScalarAsync(postgres, "select rolsuper from pg_roles where rolname = current_user"), Is.False);
            Assert.That(File.GetUnixFileMode(Postgres), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        });
    }

    [Test]
    public async Task Second_start_beside_the_first_is_refused()
    {
        await using var first = await StartAsync();

        var refused = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
        Assert.That(refused?.Message, Does.Contain("already in use"));
        Assert.That(await ScalarAsync(first, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Data_in_use_are_not_deleted()
    {
        await using var postgres = await StartAsync();

        await Assert.ThrowsAsync<StartRefusedException>(() => EmbeddedPostgres.DeleteAsync(Postgres));
        Assert.That(await ScalarAsync(postgres, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Server_of_a_killed_program_shuts_down_and_the_next_start_takes_over()
    {
        using (var program = await StartProgramAsync())
        {
            program.Kill();
            await program.WaitForExitAsync();
        }

        await using var postgres = await StartAsync();
        Assert.That(await ScalarAsync(postgres, "select 1"), Is.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Postgres, "server.log")), Does.Not.Contain("not properly shut down"));
    }

    [Test]
    public async Task Committed_data_survive_a_crash_of_program_and_server_at_once()
    {
        using (var program = await StartProgramAsync())
        {
            await using (var connection = new NpgsqlConnection(ConnectionString))
            {
                await connection.OpenAsync();
                await using var write = new NpgsqlCommand("create table kept (word text); insert into kept values ('Móng Cái')", connection);
                await write.ExecuteNonQueryAsync();
            }
            using var server = Process.GetProcessById(ServerId());
            program.Kill();
            server.Kill();
            await Task.WhenAll(program.WaitForExitAsync(), server.WaitForExitAsync());
        }

        await using var postgres = await StartAsync();
        Assert.That(await ScalarAsync(postgres, "select word from kept"), Is.EqualTo("Móng Cái"));
    }

    [Test]
    public async Task Number_of_a_dead_server_that_another_process_got_is_no_hindrance()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(Postgres, "server", "postmaster.pid"), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{Postgres}/server\n"));

        await using var postgres = await StartAsync();
        Assert.That(await ScalarAsync(postgres, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task First_start_that_was_cut_off_is_done_again()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(Postgres, "server.unfinished"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "18");

        await using var postgres = await StartAsync();
        Assert.That(await ScalarAsync(postgres, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Folder_deeper_than_a_socket_path_may_be_long_works()
    {
        _inside = new string('d', 120);
        Directory.CreateDirectory(Path.Combine(_folder, _inside));

        await using var postgres = await StartAsync();
        Assert.That(await ScalarAsync(postgres, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task Temporary_server_leaves_nothing_behind()
    {
        var postgres = await EmbeddedPostgres.StartTemporaryAsync(CancellationToken.None, Programs);
        var socket = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        await postgres.DisposeAsync();

        Assert.That(Path.GetDirectoryName(socket), Does.Not.Exist);
    }

    [Test]
    public async Task Data_of_another_version_are_left_alone()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Postgres, "server", "PG_VERSION"), "17\n");

        var refused = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
        Assert.That(refused?.Message, Does.Contain("PostgreSQL 17"));
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(Postgres, CancellationToken.None, Programs);

    private string ConnectionString => $"Host={Postgres}/socket;Username=vocedu;Database=vocedu;Pooling=false";

    private int ServerId() => int.Parse(File.ReadLines(Path.Combine(Postgres, "server", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The program itself with only its database, in a process that can be killed.</summary>
    private async Task<Process> StartProgramAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Programs, "bin", configuration, "net10.0", "VocEdu.Cms.dll"), "postgres", "--Data:Folder", _folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var program = Process.Start(start)!;
        Assert.That(await program.StandardOutput.ReadLineAsync(), Does.StartWith("Host="));
        return program;
    }

    private static async Task ExecuteAsync(EmbeddedPostgres postgres, string sql) => await ScalarAsync(postgres, sql);

    private static async Task<object?> ScalarAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
