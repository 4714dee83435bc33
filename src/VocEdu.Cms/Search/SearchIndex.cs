using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Search.Finding;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Search;

/// <summary>Writes what search knows of a publication, in the transaction that makes it public.</summary>
public sealed class SearchIndex(CmsDb db, LibraryWords words)
{
    public async Task WriteAsync(Publication publication, RichText body, CancellationToken cancel) =>
        await WriteAsync(publication, $"{PlainTextRenderer.Render(body)}\n{await words.SpokenAsync(body, cancel)}".Trim(), cancel);

    /// <param name="plainText">What stands in the text; form, script and what is said in the item's own film come beside it.</param>
    public async Task WriteAsync(Publication publication, string plainText, CancellationToken cancel)
    {
        var fields = publication.Fields;
        plainText = string.Join('\n', new[] { plainText, FormText.Of(fields), fields.Script, LibraryWords.Spoken(fields.Video?.Transcript, fields.Video?.Captions) }
            .Where(text => !string.IsNullOrEmpty(text)));
        var names = string.Join(" . ",
            OtherTitles(publication).Concat(publication.Tags).Concat(FolkNames(publication.Fields)).Append(publication.UnitName));
        var head = new SearchVector().Add(publication.Title, 'A').Add(names, 'B').Add(publication.Summary, 'C').ToString();
        var all = new SearchVector().Add(publication.Title, 'A').Add(names, 'B').Add(publication.Summary, 'C').Add(plainText, 'D').ToString();
        await db.Database.ExecuteSqlAsync($"""
            insert into cms.search_document (item_id, kind, title, head, body, prior, published_at, normaliser, tsv_head, tsv)
            values ({publication.ItemId}, {publication.Kind.ToString()}, {publication.Title}, {names}, {plainText}, {Prior(publication)},
                    {publication.PublishedAt}, {SearchForms.Version}, {head}::tsvector, {all}::tsvector)
            on conflict (item_id) do update set (kind, title, head, body, prior, normaliser, tsv_head, tsv) =
                    (excluded.kind, excluded.title, excluded.head, excluded.body, excluded.prior, excluded.normaliser, excluded.tsv_head, excluded.tsv)
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
}
