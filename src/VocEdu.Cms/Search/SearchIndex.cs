using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <summary>Writes what search knows of a publication, in the transaction that makes it public.</summary>
public sealed class SearchIndex(CmsDb db, LibraryWords words)
{
    /// <summary>A vector holds a megabyte at most; pairs of so many letters stay below it.</summary>
    private const int MostIndexed = 150_000, MostAttached = 60_000;

    public async Task WriteAsync(Publication publication, RichText body, CancellationToken cancel) =>
        await WriteAsync(publication, PlainTextRenderer.Render(body), await words.SpokenAsync(body, cancel), await words.WrittenAsync(body, publication.Fields, cancel), cancel);

    /// <param name="plainText">What stands in the text; form and script come beside it.</param>
    public Task WriteAsync(Publication publication, string plainText, CancellationToken cancel) => WriteAsync(publication, plainText, "", "", cancel);

    private async Task WriteAsync(Publication publication, string plainText, string spokenInBody, string written, CancellationToken cancel)
    {
        var fields = publication.Fields;
        var body = Join(plainText, FormText.Of(fields), fields.Script);
        var spoken = Join(spokenInBody, LibraryWords.Spoken(fields.Video?.Transcript, fields.Video?.Captions));
        var attached = written[..Math.Min(written.Length, MostAttached)];
        var names = string.Join(" . ", OtherTitles(publication).Concat(publication.Tags).Concat(FolkNames(fields)).Append(publication.UnitName));
        var text = Join(body, spoken, attached);
        var (local, place) = (Vietnam.LocalDate(publication.PublishedAt), string.IsNullOrWhiteSpace(fields.Place) ? null : fields.Place.Trim());
        var vector = new SearchVector().Add(publication.Title, 'A').AddNames(names).Add(publication.Summary, 'C').Put(Shelves.Of(publication.ItemId, publication.Kind.ToString(),
            local.ToString("yyyy-MM", CultureInfo.InvariantCulture), publication.Themes, publication.Audiences, publication.Guides, publication.Schools, place));
        var head = vector.ToString();
        var all = vector.Add(text[..Math.Min(text.Length, MostIndexed)], 'D').ToString();
        await db.Database.ExecuteSqlAsync($"""
            insert into cms.search_document (item_id, kind, genre, title, head, body, spoken, attached, prior, published_at, unit_id, themes, audiences, guides, schools, place, year, normaliser, signature, tsv_head, tsv)
            values ({publication.ItemId}, {publication.Kind.ToString()}, {publication.Genre}, {publication.Title}, {names}, {body}, {spoken}, {attached}, {Prior(publication)},
                    {publication.PublishedAt}, {publication.UnitId}, {publication.Themes.ToArray()}, {publication.Audiences.ToArray()}, {publication.Guides.ToArray()}, {publication.Schools.ToArray()},
                    {place}, {local.Year}, {SearchForms.Version}, {vector.ToSignature()}, {head}::tsvector, {all}::tsvector)
            on conflict (item_id) do update set
              (kind, genre, title, head, body, spoken, attached, prior, unit_id, themes, audiences, guides, schools, place, year, normaliser, signature, tsv_head, tsv) =
              (excluded.kind, excluded.genre, excluded.title, excluded.head, excluded.body, excluded.spoken, excluded.attached, excluded.prior, excluded.unit_id, excluded.themes,
               excluded.audiences, excluded.guides, excluded.schools, excluded.place, excluded.year, excluded.normaliser, excluded.signature, excluded.tsv_head, excluded.tsv)
            """, cancel);
        await SuggestAsync(publication, cancel);
    }

    private async Task SuggestAsync(Publication publication, CancellationToken cancel)
    {
        var rows = Suggestions.Of(publication.Kind, publication.Title, FolkNames(publication.Fields));
        await db.Database.ExecuteSqlAsync($"""
            with old as (delete from cms.search_suggest where item_id = {publication.ItemId} and not folded = any({rows.Select(r => r.Folded).ToArray()}))
            insert into cms.search_suggest (item_id, folded, display, kind, weight)
            select {publication.ItemId}, folded, display, {publication.Kind.ToString()}, weight
            from unnest({rows.Select(r => r.Folded).ToArray()}, {rows.Select(r => r.Display).ToArray()}, {rows.Select(r => r.Weight).ToArray()}) as r(folded, display, weight)
            on conflict (item_id, folded) do update set display = excluded.display, kind = excluded.kind, weight = excluded.weight
            """, cancel);
    }

    /// <summary>What an editor would put first among equals: guides and schools, then the newer of two.</summary>
    private static float Prior(Publication publication)
    {
        var kind = publication.Kind switch
        {
            ContentKind.CareerGuide => 1.3f,
            ContentKind.School => 1.2f,
            ContentKind.Video or ContentKind.Leaflet => 1.05f,
            _ => 1f,
        };
        var years = (publication.PublishedAt - DateTimeOffset.UnixEpoch).TotalDays / 365.25;
        return kind + ((float)years / 1_000);
    }

    /// <summary>A guide to welding is titled "Hàn"; readers ask for "nghề hàn".</summary>
    private static IEnumerable<string> OtherTitles(Publication publication) =>
        publication.Kind is ContentKind.CareerGuide ? [$"nghề {publication.Title}"] : [];

    private static IEnumerable<string> FolkNames(ContentFields fields) =>
        fields.Guide is { ValueKind: JsonValueKind.Object } guide && guide.TryGetProperty("folkNames", out var names) && names.ValueKind is JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.ToString())
            : [];

    private static string Join(params string?[] texts) => string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text))).Trim();
}
