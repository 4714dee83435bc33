using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Npgsql;
using NpgsqlTypes;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Downloads;

/// <summary>Counts downloads in memory and adds them to the day's sums now and then: a thousand downloads of a file are one row.</summary>
/// <remarks>No address, no cookie, no name is looked at or kept. What a process counted in its last seconds goes with it when it is killed.</remarks>
public sealed partial class CountDownloads(NpgsqlDataSource database, TimeProvider clock) : IDaySums
{
    private ConcurrentDictionary<(Guid Media, DateOnly Day), long> _counted = new();

    /// <summary>Notes one download, unless a program fetched it or a browser only looked ahead.</summary>
    public void Note(Guid media, HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) && IsReader(request.Headers.UserAgent.ToString()) && !LooksAhead(request.Headers["Sec-Purpose"]) && !LooksAhead(request.Headers["Purpose"]))
            _counted.AddOrUpdate((media, Vietnam.Today(clock)), 1, (_, count) => count + 1);
    }

    public async Task StoreAsync(CancellationToken cancel)
    {
        var counted = Interlocked.Exchange(ref _counted, new());
        if (counted.IsEmpty) return;
        try
        {
            var rows = counted.OrderBy(c => c.Key.Media).ThenBy(c => c.Key.Day).ToList();      // one order, so that two nodes never wait for each other in a circle
            await using var add = database.CreateCommand("""
                insert into cms.download_day as d (media_id, day, count)
                select media_id, day, count from unnest($1, $2, $3) as c(media_id, day, count) where exists (select from cms.media m where m.id = c.media_id)
                on conflict (media_id, day) do update set count = d.count + excluded.count
                """);
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Key.Media).ToArray() });
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Key.Day).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Value).ToArray() });
            await add.ExecuteNonQueryAsync(cancel);
        }
        catch
        {
            foreach (var (key, count) in counted) _counted.AddOrUpdate(key, count, (_, more) => more + count);
            throw;
        }
    }

    /// <summary>Browsers call themselves Mozilla; those who fetch for search, previews and watching say so.</summary>
    private static bool IsReader(string agent) => agent.StartsWith("Mozilla/", StringComparison.Ordinal) && !Programs().IsMatch(agent);

    private static bool LooksAhead(StringValues purpose) => purpose.ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("bot|crawl|spider|slurp|preview|externalhit|externalagent|monitor|uptime|headless|lighthouse|scan|archiver", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Programs();
}
