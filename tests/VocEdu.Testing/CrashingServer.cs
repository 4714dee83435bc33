using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;

namespace VocEdu.Testing;

/// <summary>A PostgreSQL server of one test's own, on its usual careful settings, that can be stopped like a machine that loses its power.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CrashingServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vocedu-crash-");
    private Process? _process;

    public string ConnectionString { get; private set; } = "";

    public static async Task<CrashingServer> StartAsync()
    {
        var server = new CrashingServer();
        // The server's account must get in when the tests run as root.
        server._folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
        await server.StartAgainAsync();
        return server;
    }

    /// <summary><c>pg_ctl stop -m immediate</c>: nothing is finished and nothing written out; what was committed is found by recovery.</summary>
    public async Task CrashAsync()
    {
        var data = Path.Combine(_folder.FullName, "postgres", "server");
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), CultureInfo.InvariantCulture));
        using (var quit = Process.Start("kill", ["-QUIT", postmaster.Id.ToString(CultureInfo.InvariantCulture)])) await quit.WaitForExitAsync();
        await postmaster.WaitForExitAsync();
        await EndAsync();
    }

    public async Task StartAgainAsync() => (_process, ConnectionString) = await TestServer.StartAsync($"--Data:Folder={_folder.FullName}");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await EndAsync();
        _folder.Delete(recursive: true);
    }

    private async Task EndAsync()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }
}
