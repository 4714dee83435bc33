using System.Diagnostics;
using System.Globalization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Cms.Search.Finding;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Benchmarks;

/// <summary>How well search answers graded questions, and what a search costs with many documents: <c>search 100000 300000</c>, 100,000 when no number is given.</summary>
public static class SearchAtSize
{
    /// <summary>Words that match nearly everything.</summary>
    private static readonly string[] Everywhere =
        ["nghề", "học", "học nghề", "việc làm", "đào tạo", "tuyển sinh", "trường cao đẳng", "trung tâm", "giáo dục nghề nghiệp", "người học", "kỹ năng", "công việc", "hoc nghe", "lam viec", "học sinh", "là gì", "thực hành", "thời gian học"];

    /// <summary>What readers narrow such words to: one of many values, of few, several at once, one that nothing has.</summary>
    private static readonly SearchFilter[] Narrowings =
        [new(Place: "Huế"), new(Year: 2020), new(["School"]), new(["CareerGuide"]), new(["Article", "Announcement"]), new(["Event"], Place: "Gia Lai", Year: 2016), new(Theme: "khong-co")];

    private const int Rounds = 5;

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        if (!Directory.Exists(SearchCollection.Folder))
        {
            Console.WriteLine($"The collection of documents and questions does not lie in {Path.GetFullPath(SearchCollection.Folder)}: nothing to measure.");
            return;
        }

        await using var database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        var table = new Table();
        await using (var newsroom = Start(database))
        {
            var names = await SearchCollection.LoadAsync(newsroom);
            foreach (var file in SearchCollection.Sets) await ScoreAsync(newsroom, file, names, table);
        }

        foreach (var size in sizes)
        {
            var watch = Stopwatch.StartNew();
            await SearchCollection.GrowAsync(database, size);
            table.Row($"filling up to {Whole(size)} documents", watch.Elapsed.TotalSeconds, "s", "");
            await using var newsroom = Start(database);      // a program that starts with so many documents
            watch.Restart();
            await newsroom.AskAsync(s => s.GetRequiredService<SearchLexicon>().GetAsync(CancellationToken.None));
            table.Row("  start and reading the words of the index", watch.Elapsed.TotalSeconds, "s", "");
            await CostAsync(newsroom, database, size, table);
        }

        table.Print();
    }

    private static Newsroom Start(TestDatabase database) => new(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Default"] = database.ConnectionString, ["Host:Roles"] = "site", ["urls"] = "http://127.0.0.1:0", ["Logging:LogLevel:Default"] = "Error", ["VOCEDU_ADMIN_PASSWORD"] = "Do-hieu-nang-2026-matkhau",
    });

    private static async Task ScoreAsync(Newsroom newsroom, string file, Dictionary<Guid, string> names, Table table)
    {
        var scores = new List<(string Class, double Ndcg, double First)>();
        foreach (var question in SearchCollection.Questions(file))
        {
            var result = await newsroom.AskAsync(s => s.GetRequiredService<FindContent>().RunAsync(question.Query, null, CancellationToken.None));
            var grades = result.Hits.Select(h => question.Relevance.GetValueOrDefault(names[h.ItemId])).ToList();
            var first = grades.Take(50).ToList().FindIndex(grade => grade >= 2);
            scores.Add((question.Class, Gain(grades) / Gain(question.Relevance.Values.OrderDescending()), first < 0 ? 0 : 1.0 / (first + 1)));
        }

        var set = Path.GetFileNameWithoutExtension(file);
        foreach (var group in scores.GroupBy(s => s.Class)) table.Row($"{set}: nDCG@10, {group.Key}", group.Average(s => s.Ndcg), "", "≥ 0.70");
        table.Row($"{set}: nDCG@10", scores.Average(s => s.Ndcg), "", "≥ 0.88");
        table.Row($"{set}: MRR", scores.Average(s => s.First), "", "≥ 0.94");
    }

    private static double Gain(IEnumerable<int> grades) => grades.Take(10).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();

    private static async Task CostAsync(Newsroom newsroom, TestDatabase database, int size, Table table)
    {
        var asked = SearchCollection.Sets.SelectMany(SearchCollection.Questions).Select(q => q.Query).Concat(Everywhere).ToList();
        var costs = await MeasureAsync(database, asked, q => newsroom.AskAsync(s => s.GetRequiredService<FindContent>().RunAsync(q, null, CancellationToken.None)));
        var goal = size <= 100_000 ? "≤ 25" : "≤ 50";
        Say(table, $"search, {Whole(size)} documents", costs, goal);
        Say(table, "  words that match nearly everything", [.. costs.TakeLast(Everywhere.Length)], goal);
        var narrowed = await MeasureAsync(database, [.. Everywhere.SelectMany(q => Narrowings.Select(n => (q, n)))], a => newsroom.AskAsync(s => s.GetRequiredService<FindContent>().RunAsync(a.q, a.n, CancellationToken.None)));
        Say(table, "  the same, narrowed by a filter", narrowed, goal);
        var counted = await MeasureAsync(database, asked, q => newsroom.AskAsync(async s =>
        {
            var query = new SearchQuery(q, await s.GetRequiredService<SearchLexicon>().GetAsync(CancellationToken.None), new([]));
            return await s.GetRequiredService<CountFacets>().RunAsync(query, new(), CancellationToken.None);
        }));
        Say(table, "  what the results can be narrowed to", counted, "");
        var typed = asked.SelectMany(q => new[] { 2, 4, 8 }.Where(l => l < q.Length).Select(l => q[..l])).Distinct().ToList();
        Say(table, $"autocomplete, {Whole(size)} documents", await MeasureAsync(database, typed, 
            q => newsroom.AskAsync(s => ActivatorUtilities.CreateInstance<SuggestNames>(s).RunAsync(q, CancellationToken.None))), "≤ 10");      // a new one remembers nothing
    }

    private static void Say(Table table, string what, IReadOnlyList<Cost> costs, string goal)
    {
        table.Row($"{what}: CPU p50", Part(costs, 0.5, c => c.Program + c.Database), "ms", "program and database");
        table.Row($"{what}: CPU p95", Part(costs, 0.95, c => c.Program + c.Database), "ms", goal);
        table.Row($"{what}: CPU most", Part(costs, 1, c => c.Program + c.Database), "ms", "");
        table.Row($"{what}: of it the database, p95", Part(costs, 0.95, c => c.Database), "ms", "");
        table.Row($"{what}: by the clock, p95", Part(costs, 0.95, c => c.Clock), "ms", "");
    }

    /// <summary>What one question cost, in ms.</summary>
    private sealed record Cost(double Program, double Database, double Clock);

    /// <summary>Each question is asked five times; the last time counts, when the program is warm.</summary>
    private static async Task<IReadOnlyList<Cost>> MeasureAsync<TQuestion, T>(TestDatabase database, IReadOnlyList<TQuestion> questions, Func<TQuestion, Task<T>> ask)
    {
        var costs = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
        {
            costs.Clear();
            foreach (var question in questions)
            {
                var servers = await ServersAsync(database);
                var (server, program, clock) = (Ran(servers), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());      // the reading itself stays outside
                await ask(question);
                var took = Stopwatch.GetElapsedTime(clock);
                costs.Add(new((Environment.CpuUsage.TotalTime - program).TotalMilliseconds, (Ran(servers) - server) / 1e6, took.TotalMilliseconds));
            }
        }

        return costs;
    }

    private static double Part(IReadOnlyList<Cost> costs, double part, Func<Cost, double> of) => costs.Count == 0 ? 0 : costs.Select(of).Order().ElementAt((int)((costs.Count - 1) * part));

    private static async Task<int[]> ServersAsync(TestDatabase database)
    {
        await using var ask = database.DataSource.CreateCommand("select array_agg(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        return await ask.ExecuteScalarAsync() as int[] ?? [];
    }

    /// <returns>How long these processes have run, in ns, with all their threads.</returns>
    private static double Ran(IEnumerable<int> processes) => processes.Sum(id => Directory.Exists($"/proc/{id}/task") ? Directory.EnumerateDirectories($"/proc/{id}/task").Sum(Thread) : 0);

    private static double Thread(string folder)
    {
        try
        {
            return double.Parse(File.ReadAllText(Path.Combine(folder, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;      // it ended meanwhile
        }
    }

    private static string Whole(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
