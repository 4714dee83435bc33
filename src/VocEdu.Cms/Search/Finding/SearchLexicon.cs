using Npgsql;

namespace VocEdu.Cms.Search.Finding;

/// <summary>The words of the index, read anew when they have grown old. A word not known yet is looked for all the same.</summary>
public sealed class SearchLexicon(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Words _words = Words.None;

    public async Task<Words> GetAsync(CancellationToken cancel)
    {
        var known = _words;
        if (known.ReadAt + FreshFor > clock.GetUtcNow()) return known;
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

    private async Task<Words> ReadAsync(CancellationToken cancel)
    {
        var (lexemes, counts, heads) = (new List<string>(), new List<int>(), new List<int>());
        await using var command = database.CreateCommand("""
            select w.word, w.ndoc, coalesce(h.ndoc, 0)
            from ts_stat('select tsv from cms.search_document') w left join ts_stat('select tsv_head from cms.search_document', 'b') h on h.word = w.word
            where w.ndoc > 1 or w.word !~ '_' or h.ndoc > 0 order by w.word collate "C"
            """);
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                lexemes.Add(reader.GetString(0));
                counts.Add(reader.GetInt32(1));
                heads.Add(reader.GetInt32(2));
            }
        }

        await using var count = database.CreateCommand("select count(*) from cms.search_document");
        var documents = (int)(long)(await count.ExecuteScalarAsync(cancel))!;
        return new([.. lexemes], [.. counts], [.. heads], documents, clock.GetUtcNow());
    }
}
