using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Media.Making;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>Fetches the files a page shows, all at once.</summary>
public sealed class PictureLibrary(CmsDb db)
{
    public Task<Pictures> ForAsync(IEnumerable<Card> cards, CancellationToken cancel) =>
        ForAsync(cards.Select(c => c.Fields.Cover?.MediaId), cancel);

    public async Task<Pictures> ForAsync(IEnumerable<Guid?> ids, CancellationToken cancel)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToArray();
        if (wanted.Length == 0) return new([]);
        var files = await db.Media.Where(m => wanted.Contains(m.Id)).Select(m => new FileShown(m.Id, m.Variants, m.Crops, m.FocalX, m.FocalY)).ToDictionaryAsync(f => f.Id, cancel);
        return new(files);
    }
}

/// <summary>The files of one page.</summary>
public sealed class Pictures(Dictionary<Guid, FileShown> files)
{
    public FileShown? Find(Guid? id) => id is { } known ? files.GetValueOrDefault(known) : null;

    public bool Has(MediaUse? use) => Find(use?.MediaId) is { } file && file.Variants.Any(v => v.ContentType == "image/jpeg");

    /// <summary>The picture's markup, encoded where it is built; nothing when there is no such picture.</summary>
    public IHtmlContent Show(MediaUse? use, string sizes, bool eager = false) =>
        use is not null && Find(use.MediaId) is { } file ? new HtmlString(PictureMarkup.For(file, use.AlternativeText ?? "", sizes, eager)) : HtmlString.Empty;

    /// <summary>As <see cref="Show"/>, silent: where the words beside it say the same.</summary>
    public IHtmlContent Decorate(MediaUse? use, string sizes, bool eager = false) =>
        Show(use is null ? null : use with { AlternativeText = "" }, sizes, eager);

    /// <summary>Address of the variant nearest to a width, for previews elsewhere.</summary>
    public string? Address(Guid? id, int width)
    {
        var file = Find(id);
        var variant = file?.Variants.Where(v => v.ContentType == "image/jpeg").MinBy(v => Math.Abs((v.Width ?? 0) - width));
        return variant is null ? null : PictureMarkup.Address(file!.Id, variant);
    }

    /// <summary>The variant nearest to a preview's size.</summary>
    public (string Address, MediaVariant Variant)? Jpeg(Guid? id) =>
        Find(id) is { } file && file.Variants.Where(v => v.ContentType == "image/jpeg").MinBy(v => Math.Abs((v.Width ?? 0) - 1200)) is { } variant
            ? (PictureMarkup.Address(file.Id, variant), variant) : null;

    /// <summary>The picture in the shape that somebody else shows it in, see <see cref="CropShape"/>; uncut where there is no such cut.</summary>
    public HeadPicture? Cut(MediaUse? use, string shape)
    {
        if (Find(use?.MediaId) is not { } file) return null;
        var picture = file.Crops.FirstOrDefault(c => c.Shape == shape)?.Picture ?? file.Variants.Where(v => v.ContentType == "image/jpeg").MinBy(v => Math.Abs((v.Width ?? 0) - 1200));
        return picture is null ? null : new(PictureMarkup.Address(file.Id, picture), picture.Width, picture.Height, use!.AlternativeText);
    }

    /// <summary>What a film shows before it plays: a picture in the film's own shape, where there is one.</summary>
    public string? Poster(MediaUse? cover, Guid? film)
    {
        var isWide = Find(film)?.Variants.FirstOrDefault(v => v.ContentType.StartsWith("video/", StringComparison.Ordinal)) is not { } video || video.Width >= video.Height;
        return (isWide ? Cut(cover, CropShape.YouTube)?.Address : Address(cover?.MediaId, 1280)) ?? Address(film, 1280);
    }

    /// <summary>The first variant of a type, such as <c>video/</c> or <c>application/pdf</c>.</summary>
    public (string Address, MediaVariant Variant)? File(Guid? id, string type)
    {
        var file = Find(id);
        var variant = file?.Variants.FirstOrDefault(v => v.ContentType.StartsWith(type, StringComparison.Ordinal));
        return variant is null ? null : (PictureMarkup.Address(file!.Id, variant), variant);
    }
}
