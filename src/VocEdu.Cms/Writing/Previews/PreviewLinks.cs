using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Previews;

/// <summary>Why a link shows nothing.</summary>
public enum PreviewEnd
{
    Expired,
    Revoked,
    Withdrawn,
}

/// <summary>What a link leads to.</summary>
public sealed record OpenedPreview(PreviewLink Link, ContentItem Item, ContentVersion Version, PreviewEnd? End);

/// <summary>Makes, revokes and opens the links that show one version.</summary>
public sealed class PreviewLinks(CmsDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Links of one item that are open at once.</summary>
    public const int MostOpen = 20;

    public static readonly IReadOnlyList<int> Days = [1, 3, 7];

    public IQueryable<PreviewLink> OpenOf(Guid itemId)
    {
        var now = clock.GetUtcNow();
        return db.PreviewLinks.Where(l => l.ItemId == itemId && l.RevokedAt == null && l.ExpiresAt > now);
    }

    /// <returns>The token, told once; or why there is none.</returns>
    public async Task<(string? Token, Refusal? Refusal)> CreateAsync(Guid itemId, int version, int days, Actor actor, CancellationToken cancel)
    {
        if (!Days.Contains(days)) return (null, new("preview.days", "Hãy chọn thời hạn 1, 3 hoặc 7 ngày.", nameof(days)));
        if (!await db.Items.VisibleTo(actor).AnyAsync(i => i.Id == itemId, cancel) || !await db.Versions.AnyAsync(v => v.ItemId == itemId && v.Number == version, cancel))
            return (null, new("preview.version", "Không tìm thấy phiên bản này."));
        if (await OpenOf(itemId).CountAsync(cancel) >= MostOpen)
            return (null, new("preview.many", $"Bài này đang có {MostOpen} liên kết xem trước còn hạn. Hãy thu hồi bớt rồi tạo liên kết mới."));

        var token = LinkSecret.New();
        var now = clock.GetUtcNow();
        var link = new PreviewLink
        {
            Id = Guid.CreateVersion7(now), ItemId = itemId, Version = version, Hash = HashOf(token),
            CreatedAt = now, CreatedBy = actor.Id ?? Guid.Empty, CreatedByName = actor.Name, ExpiresAt = now.AddDays(days),
        };
        db.PreviewLinks.Add(link);
        audit.Add(actor, "Tạo liên kết xem trước", "item", itemId.ToString(), $"Phiên bản {version}, {days} ngày");
        await db.SaveChangesAsync(cancel);
        return (token, null);
    }

    /// <returns>False when the item has no such open link that the person may see.</returns>
    public async Task<bool> RevokeAsync(Guid itemId, Guid id, Actor actor, CancellationToken cancel)
    {
        if (!await db.Items.VisibleTo(actor).AnyAsync(i => i.Id == itemId, cancel) || await OpenOf(itemId).SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } link) return false;
        link.RevokedAt = clock.GetUtcNow();
        audit.Add(actor, "Thu hồi liên kết xem trước", "item", itemId.ToString(), $"Phiên bản {link.Version}");
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <returns>Null for a token that was never given out.</returns>
    public async Task<OpenedPreview?> FindAsync(string token, CancellationToken cancel)
    {
        var hash = HashOf(token);
        var found = await (
            from link in db.PreviewLinks.AsNoTracking()
            join item in db.Items.AsNoTracking() on link.ItemId equals item.Id
            join version in db.Versions.AsNoTracking() on new { link.ItemId, link.Version } equals new { version.ItemId, Version = version.Number }
            where link.Hash == hash
            select new { link, item, version }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var end = found.link.RevokedAt is not null ? PreviewEnd.Revoked
            : found.link.ExpiresAt <= clock.GetUtcNow() ? PreviewEnd.Expired
            : found.item.State is ContentState.Withdrawn ? PreviewEnd.Withdrawn
            : (PreviewEnd?)null;
        return new(found.link, found.item, found.version, end);
    }

    public Task NoteOpenedAsync(PreviewLink link, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.PreviewLinks.Where(l => l.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.LastOpenedAt, now), cancel);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(LinkSecret.HashOf(token));
}
