using System.Diagnostics;
using System.Globalization;

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
