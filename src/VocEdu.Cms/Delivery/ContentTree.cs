using System.Security.Cryptography;
using System.Text;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Delivery;

/// <summary>A node of the tree apps see: the home page, a section, or a piece of content in one.</summary>
/// <param name="Path">Address on the site, without the slash at its end; the home page's is empty.</param>
/// <param name="Item">Null for what is no item.</param>
public sealed record ContentNode(Guid Id, string ContentType, string Name, string Path, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, Publication? Item = null, Collection? Collection = null)
{
    /// <summary>What a section says of itself.</summary>
    public string? Description { get; init; }

    /// <summary>Address of the node above; null above the home page.</summary>
    public string? Parent => Path.Length == 0 ? null : Path[..Path.LastIndexOf('/')];

    public static ContentNode Of(Publication item) => new(item.ItemId, ContentTypes.Of(item.Kind.ToString()), item.Title, item.Path, item.PublishedAt, item.UpdatedAt, item);

    public static ContentNode Of(Collection collection) =>
        new(collection.Id, ContentTypes.Of(collection.Kind.ToString()), collection.Name, collection.Path, collection.CreatedAt, collection.UpdatedAt, Collection: collection);
}

/// <summary>The part of the tree that is the same for ever: home page, sections, and the two folders of series and topics.</summary>
public static class ContentTree
{
    /// <summary>Address segment of the home page: what a client sends as <c>Start-Item</c>.</summary>
    public const string HomeSegment = "trang-chu";

    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly Guid HomeId = IdOf("");

    /// <summary>Home first, then in the order of the menu.</summary>
    public static IReadOnlyList<ContentNode> Nodes(SiteOptions site) =>
    [
        new(HomeId, ContentTypes.Home, site.Name, "", Since, Since),
        .. Sections.All.Select(section => new ContentNode(IdOf(section.Path), ContentTypes.Section, section.Name, section.Path, Since, Since) { Description = section.Description }),
        .. Enum.GetValues<CollectionKind>().Select(kind => new ContentNode(IdOf(FolderOf(kind)), ContentTypes.Folder, Collection.NameOf(kind), FolderOf(kind), Since, Since)),
    ];

    /// <summary>Address of the folder that series or topics lie in.</summary>
    public static string FolderOf(CollectionKind kind) => "/" + Collection.Folder(kind);

    /// <summary>The same on every installation, so that an app may keep it.</summary>
    private static Guid IdOf(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"vocedu:{path}")).AsSpan(0, 16));
}
