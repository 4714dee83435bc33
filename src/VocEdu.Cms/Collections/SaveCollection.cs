using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Collections;

/// <summary>Begins a series or topic, or changes one.</summary>
public sealed class SaveCollection(CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <returns>The collection, or why it was refused.</returns>
    public async Task<(Collection? Saved, Refusal? Refusal)> CreateAsync(CollectionKind kind, CollectionFields fields, Actor actor, CancellationToken cancel)
    {
        var slug = string.IsNullOrWhiteSpace(fields.Slug) ? Slug.From(CollectionFields.Clean(fields.Name)).Value : fields.Slug.Trim();
        if (await db.Collections.AnyAsync(c => c.Kind == kind && c.Slug == slug, cancel)) return (null, Taken(kind));
        var now = clock.GetUtcNow();
        var collection = new Collection
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Slug = slug,
            Name = "",
            Description = "",
            Active = true,
            CreatedAt = now,
            UpdatedAt = now,
            UpdatedByName = actor.Name,
        };
        fields.WriteTo(collection);
        db.Collections.Add(collection);
        audit.Add(actor, $"Tạo {Collection.NameOf(kind).ToLowerInvariant()}", "collection", collection.Id.ToString(), collection.Name);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await db.Collections.AnyAsync(c => c.Kind == kind && c.Slug == slug, cancel)) return (null, Taken(kind));      // somebody was faster
            throw;
        }

        await AnnounceAsync(collection, cancel);
        return (collection, null);
    }

    public async Task ChangeAsync(Collection collection, CollectionFields fields, Actor actor, CancellationToken cancel)
    {
        var before = $"{collection.Name}{(collection.Active ? "" : " (ngừng)")}";
        fields.WriteTo(collection);
        (collection.UpdatedAt, collection.UpdatedByName) = (clock.GetUtcNow(), actor.Name);
        audit.Add(actor, $"Sửa {Collection.NameOf(collection.Kind).ToLowerInvariant()}", "collection", collection.Id.ToString(),
            $"{before} → {collection.Name}{(collection.Active ? "" : " (ngừng)")}");
        await db.SaveChangesAsync(cancel);
        await AnnounceAsync(collection, cancel);
    }

    private Task<int> AnnounceAsync(Collection collection, CancellationToken cancel) =>
        PublicChange.AnnounceAsync(db, $"{PublicChange.Lists} {PublicChange.CollectionTag(collection.Kind, collection.Slug)}", cancel);

    private static Refusal Taken(CollectionKind kind) =>
        new("collection.slug", $"{Collection.NameOf(kind)} có đường dẫn này đã có. Hãy đặt tên hoặc đường dẫn khác.", nameof(CollectionFields.Slug));
}
