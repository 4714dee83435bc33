using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VocEdu.Benchmarks;

/// <summary>A program in a process of its own, on a free port of the loopback; ends with this object.</summary>
public sealed class Node : IDisposable
{
    private readonly Process _process;

    private Node(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>From the start of the process to the first page.</summary>
    public TimeSpan ColdStart { get; private set; }

    /// <param name="page">The page that is waited for.</param>
    public static async Task<Node> StartAsync(string program, string page, int port, params string[] arguments)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", address.ToString(), "--Logging:LogLevel:Default=Error"])
        {
            WorkingDirectory = program.EndsWith("VocEdu.Cms.dll", StringComparison.Ordinal) ? Path.GetFullPath("../../..", Path.GetDirectoryName(program)!) : "",
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var node = new Node(process, address);
        using var http = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(http, page))
        {
            if (process.HasExited) throw new InvalidOperationException($"{program} ended with {process.ExitCode} before its first page; it says above why.");
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException($"{program} showed no page within a minute.");
            await Task.Delay(10);
        }
        node.ColdStart = watch.Elapsed;
        return node;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string page)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;      // nobody listens yet
        }
    }
}
