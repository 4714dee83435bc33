using Npgsql;

namespace VocEdu.Cms.Search;

/// <summary>Which lexemes the index holds and in how many documents: what is rare, what is a word at all, what usually stands beside what.</summary>
public sealed class SearchLexicon(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Words _words = new([], [], 0, DateTimeOffset.MinValue);

    /// <summary>Read anew when it has grown old. A word it does not know yet is looked for all the same.</summary>
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
        var (lexemes, counts) = (new List<string>(), new List<int>());
        await using var command = database.CreateCommand("""
            select word, ndoc from ts_stat('select tsv from cms.search_document') where ndoc > 1 or word !~ '_' order by word collate "C"
            """);
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                lexemes.Add(reader.GetString(0));
                counts.Add(reader.GetInt32(1));
            }
        }

        await using var count = database.CreateCommand("select count(*) from cms.search_document");
        var documents = (int)(long)(await count.ExecuteScalarAsync(cancel))!;
        return new([.. lexemes], [.. counts], documents, clock.GetUtcNow());
    }

    /// <summary>The lexemes in ordinal order with their document counts. Pairs that stand in one document only are left out, to stay small.</summary>
    public sealed class Words(string[] lexemes, int[] counts, int documents, DateTimeOffset readAt)
    {
        private readonly Lazy<string[]> _syllables = new(() => [.. lexemes.Where(l => l[0] is not '=' && !l.Contains('_', StringComparison.Ordinal) && char.IsAsciiLetter(l[0]))]);

        public int Documents => documents;
        public DateTimeOffset ReadAt => readAt;

        /// <summary>Every folded syllable there is.</summary>
        public string[] Syllables => _syllables.Value;

        public int Count(string lexeme) => Array.BinarySearch(lexemes, lexeme, StringComparer.Ordinal) is >= 0 and var at ? counts[at] : 0;

        public bool Knows(string lexeme) => Array.BinarySearch(lexemes, lexeme, StringComparer.Ordinal) >= 0;

        public bool KnowsBeginning(string beginning)
        {
            var at = Array.BinarySearch(lexemes, beginning, StringComparer.Ordinal);
            if (at < 0) at = ~at;
            return at < lexemes.Length && lexemes[at].StartsWith(beginning, StringComparison.Ordinal);
        }

        /// <summary>How much finding this lexeme says: the rarer, the more.</summary>
        public double Rarity(string lexeme) => Math.Log(1 + ((documents + 1.0) / (Count(lexeme) + 0.5)));
    }
}
