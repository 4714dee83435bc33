using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Checks;
using VocEdu.Domain.Documents;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Distribution.Manual;

/// <summary>All that a person needs to post an item by hand, made from its published version.</summary>
/// <param name="Text">The story without pictures.</param>
/// <param name="Post">Short words with the link, for a page.</param>
/// <param name="Screens">Of an LED board.</param>
/// <param name="Pictures">What it shows, the cover first, as the channel wants it.</param>
public sealed record Pack(
    string Title, string Summary, string Text, string Post, string Unit, string Byline, Uri Link, LoudspeakerScript Script, IReadOnlyList<string> Screens, IReadOnlyList<PackPicture> Pictures, BroadcastFields? Broadcast, string? ApprovedBy, DateTimeOffset? ApprovedAt)
{
    /// <summary>Paragraphs of the story.</summary>
    public IEnumerable<string> Paragraphs => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <param name="Address">Where the whole picture is.</param>
/// <param name="Wide">Cut to 16 : 9 for screens; null where there is no cut.</param>
public sealed record PackPicture(string Address, string? Wide, string AlternativeText);

public sealed class PostPack(CmsDb db, KnownAbbreviations abbreviations, IOptions<SiteOptions> site)
{
    public const int Columns = 24, Lines = 2;

    /// <returns>Null while the item is not public.</returns>
    public async Task<Pack?> OfAsync(Guid itemId, ManualChannel? channel, CancellationToken cancel)
    {
        if (await db.Publications.AsNoTracking().SingleOrDefaultAsync(p => p.ItemId == itemId, cancel) is not { } publication) return null;
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.ItemId == itemId && v.Number == publication.Version, cancel);
        var body = RichText.Parse(version.Body);
        var text = PlainTextRenderer.Render(body).Trim();
        var link = site.Value.Absolute(publication.Path);
        var approval = await db.Items.AsNoTracking().Where(i => i.Id == itemId).Select(i => new { i.ApprovedByName, i.ApprovedAt }).SingleOrDefaultAsync(cancel);
        return new(publication.Title, publication.Summary, text, Posted(publication, link), publication.UnitName, version.Fields.Byline ?? publication.UnitName, link,
            LoudspeakerScript.Of(publication.Title, publication.Summary, string.IsNullOrWhiteSpace(version.Fields.Script) ? text : version.Fields.Script, publication.UnitName, abbreviations.Words, (link.Host, site.Value.Owner)),
            LedText.Screens(publication.Summary.Length > 0 ? $"{publication.Title}. {publication.Summary}" : publication.Title, channel?.Columns ?? Columns, channel?.Lines ?? Lines),
            await PicturesAsync(version, body, cancel), version.Fields.Broadcast, approval?.ApprovedByName, approval?.ApprovedAt);
    }

    private static string Posted(Publication publication, Uri link) =>
        string.Join("\n\n", new[] { publication.Title, publication.Summary, link.AbsoluteUri }.Where(part => part.Length > 0));

    private async Task<List<PackPicture>> PicturesAsync(ContentVersion version, RichText body, CancellationToken cancel)
    {
        List<(Guid Id, string Alt)> uses =
        [
            .. version.Fields.Cover is { } cover ? [(cover.MediaId, cover.AlternativeText)] : Array.Empty<(Guid, string)>(),
            .. body.Images.Where(image => MediaIds.TryRead(image, out _)).Select(image => (Guid.Parse(image.MediaId!), image.Alt)),
        ];
        var ids = uses.ConvertAll(use => use.Id);
        var files = await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id) && m.Kind == MediaKind.Picture).ToDictionaryAsync(m => m.Id, cancel);
        return [.. uses.DistinctBy(use => use.Id).Where(use => files.ContainsKey(use.Id)).Select(use => Picture(files[use.Id], use.Alt)).OfType<PackPicture>()];
    }

    private static PackPicture? Picture(MediaFile file, string alt) => file.Variants.Where(v => v.ContentType == "image/jpeg").MaxBy(v => v.Width) is { } whole
        ? new(PictureMarkup.Address(file, whole), file.Crops.Find(c => c.Shape == CropShape.Led)?.Picture is { } wide ? PictureMarkup.Address(file, wide) : null, alt)
        : null;
}
