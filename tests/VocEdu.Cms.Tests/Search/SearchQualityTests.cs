using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Testing;

namespace VocEdu.Cms.Tests.Search;

/// <summary>How well search answers graded questions (nDCG@10, MRR), by kind of question. The collection lies beside the checkout; without it there is
/// nothing to measure. <c>questions.jsonl</c> holds questions of our own over the same documents, graded from what the documents say of themselves.</summary>
public sealed class SearchQualityTests
{
    private static readonly string Collection = Path.Combine(Checkout.Root, "..", "shared", "search");
    private static readonly string[] Sets = [Path.Combine(Collection, "queries-dev.jsonl"), Path.Combine(Checkout.Root, "tests", "VocEdu.Cms.Tests", "Search", "questions.jsonl")];

    private sealed record Source(string Id, string Kind, string Title, string Summary, string Body, string[] Tags, string? School, DateTimeOffset Date);

    private sealed record Question(string Id, string Class, string Query, Dictionary<string, int> Relevance);

    private sealed record Answered(Question Question, double Score, double FirstGood, bool Empty);

    [Test]
    public async Task Graded_questions_are_answered_well()
    {
        if (!Directory.Exists(Collection)) return;
        await using var app = await CmsApp.StartAsync();
        var names = await LoadAsync(app);
        foreach (var file in Sets)
        {
            var answered = new List<Answered>();
            foreach (var question in Read<Question>(file)) answered.Add(await AnswerAsync(app, question, names));

            foreach (var group in answered.GroupBy(a => a.Question.Class))
                await TestContext.Out.WriteLineAsync($"{group.Key,-22} {group.Average(a => a.Score):0.000} {group.Average(a => a.FirstGood):0.000}");
            await TestContext.Out.WriteLineAsync($"{Path.GetFileName(file),-22} {answered.Average(a => a.Score):0.000} {answered.Average(a => a.FirstGood):0.000}");
            Assert.Multiple(() =>
            {
                Assert.That(answered.Average(a => a.Score), Is.GreaterThan(0.90), file);
                Assert.That(answered.Average(a => a.FirstGood), Is.GreaterThan(0.95), file);
                Assert.That(answered.Where(a => a.Empty).Select(a => a.Question.Query), Is.Empty);
                Assert.That(answered.GroupBy(a => a.Question.Class).Where(g => g.Average(a => a.Score) < 0.70).Select(g => g.Key), Is.Empty);
            });
        }
    }

    private static async Task<Answered> AnswerAsync(CmsApp app, Question question, Dictionary<Guid, string> names)
    {
        var result = await app.AskAsync(services => services.GetRequiredService<FindContent>().RunAsync(question.Query, null, CancellationToken.None));
        var found = result.Hits.Select(h => names[h.ItemId]).ToList();
        var first = found.Take(50).ToList().FindIndex(id => question.Relevance.GetValueOrDefault(id) >= 2);
        return new(question, Ndcg(found, question.Relevance), first < 0 ? 0 : 1.0 / (first + 1), found.Count == 0);
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
        foreach (var document in Read<Source>(Path.Combine(Collection, "corpus.jsonl")))
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
        [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];
}
