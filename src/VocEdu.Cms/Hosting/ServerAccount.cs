using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;

namespace VocEdu.Cms.Hosting;

/// <summary>The system account PostgreSQL runs under: our own, or an unprivileged one when we are root, which PostgreSQL refuses.</summary>
public sealed class ServerAccount
{
    private static readonly string[] Candidates = ["vocedu", "postgres", "nobody"];

    private readonly string? _name;

    private ServerAccount(string? name) => _name = name;

    public static ServerAccount Choose()
    {
        if (!Environment.IsPrivilegedProcess) return new(null);
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new(Candidates.FirstOrDefault(known.Contains) ?? throw new StartRefusedException(
            "PostgreSQL never runs as root, and this machine has no account it could run under. Create one: useradd --system vocedu"));
    }

    /// <summary>Whether the account can walk into the folder and read there: every folder on the way must be open to others.</summary>
    public bool CanEnter(string folder)
    {
        if (_name is null) return true;
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (at.Exists && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) return false;
        }
        return true;
    }

    /// <summary>Makes the folder if need be and gives it to the account, closed to everyone else.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task OwnAsync(string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        if (_name is not null) await RunAsync("chown", [_name, folder], cancel);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A process of this account with nothing of our environment, which may hold secrets.</summary>
    public Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        if (_name is not null) start.UserName = _name;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new StartRefusedException($"{program} could not be started: {cause.Message}", cause);
        }
    }

    public async Task RunAsServerAsync(string program, IEnumerable<string> arguments, CancellationToken cancel) =>
        await FinishAsync(Start(program, arguments), program, cancel);

    private static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel) =>
        await FinishAsync(new ServerAccount(null).Start(program, arguments), program, cancel);

    private static async Task FinishAsync(Process process, string program, CancellationToken cancel)
    {
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0) throw new StartRefusedException($"{program} failed:\n{await output}{errors}");
        }
    }
}
