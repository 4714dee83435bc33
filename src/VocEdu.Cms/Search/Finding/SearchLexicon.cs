using System.Globalization;
using Npgsql;

namespace VocEdu.Cms.Search.Finding;

/// <summary>The words of the index, read anew when they have grown old. A word not known yet is looked for all the same.</summary>
public sealed partial class SearchLexicon(NpgsqlDataSource database, TimeProvider clock, ILogger<SearchLexicon> log) : IDisposable
{
    /// <summary>Of more documents, a part says how often words are used.</summary>
    private const int Sampled = 20_000;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Words _words = Words.None;

    public async Task<Words> GetAsync(CancellationToken cancel)
    {
        var known = _words;
        if (known.ReadAt + FreshFor > clock.GetUtcNow()) return known;
        if (known.Documents <= Sampled) return await RefreshAsync(cancel);
        _ = RefreshAsync(CancellationToken.None).ContinueWith(read => LogNotRead(log, read.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return known;      // nobody waits while many are read
    }

    private async Task<Words> RefreshAsync(CancellationToken cancel)
    {
        var known = _words;
        if (known.Documents > 0 && !await _loading.WaitAsync(TimeSpan.Zero, cancel)) return known;      // somebody else is reading
        if (known.Documents == 0) await _loading.WaitAsync(cancel);
        try
        {
            if (_words.ReadAt + FreshFor <= clock.GetUtcNow()) _words = await ReadAsync(cancel);
            return _words;
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The words of the search index could not be read anew")]
    private static partial void LogNotRead(ILogger log, Exception why);

    private async Task<Words> ReadAsync(CancellationToken cancel)
    {
        var documents = await CountAsync(cancel);
        var part = documents <= Sampled ? 1 : (double)Sampled / documents;
        var from = part >= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" tablesample system ({part * 100:0.####})");
        var (lexemes, counts, heads) = (new List<string>(), new List<int>(), new List<int>());
        await using var command = database.CreateCommand($"""
            select w.word, w.ndoc, coalesce(h.ndoc, 0)
            from ts_stat('select tsv from cms.search_document{from}') w left join ts_stat('select tsv_head from cms.search_document{from}', 'b') h on h.word = w.word
            where w.ndoc > 1 or w.word !~ '_' or h.ndoc > 0 or w.word in (select word from ts_stat('select tsv_head from cms.search_document{from}', 'a')) order by w.word collate "C"
            """);
        command.CommandTimeout = 300;
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                lexemes.Add(reader.GetString(0));
                counts.Add(reader.GetInt32(1));
                heads.Add(reader.GetInt32(2));
            }
        }

        return new([.. lexemes], [.. counts.Select(c => (int)(c / part))], [.. heads.Select(h => (int)(h / part))], documents, clock.GetUtcNow());
    }

    /// <summary>Counted when there are few; else what the database last knew.</summary>
    private async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var count = database.CreateCommand($"""
            select case when few > {Sampled} then greatest(few, (select reltuples::bigint from pg_class where oid = 'cms.search_document'::regclass)) else few end
            from (select count(*) as few from (select 1 from cms.search_document limit {Sampled + 1}) d) c
            """);
        return (int)(long)(await count.ExecuteScalarAsync(cancel))!;
    }
}
