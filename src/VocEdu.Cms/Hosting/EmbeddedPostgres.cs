using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using VocEdu.Publishing.Data;

namespace VocEdu.Cms.Hosting;

/// <summary>
/// A PostgreSQL server of our own: starts with the program and stops with it, also when the program is killed.
/// It listens on a Unix socket in a folder that only its account (and root) may enter, and nowhere else.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    // Holds the server as long as our end of the pipe is open. The kernel closes the pipe however we end,
    // so the server shuts down properly even after kill -9. Ctrl-C in the terminal reaches the whole group: ours is to stop it, in our time.
    private const string Keeper = """
        trap '' INT HUP TERM
        bin=$1 data=$2 log=$3 temporary=$4
        "$bin/pg_ctl" status -D "$data" >/dev/null 2>&1 && "$bin/pg_ctl" stop -s -w -m fast -D "$data"
        "$bin/pg_ctl" start -s -w -t 300 -D "$data" -l "$log" || exit 1
        echo started
        read -r _
        "$bin/pg_ctl" stop -s -w -m fast -t 20 -D "$data" || "$bin/pg_ctl" stop -s -w -m immediate -D "$data"
        [ -z "$temporary" ] || rm -rf "$temporary"
        """;

    private readonly FileStream? _lock;
    private readonly string _addressFile;
    private readonly Process _keeper;
    private readonly string? _temporarySocket;

    private EmbeddedPostgres(string connectionString, string addressFile, FileStream? folderLock, Process keeper, string? temporarySocket)
    {
        ConnectionString = connectionString;
        _addressFile = addressFile;
        (_lock, _keeper, _temporarySocket) = (folderLock, keeper, temporarySocket);
    }

    public string ConnectionString { get; }

    /// <summary>Starts the server whose data lie in <paramref name="folder"/>, making them on the first start.</summary>
    /// <exception cref="StartRefusedException">Another program uses the folder, or PostgreSQL does not start.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(string folder, CancellationToken cancel, string? programs = null)
    {
        if (OperatingSystem.IsWindows()) throw NotOnWindows();
        var account = ServerAccount.Choose();
        folder = Home(account, folder);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var folderLock = Lock($"{folder}.lock");
        try
        {
            return await StartAsync(account, folder, temporary: false, folderLock, programs, cancel);
        }
        catch
        {
            await folderLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server for tests: fast, careless of power cuts, and gone without trace when it stops.</summary>
    public static async Task<EmbeddedPostgres> StartTemporaryAsync(CancellationToken cancel, string? programs = null)
    {
        if (OperatingSystem.IsWindows()) throw NotOnWindows();
        var folder = Directory.CreateTempSubdirectory("vocedu-postgres-").FullName;
        return await StartAsync(ServerAccount.Choose(), folder, temporary: true, folderLock: null, programs, cancel);
    }

    /// <summary>Deletes the data that <see cref="StartAsync(string, CancellationToken, string?)"/> made in the folder.</summary>
    /// <exception cref="StartRefusedException">A program is using them.</exception>
    public static async Task DeleteAsync(string folder)
    {
        folder = Home(folder);
        if (!Directory.Exists(folder)) return;
        await using var folderLock = Lock($"{folder}.lock");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Connection string of the server that another process runs in the folder; null when none does.</summary>
    public static string? RunningAt(string folder)
    {
        folder = Home(folder);
        if (!File.Exists(AddressFile(folder))) return null;
        try
        {
            using var nobodyRuns = Lock($"{folder}.lock");
            return null;
        }
        catch (StartRefusedException)
        {
            return File.ReadAllText(AddressFile(folder));
        }
    }

    private static string AddressFile(string folder) => Path.Combine(folder, "address");

    /// <summary>Where the data of <paramref name="folder"/> really lie: elsewhere when the server's account cannot get there.</summary>
    public static string Home(string folder) => Home(ServerAccount.Choose(), folder);

    private static string Home(ServerAccount account, string folder)
    {
        folder = Path.GetFullPath(folder);
        if (account.CanEnter(Path.GetDirectoryName(folder)!)) return folder;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return $"/var/lib/vocedu/{name}/postgres";
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause)
        {
            throw new StartRefusedException(
                "The database is already in use by a VocEdu CMS that is running. Stop that one first (Ctrl-C in its window), " +
                $"or give this one a data folder of its own (Data:Folder). Lock: {path}", cause);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<EmbeddedPostgres> StartAsync(
        ServerAccount account, string folder, bool temporary, FileStream? folderLock, string? programs, CancellationToken cancel)
    {
        var bin = PostgresPrograms.For(account, programs);
        var data = Path.Combine(folder, "server");
        await account.OwnAsync(folder, cancel);
        if (!Directory.Exists(data)) await CreateAsync(account, bin, data, temporary, cancel);
        CheckVersion(data);
        ForgetDeadServer(data);

        var (socket, temporarySocket) = SocketFolder(folder);
        await account.OwnAsync(socket, cancel);
        WriteSettings(data, socket, temporary);

        var log = Path.Combine(folder, "server.log");
        string[] arguments = ["-c", Keeper, "vocedu-postgres", bin, data, log, temporary ? folder : ""];
        var keeper = account.Start("/bin/sh", arguments);
        if (await keeper.StandardOutput.ReadLineAsync(cancel) != "started")
        {
            var said = await keeper.StandardError.ReadToEndAsync(cancel);
            throw new StartRefusedException($"PostgreSQL did not start. {said.Trim()}\n{Tail(log)}");
        }
        var connectionString = await PrepareAsync(socket, cancel);
        var address = AddressFile(folder);
        await File.WriteAllTextAsync(address, connectionString, cancel);
        return new EmbeddedPostgres(connectionString, address, folderLock, keeper, temporarySocket);
    }

    private static async Task CreateAsync(ServerAccount account, string bin, string data, bool temporary, CancellationToken cancel)
    {
        // Made aside and moved, so that a start cut off half-way leaves nothing that looks finished.
        var unfinished = $"{data}.unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        string[] arguments =
        [
            "-D", unfinished, "-U", "postgres", "--auth-local=trust", "--auth-host=reject", "--no-instructions",
            "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=vi-VN",
            OperatingSystem.IsMacOS() ? "--locale=en_US.UTF-8" : "--locale=C.UTF-8",
            .. temporary ? new[] { "--no-sync" } : [],
        ];
        await account.RunAsServerAsync(Path.Combine(bin, "initdb"), arguments, cancel);
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), "\ninclude 'vocedu.conf'\n", cancel);
        Directory.Move(unfinished, data);
    }

    private static void CheckVersion(string data)
    {
        var version = File.ReadAllText(Path.Combine(data, "PG_VERSION")).Trim();
        if (version != "18") throw new StartRefusedException($"The data in {data} were made by PostgreSQL {version}; this program brings PostgreSQL 18.");
    }

    /// <summary>
    /// After a restart of the machine or container the number in <c>postmaster.pid</c> may belong to some other process,
    /// and PostgreSQL would take that one for its predecessor and refuse to start.
    /// </summary>
    private static void ForgetDeadServer(string data)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)) return;
        try
        {
            using var process = Process.GetProcessById(id);
            if (process.ProcessName == "postgres") return;
        }
        catch (ArgumentException)
        {
            // No such process: PostgreSQL would find out too.
        }
        File.Delete(file);
    }

    /// <summary>The path of a Unix socket holds about 100 bytes; a deep checkout gets a short folder with a name nobody can guess.</summary>
    private static (string Folder, string? Temporary) SocketFolder(string folder)
    {
        var beside = Path.Combine(folder, "socket");
        if (Encoding.UTF8.GetByteCount(beside) <= 80) return (beside, null);
        var elsewhere = Directory.CreateTempSubdirectory("vocedu-").FullName;
        return (elsewhere, elsewhere);
    }

    [UnsupportedOSPlatform("windows")]
    private static void WriteSettings(string data, string socket, bool temporary)
    {
        var file = Path.Combine(data, "vocedu.conf");
        File.WriteAllText(file, $"""
            listen_addresses = ''
            unix_socket_directories = '{socket.Replace("'", "''", StringComparison.Ordinal)}'
            unix_socket_permissions = 0700
            max_connections = {(temporary ? 400 : 100)}
            shared_buffers = 64MB
            jit = off                       # our queries are short; compiling them costs more than it saves
            timezone = 'UTC'
            log_timezone = 'Asia/Ho_Chi_Minh'
            log_min_messages = warning
            log_parameter_max_length_on_error = 0

            """ + (temporary ? """
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            autovacuum = off

            """ : ""));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    /// <summary>The program's role owns its database and may make others (tests do), but is no superuser, and the ledger in them is not its own.</summary>
    private static async Task<string> PrepareAsync(string socket, CancellationToken cancel)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = socket, Username = "postgres", Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(cancel);
        await UnlessAsync("select from pg_roles where rolname = 'vocedu'", "create role vocedu login createdb");
        await UnlessAsync("select from pg_database where datname = 'vocedu'", "create database vocedu owner vocedu");
        foreach (var database in new[] { "template1", "vocedu" })
        {
            address.Database = database;
            await using var inside = new NpgsqlConnection(address.ConnectionString);
            await inside.OpenAsync(cancel);
            await using var keep = new NpgsqlCommand(SchemaSource.KeepLedger(), inside);
            await keep.ExecuteNonQueryAsync(cancel);
        }
        return new NpgsqlConnectionStringBuilder { Host = socket, Username = "vocedu", Database = "vocedu" }.ConnectionString;

        async Task UnlessAsync(string found, string create)
        {
            await using var look = new NpgsqlCommand(found, connection);
            await using (var rows = await look.ExecuteReaderAsync(cancel))
            {
                if (rows.HasRows) return;
            }
            await using var make = new NpgsqlCommand(create, connection);
            await make.ExecuteNonQueryAsync(cancel);
        }
    }

    private static StartRefusedException NotOnWindows() => new(
        "The bundled PostgreSQL runs on Linux and macOS. On Windows use WSL, or name a server in ConnectionStrings:Default.");

    private static string Tail(string log) =>
        File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(8)) : "";

    public async ValueTask DisposeAsync()
    {
        File.Delete(_addressFile);
        NpgsqlConnection.ClearAllPools();       // an idle connection of ours is no reason to wait
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
        if (_temporarySocket is not null) Directory.Delete(_temporarySocket, recursive: true);
        if (_lock is not null) await _lock.DisposeAsync();
    }
}
