using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace VocEdu.Cms.Media;

/// <summary>Runs a program on somebody's file: in a process of its own, with limits on time and memory, so that a hostile file costs only itself.</summary>
public sealed class OutsideProgram(IOptions<MediaOptions> options, ILogger<OutsideProgram> log)
{
    /// <returns>What it printed; null when it failed or took too much.</returns>
    /// <exception cref="InvalidOperationException">The program is not installed.</exception>
    public async Task<string?> RunAsync(CancellationToken cancel, params string[] command)
    {
        var limits = options.Value;
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] words = OperatingSystem.IsLinux() ? ["prlimit", Bytes("--as", limits.ProgramMemory), Seconds("--cpu", limits.ProgramTimeout), .. command] : command;
        start.FileName = words[0];
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);

        using var process = Start(start);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(limits.ProgramTimeout);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode == 0) return await output;
            log.LogWarning("{Program} ended with {ExitCode}: {Error}", command[0], process.ExitCode, (await error).Trim());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("{Program} took longer than {Timeout} and was stopped", command[0], limits.ProgramTimeout);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return null;
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

    private static string Bytes(string limit, int megabytes) => string.Create(CultureInfo.InvariantCulture, $"{limit}={(long)megabytes * 1024 * 1024}");

    private static string Seconds(string limit, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{limit}={(int)time.TotalSeconds}");
}
