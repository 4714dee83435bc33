using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Collections;

public enum CollectionKind
{
    /// <summary>Tuyến bài: parts in an order.</summary>
    Series,

    /// <summary>Chuyên đề: all that is written on one subject.</summary>
    Topic,
}

/// <summary>What stories are gathered in. Stories name it by its slug, which never changes.</summary>
public sealed class Collection
{
    public required Guid Id { get; init; }
    public required CollectionKind Kind { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required string Description { get; set; }
    public MediaUse? Cover { get; set; }

    /// <summary>Offered to writers and listed on the site; its page stays either way.</summary>
    public required bool Active { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedByName { get; set; }

    public string Path => $"/{Folder(Kind)}/{Slug}";

    public static string Folder(CollectionKind kind) => kind is CollectionKind.Series ? "tuyen-bai" : "chuyen-de";

    public static string NameOf(CollectionKind kind) => kind is CollectionKind.Series ? "Tuyến bài" : "Chuyên đề";
}
