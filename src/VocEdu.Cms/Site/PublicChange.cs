using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Collections;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Site;

/// <summary>Tells every node, at commit, which cached pages are out of date.</summary>
public static class PublicChange
{
    /// <summary>PostgreSQL notification channel; the payload is a list of cache tags separated by spaces.</summary>
    public const string NotificationChannel = "vocedu_public";

    /// <summary>Tag of every page that lists something.</summary>
    public const string Lists = "lists";

    public static string ItemTag(Guid itemId) => $"item-{itemId:N}";

    public static string CollectionTag(CollectionKind kind, string slug) => $"{Collection.Folder(kind)}-{slug}";

    public static Task<int> AnnounceAsync(CmsDb db, Publication publication, CancellationToken cancel)
    {
        var tags = $"{ItemTag(publication.ItemId)} {Lists}";
        if (publication.Series is { } series) tags += $" {CollectionTag(CollectionKind.Series, series)}";
        return AnnounceAsync(db, tags, cancel);
    }

    /// <param name="tags">Separated by spaces.</param>
    public static Task<int> AnnounceAsync(CmsDb db, string tags, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select pg_notify({NotificationChannel}, {tags})", cancel);
}
