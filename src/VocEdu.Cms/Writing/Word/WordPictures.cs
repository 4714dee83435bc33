using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using VocEdu.Domain.Documents;
using Blip = DocumentFormat.OpenXml.Drawing.Blip;
using DocProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties;
using ImageData = DocumentFormat.OpenXml.Vml.ImageData;

namespace VocEdu.Cms.Writing.Word;

/// <summary>Pictures that lie in the file itself; one that is only linked is named, never fetched.</summary>
internal sealed class WordPictures(MainDocumentPart main, DroppedParts losses)
{
    private const int MaxPictures = 100;
    private const long MaxBytes = 25L * 1024 * 1024;

    private readonly Dictionary<string, WordPicture> byPart = [];

    public IReadOnlyList<WordPicture> All => [.. byPart.Values];

    public IEnumerable<JsonObject> In(OpenXmlElement drawing)
    {
        var alt = drawing.Descendants<DocProperties>().FirstOrDefault()?.Description?.Value ?? "";
        foreach (var id in drawing.Descendants<Blip>().Select(blip => (Embedded: blip.Embed?.Value, Linked: blip.Link?.Value))
            .Concat(drawing.Descendants<ImageData>().Select(image => (Embedded: image.RelationshipId?.Value, Linked: (string?)null))))
        {
            if (id.Embedded is { } embedded && Take(embedded) is { } picture)
                yield return HtmlReader.Tip("image", attributes: new JsonObject { ["mediaId"] = picture.Key, ["alt"] = Written(alt) });
            else if (id.Linked is not null) losses.Add("Đã bỏ một ảnh chỉ liên kết tới nơi khác chứ không nằm trong tệp. Hãy tải ảnh lên thư viện rồi chèn lại.");
        }
    }

    private WordPicture? Take(string relation)
    {
        if (!main.TryGetPartById(relation, out var part) || part is not ImagePart image) return null;
        var uri = image.Uri.ToString();
        if (byPart.TryGetValue(uri, out var known)) return known;
        using var stream = image.GetStream(FileMode.Open, FileAccess.Read);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length <= MaxBytes && byPart.Count < MaxPictures) continue;
            losses.Add("Đã bỏ ảnh vì tệp có quá nhiều ảnh hoặc ảnh lớn hơn 25 MB. Hãy tải các ảnh đó lên thư viện rồi chèn lại.");
            return null;
        }

        return byPart[uri] = new($"word{byPart.Count + 1}", Path.GetFileName(uri), bytes.ToArray());
    }

    // Word guesses at a description by itself; only a person's counts.
    private static string Written(string alt) => alt.Contains("automatically generated", StringComparison.OrdinalIgnoreCase) || alt.Contains("được tạo tự động", StringComparison.OrdinalIgnoreCase) ? "" : alt;
}
