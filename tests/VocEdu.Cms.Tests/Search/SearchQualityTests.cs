using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Search;

/// <summary>How well search answers graded questions (nDCG@10). The collection lies beside the checkout; without it there is nothing to measure.</summary>
public sealed class SearchQualityTests
{
    private static readonly string Collection = Path.Combine(Checkout.Root, "..", "shared", "search");

    private sealed record Source(string Id, string Kind, string Title, string Summary, string Body, string[] Tags, string? School, DateTimeOffset Date);

    private sealed record Question(string Id, string Class, string Query, Dictionary<string, int> Relevance);

    [Test]
    public async Task Graded_questions_are_answered_well()
    {
        if (!Directory.Exists(Collection)) return;
        await using var app = await CmsApp.StartAsync();
        var names = await LoadAsync(app);
        var questions = Read<Question>("queries-dev.jsonl");

        var scores = new List<(Question Question, double Score, TimeSpan Took)>();
        var run = new List<string>();
        foreach (var question in questions)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var hits = await app.AskAsync(services => services.GetRequiredService<FindContent>().RunAsync(question.Query, null, CancellationToken.None));
            var found = hits.Hits.Select(h => names[h.ItemId]).ToList();
            scores.Add((question, Ndcg(found, question.Relevance), System.Diagnostics.Stopwatch.GetElapsedTime(start)));
            run.Add(JsonSerializer.Serialize(new { id = question.Id, docs = found }));
        }

        await File.WriteAllLinesAsync(Path.Combine(TestContext.CurrentContext.WorkDirectory, "search-run.jsonl"), run);
        foreach (var group in scores.GroupBy(s => s.Question.Class))
            await TestContext.Out.WriteLineAsync($"{group.Key,-22} {group.Average(s => s.Score):0.000}");
        await TestContext.Out.WriteLineAsync($"{"all",-22} {scores.Average(s => s.Score):0.000}   median {scores.Select(s => s.Took).Order().ElementAt(scores.Count / 2).TotalMilliseconds:0.0} ms");
        Assert.That(scores.Average(s => s.Score), Is.GreaterThan(0.75));
    }

    private static double Ndcg(List<string> found, Dictionary<string, int> relevance)
    {
        static double Gain(IEnumerable<int> grades) => grades.Take(10).Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
        return Gain(found.Select(id => relevance.GetValueOrDefault(id))) / Gain(relevance.Values.OrderDescending());
    }

    private static Task<Dictionary<Guid, string>> LoadAsync(CmsApp app) => app.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var index = services.GetRequiredService<SearchIndex>();
        var names = new Dictionary<Guid, string>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var document in Read<Source>("corpus.jsonl"))
        {
            var genre = Genres.Get(document.Kind switch
            {
                "guide" => "NGHE", "video" => "VIDEO", "leaflet" => "TOROI", "event" => "SUKIEN", "faq" => "HOIDAP", "school" => "COSO", "policy" => "VANBAN", _ => "TIN",
            });
            var id = Guid.CreateVersion7();
            names[id] = document.Id;
            db.Items.Add(new ContentItem
            {
                Id = id, Kind = genre.Kind, Genre = genre.Code, Section = Sections.For(genre), UnitId = CmsApp.SchoolId, State = ContentState.Published, Title = document.Title,
                Version = 1, AuthorId = Guid.Empty, AuthorName = "", StateSince = document.Date, CreatedAt = document.Date, UpdatedAt = document.Date,
            });
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            await index.WriteAsync(new Publication
            {
                ItemId = id, Version = 1, Path = $"/{document.Id}", Kind = genre.Kind, Genre = genre.Code, Section = Sections.For(genre), Title = document.Title, Summary = document.Summary,
                Html = "", Fields = new(), UnitId = CmsApp.SchoolId, UnitName = document.School ?? "", Tags = [.. document.Tags], PublishedAt = document.Date, UpdatedAt = document.Date,
            }, document.Body, CancellationToken.None);
        }

        await transaction.CommitAsync();
        return names;
    });

    private static List<T> Read<T>(string file) =>
        [.. File.ReadLines(Path.Combine(Collection, file)).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];
}
