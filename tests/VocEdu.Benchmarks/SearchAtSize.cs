using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Data;
using VocEdu.Testing;

namespace VocEdu.Benchmarks;

/// <summary>How well search answers graded questions, and what a search costs with many documents: <c>search 100000 300000</c>.</summary>
public static class SearchAtSize
{
    private static readonly string Collection = Path.Combine(Checkout.Root, "..", "shared", "search");
    private static readonly string[] Sets = [Path.Combine(Collection, "queries-dev.jsonl"), Path.Combine(Checkout.Root, "tests", "VocEdu.Cms.Tests", "Search", "questions.jsonl")];

    /// <summary>Words that match nearly everything.</summary>
    private static readonly string[] Everywhere =
        ["nghề", "học", "học nghề", "việc làm", "đào tạo", "tuyển sinh", "trường cao đẳng", "trung tâm", "giáo dục nghề nghiệp", "người học", "kỹ năng", "công việc", "hoc nghe", "lam viec", "học sinh", "là gì", "thực hành", "thời gian học"];

    private sealed record Source(string Id, string Kind, string Title, string Summary, string Body, string[] Tags, string? School, DateTimeOffset Date);

    private sealed record Question(string Id, string Class, string Query, Dictionary<string, int> Relevance);

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        if (!Directory.Exists(Collection))
        {
            Console.WriteLine("The collection of documents and questions does not lie beside this checkout: nothing to measure.");
            return;
        }

        await using var database = await TestDatabase.CreateAsync(SchemaSource.Engine, CmsDb.Files, AccountsDb.Files);
        await using var newsroom = Start(database);
        var table = new Table();
        var names = await LoadAsync(newsroom);
        foreach (var file in Sets) await ScoreAsync(newsroom, file, names, table);
        foreach (var size in sizes)
        {
            await GrowAsync(database, size);
            await using var fresh = Start(database);      // a program that starts with so many documents
            await CostAsync(fresh, database, size, table);
        }

        table.Print();
    }

    private static Newsroom Start(TestDatabase database) => new(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Default"] = database.ConnectionString, ["Host:Roles"] = "site", ["Logging:LogLevel:Default"] = "Error", ["VOCEDU_ADMIN_PASSWORD"] = "Do-hieu-nang-2026-matkhau",
    });

    private static async Task ScoreAsync(Newsroom newsroom, string file, Dictionary<Guid, string> names, Table table)
    {
        var scores = new List<(string Class, double Ndcg, double First)>();
        foreach (var question in Read<Question>(file))
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
        var asked = Sets.SelectMany(Read<Question>).Select(q => q.Query).Concat(Everywhere).ToList();
        var costs = await MeasureAsync(database, asked, q => newsroom.AskAsync(s => s.GetRequiredService<FindContent>().RunAsync(q, null, CancellationToken.None)));
        var goal = size <= 100_000 ? "≤ 25" : "≤ 50";
        table.Row($"search, {size:#,0} documents, p50", Part(costs, 0.5), "ms", "CPU of program and database");
        table.Row($"search, {size:#,0} documents, p95", Part(costs, 0.95), "ms", goal);
        var everywhere = costs.TakeLast(Everywhere.Length).ToList();
        table.Row($"  words that match nearly everything, p95", Part(everywhere, 0.95), "ms", goal);
        var typed = asked.SelectMany(q => new[] { 2, 4, 8 }.Where(l => l < q.Length).Select(l => q[..l])).Distinct().ToList();
        var completed = await MeasureAsync(database, typed, q => newsroom.AskAsync(s => s.GetRequiredService<SuggestNames>().RunAsync(q, CancellationToken.None)));
        table.Row($"autocomplete, {size:#,0} documents, p95", Part(completed, 0.95), "ms", "≤ 10");
    }

    /// <returns>For each question the processor time of this program and of the database, in ms; the third time it is asked counts.</returns>
    private static async Task<List<double>> MeasureAsync<T>(TestDatabase database, IReadOnlyList<string> questions, Func<string, Task<T>> ask)
    {
        var costs = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            costs.Clear();
            foreach (var question in questions)
            {
                var servers = await ServersAsync(database);
                var before = Ran(servers) + Ran([Environment.ProcessId]);
                await ask(question);
                costs.Add((Ran(servers) + Ran([Environment.ProcessId]) - before) / 1e6);
            }
        }

        return costs;
    }

    private static double Part(IEnumerable<double> costs, double part) => costs.Order().ToList() is var sorted ? sorted[(int)((sorted.Count - 1) * part)] : 0;

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
            return double.Parse(File.ReadAllText(Path.Combine(folder, "schedstat")).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;      // it ended meanwhile
        }
    }

    private static Task<Dictionary<Guid, string>> LoadAsync(Newsroom newsroom) => newsroom.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var index = services.GetRequiredService<SearchIndex>();
        var names = new Dictionary<Guid, string>();
        var unit = await db.Units.Select(u => u.Id).FirstAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"alter table cms.search_document drop constraint if exists search_document_item_id_fkey");      // documents without items are enough to search
        foreach (var document in Read<Source>(Path.Combine(Collection, "corpus.jsonl")))
        {
            var genre = Genres.Get(document.Kind switch
            {
                "guide" => "NGHE", "video" => "VIDEO", "leaflet" => "TOROI", "event" => "SUKIEN", "faq" => "HOIDAP", "school" => "COSO", "policy" => "VANBAN", _ => "TIN",
            });
            var id = Guid.CreateVersion7();
            names[id] = document.Id;
            await index.WriteAsync(new Publication
            {
                ItemId = id, Version = 1, Path = $"/{document.Id}", Kind = genre.Kind, Genre = genre.Code, Section = Sections.For(genre), Title = document.Title, Summary = document.Summary,
                Html = "", Fields = new(), UnitId = unit, UnitName = document.School ?? "", Tags = [.. document.Tags], PublishedAt = document.Date, UpdatedAt = document.Date,
            }, document.Body, CancellationToken.None);
        }

        await transaction.CommitAsync();
        return names;
    });

    /// <summary>The documents again and again, in no order, each a little more or less important.</summary>
    private static async Task GrowAsync(TestDatabase database, int size)
    {
        foreach (var step in new[]
        {
            "drop index cms.ix_search_document_tsv", "drop index cms.ix_search_document_tsv_head",
            $"""
            insert into cms.search_document (item_id, kind, genre, title, head, body, spoken, attached, prior, published_at, unit_id, themes, audiences, guides, schools, place, year, normaliser, tsv_head, tsv)
            select gen_random_uuid(), kind, genre, title, head, body, spoken, attached, prior + random() * 0.05, published_at, unit_id, themes, audiences, guides, schools, place, year, normaliser, tsv_head, tsv
            from (select *, count(*) over () as had from cms.search_document) d, lateral generate_series(1, greatest(0, {size} / had - 1)) order by random()
            """,
            "create temp table names as select o.title, s.folded, s.display, s.kind, s.weight from cms.search_suggest s join cms.search_document o on o.item_id = s.item_id; insert into cms.search_suggest (item_id, folded, display, kind, weight) select distinct on (d.item_id, n.folded) d.item_id, n.folded, n.display, n.kind, n.weight from cms.search_document d join names n on n.title = d.title on conflict do nothing; drop table names",
            "create index ix_search_document_tsv on cms.search_document using gin (tsv) with (fastupdate = off)", "create index ix_search_document_tsv_head on cms.search_document using gin (tsv_head) with (fastupdate = off)",
            "vacuum analyze cms.search_document", "vacuum analyze cms.search_suggest",
        })
        {
            await using var command = database.DataSource.CreateCommand(step);
            command.CommandTimeout = 3600;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static IEnumerable<T> Read<T>(string file) => File.ReadLines(file).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!);
}
