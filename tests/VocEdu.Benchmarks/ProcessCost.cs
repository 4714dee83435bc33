using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace VocEdu.Benchmarks;

/// <summary>What processes have used so far, as Linux accounts for it.</summary>
public static class ProcessCost
{
    /// <summary>Processor time of a process and, while they live, of its children.</summary>
    public static TimeSpan Cpu(int process) =>
        new[] { process }.Concat(ChildrenOf(process)).Aggregate(TimeSpan.Zero, (sum, id) => sum + Of(id));

    /// <returns>Resident memory in MiB.</returns>
    public static double Memory(int process)
    {
        using var seen = Process.GetProcessById(process);
        return seen.WorkingSet64 / 1048576.0;
    }

    public static int ParentOf(int process) => int.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("PPid:", StringComparison.Ordinal)).AsSpan(5), CultureInfo.InvariantCulture);

    public static string MachineLoad => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    /// <summary>CPU time of a fixed piece of work, hashing 256 MiB, in ms: a machine shared with others is not always as fast.</summary>
    public static double Pace()
    {
        var (piece, before) = (new byte[1024 * 1024], Environment.CpuUsage.TotalTime);
        for (var done = 0; done < 256; done++) SHA256.HashData(piece, piece.AsSpan(0, SHA256.HashSizeInBytes));
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static TimeSpan Of(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private static IEnumerable<int> ChildrenOf(int process) =>
        Directory.EnumerateDirectories($"/proc/{process}/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Distinct();
}
