using Npgsql;
using VocEdu.Cms.Search.Finding;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>The department's synonyms, read anew every few seconds: what is saved on one node holds on all.</summary>
public sealed class SynonymBook(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(15);

    private sealed record Kept(SearchSynonyms Names, DateTimeOffset Until);

    private volatile Kept _kept = new(new([]), DateTimeOffset.MinValue);

    public async Task<SearchSynonyms> GetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_kept.Until > now) return _kept.Names;
        var groups = new List<SynonymGroup>();
        await using var command = database.CreateCommand("select abbreviation, phrases from cms.search_synonym order by id");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) groups.Add(new(reader.GetBoolean(0), reader.GetFieldValue<string[]>(1)));
        _kept = new(new(groups), now + FreshFor);
        return _kept.Names;
    }

    /// <summary>What was just changed here holds at once.</summary>
    public void Forget() => _kept = _kept with { Until = DateTimeOffset.MinValue };
}
