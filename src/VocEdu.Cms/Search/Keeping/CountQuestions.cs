using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using Quartz;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search.Keeping;

/// <summary>How often a question was asked on one local day, and whether anything was found. Nothing is kept of who asked.</summary>
public sealed class SearchQuestionDay
{
    public required string Question { get; init; }
    public required DateOnly Day { get; init; }
    public required long Count { get; init; }
    public required bool Found { get; init; }
}

/// <summary>Counts questions in memory and adds them to the day's sums now and then. What looks like a person's data is not counted at all.</summary>
public sealed class CountQuestions(NpgsqlDataSource database, TimeProvider clock) : IDaySums
{
    /// <summary>A question asked by fewer in a week may tell of one person, and is forgotten.</summary>
    public const int FewestAWeek = 3;
    private const int Longest = 80, MostKept = 20_000, MostDigits = 5;

    private ConcurrentDictionary<(string Question, DateOnly Day), (long Count, bool Found)> _counted = new();

    public void Note(string text, bool found)
    {
        var question = string.Join(' ', VietnameseText.Normalize(text).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (question.Length is 0 or > Longest || question.Contains('@', StringComparison.Ordinal) || question.Count(char.IsDigit) > MostDigits || _counted.Count >= MostKept) return;
        _counted.AddOrUpdate((question, Vietnam.Today(clock)), (1, found), (_, before) => (before.Count + 1, found));
    }

    public async Task StoreAsync(CancellationToken cancel)
    {
        var counted = Interlocked.Exchange(ref _counted, new());
        if (counted.IsEmpty) return;
        try
        {
            var rows = counted.OrderBy(c => c.Key.Question, StringComparer.Ordinal).ThenBy(c => c.Key.Day).ToList();      // one order, so that two nodes never wait for each other in a circle
            await using var add = database.CreateCommand("""
                insert into cms.search_question_day as d (question, day, count, found) select * from unnest($1, $2, $3, $4)
                on conflict (question, day) do update set count = d.count + excluded.count, found = excluded.found
                """);
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Key.Question).ToArray() });
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Key.Day).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Value.Count).ToArray() });
            add.Parameters.Add(new() { Value = rows.ConvertAll(r => r.Value.Found).ToArray() });
            await add.ExecuteNonQueryAsync(cancel);
        }
        catch
        {
            foreach (var (key, value) in counted) _counted.AddOrUpdate(key, value, (_, more) => (more.Count + value.Count, more.Found));
            throw;
        }
    }
}

/// <summary>Forgets questions that hardly anybody asked in a week that is over, and all of them after two years.</summary>
public sealed class ForgetQuestions(NpgsqlDataSource database, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        await using var forget = database.CreateCommand("""
            delete from cms.search_question_day d using (
              select question, date_trunc('week', day)::date as monday from cms.search_question_day where day < $1 group by 1, 2 having sum(count) < $2
            ) rare where d.question = rare.question and d.day >= rare.monday and d.day < rare.monday + 7 and rare.monday + 7 <= $1
            """);
        forget.Parameters.Add(new() { Value = today });
        forget.Parameters.Add(new() { Value = CountQuestions.FewestAWeek });
        await forget.ExecuteNonQueryAsync(cancel);
        await using var old = database.CreateCommand("delete from cms.search_question_day where day < $1");
        old.Parameters.Add(new() { Value = today.AddYears(-2) });
        await old.ExecuteNonQueryAsync(cancel);
    }
}
