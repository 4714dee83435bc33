using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Search;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Tests.Site;

/// <summary>Puts content before the public in one step, for tests of what readers see.</summary>
public static class PublicContent
{
    public const string Hostile = "Học nghề </title><script>alert(1)</script> & \"hàn\"";

    private static readonly HtmlParser Parser = new();

    public static Task<Publication> PublishAsync(
        this CmsApp app, string title, string genre = "TIN", string? section = null, string? slug = null, string body = "Nội dung bài viết.",
        string summary = "Tóm tắt bài viết.", ContentFields? fields = null, DateTimeOffset? at = null) => app.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var kind = Genres.Get(genre);
        section ??= Sections.For(kind);
        fields ??= new();
        var now = at ?? app.Clock.Now;
        var id = Guid.CreateVersion7();
        var path = $"/{section}/{slug ?? Domain.Text.Slug.From(title).Value}";
        db.Items.Add(new ContentItem
        {
            Id = id, Kind = kind.Kind, Genre = genre, Section = section, UnitId = CmsApp.SchoolId, State = ContentState.Published, Title = title,
            Version = 1, PublishedVersion = 1, AuthorId = Guid.NewGuid(), AuthorName = "Người viết", StateSince = now, CreatedAt = now, UpdatedAt = now,
        });
        await db.SaveChangesAsync();
        var publication = new Publication
        {
            ItemId = id, Version = 1, Path = path, Kind = kind.Kind, Genre = genre, Section = section, Title = title, Summary = summary,
            Html = $"<p>{System.Net.WebUtility.HtmlEncode(body)}</p>", Fields = fields, UnitId = CmsApp.SchoolId, UnitName = "Trường Cao đẳng Thử nghiệm",
            Tags = [.. fields.Tags], Guides = [.. fields.Guides], Schools = [.. fields.Schools], PublishedAt = now, UpdatedAt = now,
        };
        db.Publications.Add(publication);
        db.Addresses.Add(new PublicAddress { Path = path, ItemId = id, Since = now });
        await db.SaveChangesAsync();
        await services.GetRequiredService<SearchIndex>().WriteAsync(publication, body, CancellationToken.None);
        await PublicChange.AnnounceAsync(db, publication, CancellationToken.None);
        return publication;
    });

    /// <summary>Changes a publication as a new version would, and tells the nodes.</summary>
    public static Task ChangeAsync(this CmsApp app, Guid itemId, Action<Publication> change) => app.DoAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var publication = await db.Publications.SingleAsync(p => p.ItemId == itemId);
        change(publication);
        if (!await db.Addresses.AnyAsync(a => a.Path == publication.Path))
            db.Addresses.Add(new PublicAddress { Path = publication.Path, ItemId = itemId, Since = app.Clock.Now });
        await db.SaveChangesAsync();
        await PublicChange.AnnounceAsync(db, publication, CancellationToken.None);
    });

    public static Task WithdrawAsync(this CmsApp app, Guid itemId) => app.DoAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var publication = await db.Publications.SingleAsync(p => p.ItemId == itemId);
        db.Publications.Remove(publication);
        await db.SaveChangesAsync();
        await PublicChange.AnnounceAsync(db, publication, CancellationToken.None);
    });

    /// <summary>A file of the library with one variant.</summary>
    public static Task<Guid> MediaAsync(this CmsApp app, MediaKind kind, string name, string type) => app.AskAsync(async services =>
    {
        var db = services.GetRequiredService<CmsDb>();
        var file = new MediaFile
        {
            Id = Guid.CreateVersion7(), Kind = kind, FileName = name, ContentType = type, Length = 1_000, Sha256 = Guid.NewGuid().ToString("N"),
            AlternativeText = "", Credit = "Minh họa", State = MediaState.Ready, UploadedAt = app.Clock.Now, UploadedBy = Guid.NewGuid(), UploadedByName = "Người viết",
            Variants = [new(name, type, kind is MediaKind.Picture ? 960 : null, kind is MediaKind.Picture ? 540 : null, 1_000)],
        };
        db.Media.Add(file);
        await db.SaveChangesAsync();
        return file.Id;
    });

    public static JsonElement Fixture(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Site", "Fixtures", name))).RootElement;

    public static async Task<IDocument> PageAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), address);
        return Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public static IDocument Parse(string html) => Parser.ParseDocument(html);

    public static RichText Paragraph(string text) =>
        RichText.Parse(JsonSerializer.Serialize(new { type = "doc", content = new[] { new { type = "paragraph", content = new[] { new { type = "text", text } } } } }));
}
