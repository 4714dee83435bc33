using System.Diagnostics;

namespace VocEdu.Benchmarks;

/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="Cpu">Processor time of the program for one request, in ms.</param>
/// <param name="DatabaseCpu">Processor time of PostgreSQL for one request, in ms.</param>
public sealed record LoadResult(double PerSecond, double Cpu, double DatabaseCpu);

/// <summary>A bounded load from a few connections on the loopback.</summary>
public static class Load
{
    private const int Connections = 8;

    /// <param name="process">Whose processor time counts.</param>
    /// <param name="postgres">The database's first process; null: not asked.</param>
    /// <param name="encoding">What the reader accepts; null: plain bytes.</param>
    public static async Task<LoadResult> RunAsync(Uri page, int process, int? postgres, int requests, string? encoding)
    {
        await SendAsync(page, requests / 4, encoding);      // warm: the second look is what counts
        var before = (Program: ProcessCost.Cpu(process), Database: Database(postgres));
        var watch = Stopwatch.StartNew();
        await SendAsync(page, requests, encoding);
        var seconds = watch.Elapsed.TotalSeconds;
        return new(requests / seconds, (ProcessCost.Cpu(process) - before.Program).TotalMilliseconds / requests,
            (Database(postgres) - before.Database).TotalMilliseconds / requests);
    }

    private static TimeSpan Database(int? postgres) => postgres is { } id ? ProcessCost.Cpu(id) : TimeSpan.Zero;

    private static async Task SendAsync(Uri page, int requests, string? encoding)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page);
                if (encoding is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
                using var answer = await http.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            }
        }));
    }
}
