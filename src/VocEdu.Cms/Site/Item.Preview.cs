using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Previews;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Site;

/// <summary>One version of an item as it will stand on the site, for whoever has the link. Nothing else can be reached with it.</summary>
public sealed partial class ItemModel
{
    public const string PreviewPath = "/xem-truoc";

    private string _token = "";

    /// <summary>Null on a public page.</summary>
    public OpenedPreview? Preview { get; private set; }

    /// <summary>Where captions and the calendar entry lie.</summary>
    public string AttachmentPath => Preview is null ? Item.Path : $"{PreviewPath}/{_token}";

    /// <summary>The page's files by way of the link: their own addresses would outlive it.</summary>
    public IHtmlContent ThroughLink(IHtmlContent page)
    {
        if (Preview is not { End: null } preview) return page;
        using var text = new StringWriter();
        page.WriteTo(text, HtmlEncoder.Default);
        var files = PreviewFiles.Of(preview.Version);
        return new HtmlString(FileAddress().Replace(text.ToString(), address =>
            files.IndexOf(Guid.Parse(address.Groups["id"].ValueSpan)) is var number and >= 0 ? $"{PreviewPath}/{_token}/tep/{number}/" : address.Value));
    }

    private async Task<IActionResult> PreviewAsync(string token, CancellationToken cancel)
    {
        (Response.Headers.CacheControl, Response.Headers["X-Robots-Tag"]) = ("no-store", "noindex, nofollow");
        if (await previews.FindAsync(token, cancel) is not { } preview) return NotFound();
        (Preview, _token) = (preview, token);
        new PageHead("Xem trước", "", null).On(ViewData);
        if (preview.End is not null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        await previews.NoteOpenedAsync(preview.Link, cancel);
        Item = await AsPublicAsync(preview.Item, preview.Version, cancel);
        Section = Sections.TryFind(Item.Section, out var known) ? known : Sections.All[0];
        if (Item.Kind is ContentKind.CareerGuide or ContentKind.School) await GatherAsync(cancel);
        else
        {
            await LinkAsync([.. Item.Guides.Select(GuidePath), .. Item.Schools.Select(SchoolPath)], cancel);
            Pictures = await library.ForAsync([Item.Fields.Cover?.MediaId, Item.Fields.Video?.MediaId, Item.Fields.File?.MediaId], cancel);
        }

        new PageHead(Item.Title, "", null) { Section = Section.Code }.On(ViewData);
        return Page();
    }

    private async Task<Publication> AsPublicAsync(ContentItem item, ContentVersion version, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == version.UnitId, cancel);
        return new()
        {
            ItemId = item.Id, Version = version.Number, Path = $"/{version.Section}/{version.Slug}", Kind = Genres.Get(version.Genre).Kind,
            Genre = version.Genre, Section = version.Section, Title = version.Title, Summary = version.Summary,
            Html = await renderer.RenderAsync(RichText.Parse(version.Body), cancel), Fields = await words.CompleteAsync(version.Fields, cancel), UnitId = version.UnitId,
            UnitName = unit.NameOn(Vietnam.LocalDate(now)).Name, PublishedAt = now, UpdatedAt = now,
            Tags = [.. version.Fields.Tags], Guides = [.. version.Fields.Guides], Schools = [.. version.Fields.Schools],
        };
    }

    [GeneratedRegex("/media/(?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileAddress();
}
