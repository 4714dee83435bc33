using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Media;

/// <summary>A folder with its depth below the root, in the order of the tree.</summary>
public sealed record FolderLine(MediaFolder Folder, int Depth);

/// <summary>The folders of the library: a tree of the newsroom, and one of each unit.</summary>
public sealed class MediaFolders(CmsDb db)
{
    private const int LongestName = 80, Deepest = 6, Most = 500;

    public IQueryable<MediaFolder> VisibleTo(Actor actor)
    {
        var (units, newsroom) = (actor.Units, actor.Has(Role.Editor | Role.Approver));
        return db.MediaFolders.Where(f => newsroom || (f.UnitId != null && units.Contains(f.UnitId)));
    }

    public async Task<IReadOnlyList<FolderLine>> TreeAsync(Actor actor, CancellationToken cancel)
    {
        var all = (await VisibleTo(actor).AsNoTracking().Take(Most).ToListAsync(cancel)).OrderBy(f => f.Name, VietnameseOrder).ToLookup(f => f.ParentId);
        var known = all.SelectMany(group => group).Select(f => f.Id).ToHashSet();
        List<FolderLine> lines = [];
        foreach (var root in all.Where(group => group.Key is not { } parent || !known.Contains(parent)).SelectMany(group => group)) Add(root, 0);
        return lines;

        void Add(MediaFolder folder, int depth)
        {
            lines.Add(new(folder, depth));
            foreach (var child in all[folder.Id]) Add(child, depth + 1);
        }
    }

    /// <returns>The folder, or why it was not made.</returns>
    public async Task<(MediaFolder? Folder, Refusal? Refusal)> CreateAsync(string? name, Guid? parentId, Actor actor, CancellationToken cancel)
    {
        if (await WhyNotAsync(name, parentId, actor, cancel) is { } refusal) return (null, refusal);
        if (await VisibleTo(actor).CountAsync(cancel) >= Most) return (null, new("folder.many", $"Thư viện có nhiều nhất {Most} thư mục. Hãy gộp bớt thư mục cũ."));
        var parent = parentId is null ? null : await VisibleTo(actor).SingleAsync(f => f.Id == parentId, cancel);
        if (parent is not null && await DepthAsync(parent, cancel) >= Deepest) return (null, new("folder.deep", $"Thư mục chỉ lồng nhau được {Deepest} cấp."));
        var folder = new MediaFolder { Id = Guid.CreateVersion7(), ParentId = parentId, UnitId = parent is null ? actor.UnitId : parent.UnitId, Name = EditMedia.Clean(name, LongestName) };
        db.MediaFolders.Add(folder);
        await db.SaveChangesAsync(cancel);
        return (folder, null);
    }

    public async Task<Refusal?> RenameAsync(Guid id, string? name, Actor actor, CancellationToken cancel)
    {
        if (await VisibleTo(actor).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } folder) return Unknown;
        if (await WhyNotAsync(name, folder.ParentId, actor, cancel, id) is { } refusal) return refusal;
        folder.Name = EditMedia.Clean(name, LongestName);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Puts a folder, with all that lies in it, into another or at the top.</summary>
    /// <param name="target">Null: at the top.</param>
    public async Task<Refusal?> MoveAsync(Guid id, Guid? target, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('media-folders'))", cancel);      // two moves at once could tie a knot
        var all = await VisibleTo(actor).ToDictionaryAsync(f => f.Id, cancel);
        if (!all.TryGetValue(id, out var folder)) return Unknown;
        if (target is { } parent && !all.ContainsKey(parent)) return Unknown;
        var above = Above(target);
        if (above.Contains(id)) return new("folder.inside", "Không chuyển được thư mục vào chính nó hoặc vào thư mục con của nó.");
        if (target is { } other && all[other].UnitId != folder.UnitId) return new("folder.unit", "Chỉ chuyển được thư mục trong cùng một đơn vị.");
        if (above.Count + Height(id) > Deepest) return new("folder.deep", $"Thư mục chỉ lồng nhau được {Deepest} cấp.");
        if (all.Values.Any(f => f.ParentId == target && f.UnitId == folder.UnitId && f.Id != id && f.Name == folder.Name)) return Same(folder.Name);
        folder.ParentId = target;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;

        List<Guid> Above(Guid? from)
        {
            List<Guid> chain = [];
            for (var at = from; at is { } here && all.TryGetValue(here, out var one) && !chain.Contains(here); at = one.ParentId) chain.Add(here);
            return chain;
        }

        int Height(Guid of) => 1 + all.Values.Where(f => f.ParentId == of).Select(f => Height(f.Id)).DefaultIfEmpty().Max();
    }

    /// <summary>Takes a folder away; what lies in it moves up.</summary>
    public async Task<Refusal?> RemoveAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await VisibleTo(actor).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } folder) return Unknown;
        await db.Media.Where(m => m.FolderId == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.FolderId, folder.ParentId), cancel);
        await db.Uploads.Where(u => u.FolderId == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.FolderId, folder.ParentId), cancel);
        await db.MediaFolders.Where(f => f.ParentId == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.ParentId, folder.ParentId), cancel);
        await db.MediaFolders.Where(f => f.Id == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private static readonly Refusal Unknown = new("folder.unknown", "Không tìm thấy thư mục này. Có thể ai đó vừa xóa; hãy tải lại trang.");

    private static Refusal Same(string name) => new("folder.same", $"Ở đây đã có thư mục “{name}”. Hãy đặt tên khác.");

    private static readonly StringComparer VietnameseOrder = StringComparer.Create(
        System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.NumericOrdering);

    private async Task<Refusal?> WhyNotAsync(string? name, Guid? parentId, Actor actor, CancellationToken cancel, Guid? except = null)
    {
        var clean = EditMedia.Clean(name, LongestName);
        if (clean.Length == 0) return new("folder.name", "Hãy đặt tên cho thư mục.");
        if (parentId is { } parent && !await VisibleTo(actor).AnyAsync(f => f.Id == parent, cancel)) return Unknown;
        return await VisibleTo(actor).AnyAsync(f => f.ParentId == parentId && f.Id != except && f.Name == clean, cancel)
            ? Same(clean)
            : null;
    }

    private async Task<int> DepthAsync(MediaFolder folder, CancellationToken cancel)
    {
        var depth = 1;
        for (var at = folder; at?.ParentId is { } parent && depth < Deepest; depth++) at = await db.MediaFolders.SingleOrDefaultAsync(f => f.Id == parent, cancel);
        return depth;
    }
}
