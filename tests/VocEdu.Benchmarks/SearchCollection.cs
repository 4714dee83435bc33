using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VocEdu.Cms.Data;
using VocEdu.Cms.Search;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;
using VocEdu.Testing;

namespace VocEdu.Benchmarks;

/// <summary>The graded collection beside the checkout, and as many documents like its own as are wanted: the same ones each time.</summary>
public static class SearchCollection
{
    public static readonly string Folder = Path.Combine(Checkout.Root, "..", "shared", "search");
    public static readonly string[] Sets = [Path.Combine(Folder, "queries-dev.jsonl"), Path.Combine(Checkout.Root, "tests", "VocEdu.Cms.Tests", "Search", "questions.jsonl")];

    private const string Unit = "thu-nghiem";

    private static readonly string[] Places =
        ["Hà Giang", "Cao Bằng", "Lào Cai", "Phú Thọ", "Thái Nguyên", "Hải Dương", "Nam Định", "Thanh Hóa", "Nghệ An", "Quảng Trị", "Huế", "Đà Nẵng", "Quảng Ngãi", "Khánh Hòa", "Gia Lai", "Đắk Lắk", "Lâm Đồng", "Bình Dương", "Đồng Nai", "Tây Ninh", "Bến Tre", "Cần Thơ", "An Giang", "Cà Mau"];

    private sealed record Source(string Id, string Kind, string Title, string Summary, string Body, string[] Tags, string? School, DateTimeOffset Date);

    public sealed record Question(string Id, string Class, string Query, Dictionary<string, int> Relevance);

    public static List<Question> Questions(string file) => [.. Read<Question>(file)];

    /// <summary>Writes the collection as the program publishes it.</summary>
    /// <returns>Which document of the collection each is.</returns>
    public static Task<Dictionary<Guid, string>> LoadAsync(Newsroom newsroom) => newsroom.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var index = services.GetRequiredService<SearchIndex>();
        var names = new Dictionary<Guid, string>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"alter table cms.search_document drop constraint if exists search_document_item_id_fkey");      // documents without items are enough to search
        foreach (var document in Documents())
        {
            var genre = GenreOf(document);
            var id = IdOf(0, names.Count);
            names[id] = document.Id;
            await index.WriteAsync(new Publication
            {
                ItemId = id, Version = 1, Path = $"/{document.Id}", Kind = genre.Kind, Genre = genre.Code, Section = Sections.For(genre), Title = document.Title, Summary = document.Summary,
                Html = "", Fields = new(), UnitId = Unit, UnitName = document.School ?? "", Tags = [.. document.Tags], PublishedAt = document.Date, UpdatedAt = document.Date,
            }, document.Body, CancellationToken.None);
        }

        await transaction.CommitAsync();
        return names;
    });

    /// <summary>Fills the index up to so many documents: the titles tell of another place and year, and paragraphs of two documents of a kind are mixed.</summary>
    public static async Task GrowAsync(TestDatabase database, int size)
    {
        var sources = Documents();
        var paragraphs = sources.ConvertAll(d => d.Body.Split("\n\n"));
        var ofKind = Enumerable.Range(0, sources.Count).GroupBy(i => sources[i].Kind).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
            await command.ExecuteNonQueryAsync();
        }

        await using var count = new NpgsqlCommand("select count(*) from cms.search_document", connection);
        var had = (int)(long)(await count.ExecuteScalarAsync())!;
        await RunAsync("set maintenance_work_mem = '512MB'; set synchronous_commit = off");
        await RunAsync("drop index cms.ix_search_document_tsv, cms.ix_search_document_tsv_head, cms.ix_search_document_prior_item_id, cms.ix_search_suggest_folded, cms.ix_search_suggest_named");
        await RunAsync("alter table cms.search_suggest drop constraint if exists search_suggest_item_id_fkey");
        var suggestions = Path.GetTempFileName();
        await using (var rows = await connection.BeginTextImportAsync("copy cms.search_document (item_id, kind, genre, title, head, body, spoken, attached, prior, published_at, unit_id, themes, audiences, guides, schools, place, year, normaliser, signature, tsv_head, tsv) from stdin"))
        await using (var names = new StreamWriter(suggestions))
        {
            for (var row = had; row < size; row++)
            {
                var (copy, at) = (row / sources.Count, row % sources.Count);
                var (source, siblings) = (sources[at], ofKind[sources[at].Kind]);
                var other = paragraphs[siblings[(at + (copy * 7)) % siblings.Length]];
                var (place, year) = (Places[(copy + at) % Places.Length], 2015 + ((copy + (at * 3)) % 12));
                var title = source.Kind is "guide" ? $"{source.Title} ({year})" : $"{source.Title} tại {place} năm {year}";
                var body = string.Join("\n\n", paragraphs[at].Select((p, i) => i % 3 == copy % 3 && i > 0 ? other[i % other.Length] : p));
                var head = string.Join(" . ", source.Tags.Append(source.School ?? ""));
                var (genre, id) = (GenreOf(source), IdOf(copy, at));
                var vector = new SearchVector().Add(title, 'A').AddNames(head).Add(source.Summary, 'C').Put(Shelves.Of(id, genre.Kind.ToString(), $"{year}-01", [], [], [], [], place));
                var (heads, whole) = (vector.ToString(), vector.Add(body, 'D').ToString());
                var prior = (genre.Kind switch { ContentKind.CareerGuide => 1.3, ContentKind.School => 1.2, ContentKind.Video or ContentKind.Leaflet => 1.05, _ => 1.0 }) + ((year - 1970) / 1000.0) + (at / 1e6);
                await rows.WriteLineAsync(string.Join('\t', [id.ToString(), genre.Kind.ToString(), genre.Code, Plain(title), Plain(head), Plain(body), "", "", prior.ToString(CultureInfo.InvariantCulture),
                    $"{year}-01-01T00:00:00Z", Unit, "{}", "{}", "{}", "{}", place, year.ToString(CultureInfo.InvariantCulture), SearchForms.Version.ToString(CultureInfo.InvariantCulture), $@"\\x{Convert.ToHexStringLower(vector.ToSignature())}", heads, whole]));
                foreach (var (folded, display, weight) in Suggestions.Of(genre.Kind, title, []))
                    await names.WriteLineAsync(string.Join('\t', id, folded, Plain(display), genre.Kind, weight.ToString(CultureInfo.InvariantCulture)));
            }
        }

        await using (var rows = await connection.BeginTextImportAsync("copy cms.search_suggest (item_id, folded, display, kind, weight) from stdin"))
        {
            foreach (var line in File.ReadLines(suggestions)) await rows.WriteLineAsync(line);
        }

        File.Delete(suggestions);
        foreach (var step in new[]
        {
            "create index ix_search_document_tsv on cms.search_document using gin (tsv) with (fastupdate = off)", "create index ix_search_document_tsv_head on cms.search_document using gin (tsv_head) with (fastupdate = off)",
            "create index ix_search_document_prior_item_id on cms.search_document (prior desc, item_id)",
            "create index ix_search_suggest_folded on cms.search_suggest (folded text_pattern_ops)", "create index ix_search_suggest_named on cms.search_suggest (folded text_pattern_ops) where weight >= 1",
            "vacuum analyze cms.search_document", "vacuum analyze cms.search_suggest",
        }) await RunAsync(step);
    }

    private static Guid IdOf(int copy, int at) => new(at, (short)copy, (short)(copy >> 16), 0, 0, 0, 0, 0, 0, 0, 1);

    private static string Plain(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", " ", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);

    private static Genre GenreOf(Source document) => Genres.Get(document.Kind switch
    {
        "guide" => "NGHE", "video" => "VIDEO", "leaflet" => "TOROI", "event" => "SUKIEN", "faq" => "HOIDAP", "school" => "COSO", "policy" => "VANBAN", _ => "TIN",
    });

    private static List<Source> Documents() => [.. Read<Source>(Path.Combine(Folder, "corpus.jsonl"))];

    private static IEnumerable<T> Read<T>(string file) => File.ReadLines(file).Select(line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!);
}
