using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace VocEdu.Cms.Media.Making;

/// <summary>Runs a program on somebody's file: in a process of its own, behind everybody else, with limits on time, memory and what it writes,
/// so that a hostile file costs only itself.</summary>
public sealed class OutsideProgram(IOptions<MediaOptions> options, ILogger<OutsideProgram> log)
{
    /// <summary>Longest output that is read.</summary>
    private const int MaxPrinted = 256 * 1024;

    private const long MaxFile = 256L * 1024 * 1024;

    /// <returns>What it printed; null when it failed or took too much.</returns>
    /// <exception cref="InvalidOperationException">The program is not installed.</exception>
    public Task<string?> RunAsync(CancellationToken cancel, params string[] command) => RunAsync(options.Value.ProgramTimeout, MaxFile, command, cancel);

    /// <summary>As <see cref="RunAsync(CancellationToken, string[])"/>, for a film: as long as it may take, as large as films may be.</summary>
    public Task<string?> RunLongAsync(CancellationToken cancel, params string[] command) =>
        RunAsync(options.Value.FilmTimeout, SniffedType.MaxLength + MaxFile, command, cancel);

    private async Task<string?> RunAsync(TimeSpan longest, long largest, string[] command, CancellationToken cancel)
    {
        using var process = Start(Limited(longest, largest, command));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(longest);
        var output = ReadAsync(process.StandardOutput, timeout.Token);
        var error = ReadAsync(process.StandardError, timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode == 0) return await output;
            log.LogInformation("{Program} ended with {ExitCode}: {Error}", command[0], process.ExitCode, (await error)?.Trim());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("{Program} took longer than {Timeout} and was stopped", command[0], longest);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return null;
    }

    private ProcessStartInfo Limited(TimeSpan longest, long largest, string[] command)
    {
        // The processor's time counts on all its cores together.
        string[] words = OperatingSystem.IsLinux()
            ? ["nice", "-n", "10", "prlimit", Limit("--as", options.Value.ProgramMemory * 1024L * 1024), Limit("--cpu", (long)longest.TotalSeconds * Environment.ProcessorCount),
                Limit("--fsize", largest), "--core=0", .. command]
            : command;
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        return start;
    }

    /// <summary>Reads to the end, so that the program never waits for a reader, and keeps the beginning.</summary>
    private static async Task<string?> ReadAsync(StreamReader reader, CancellationToken cancel)
    {
        var (kept, buffer) = (new System.Text.StringBuilder(), new char[4096]);
        while (await reader.ReadAsync(buffer, cancel) is > 0 and var read) kept.Append(buffer, 0, Math.Min(read, MaxPrinted - kept.Length));
        return kept.ToString();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} is not installed. ./vocedu run installs what the media library needs.", missing);
        }
    }

    private static string Limit(string limit, long most) => string.Create(CultureInfo.InvariantCulture, $"{limit}={most}");
}
