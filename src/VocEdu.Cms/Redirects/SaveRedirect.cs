using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Redirects;

/// <summary>Has an old address lead somewhere, or says that it is gone; keeps every way at one step and without a circle.</summary>
public sealed class SaveRedirect(CmsDb db, AuditLog audit, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <param name="source">The old address as somebody wrote it.</param>
    /// <param name="target">Where it leads; ignored when it is gone.</param>
    public async Task<Refusal?> RunAsync(string? source, string? target, bool gone, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(cancel);
        if (await SetAsync(source, target, gone, actor, cancel) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>One person at a time changes where addresses lead: two ways could otherwise make a circle.</summary>
    public Task LockAsync(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('cms.redirect', 0))", cancel);

    /// <summary>As <see cref="RunAsync"/>, within the caller's lock and transaction.</summary>
    public async Task<Refusal?> SetAsync(string? source, string? target, bool gone, Actor actor, CancellationToken cancel)
    {
        if (OldAddress.Read(source) is not { } from)
            return new("redirect.source", "Địa chỉ cũ phải bắt đầu bằng “/” hoặc “http”, không phải trang chủ và không thuộc phần quản trị.", "Source");
        var to = gone ? null : OldAddress.ReadTarget(target, site.Value.PublicUrl);
        if (!gone && to is null)
            return new("redirect.target", "Nơi đến phải là một đường dẫn của trang này (bắt đầu bằng “/”) hoặc một địa chỉ http, https đầy đủ.", "Target");
        if (await IsAliveAsync(from, cancel))
            return new("redirect.alive", "Địa chỉ cũ này đang là một trang của cổng thông tin hoặc đã tự dẫn đến trang mới, nên không cần khai báo.", "Source");
        if (to is not null && KeyOf(to) is { } key)
        {
            if (await db.Set<Redirect>().AsNoTracking().SingleOrDefaultAsync(r => r.Source == key, cancel) is { } further) (to, key) = (further.Target, further.Target is null ? null : KeyOf(further.Target));
            if (key == from) return new("redirect.circle", "Nơi đến dẫn ngược về chính địa chỉ cũ này. Hãy chọn nơi đến khác.", "Target");
        }

        var known = await db.Set<Redirect>().SingleOrDefaultAsync(r => r.Source == from, cancel);
        if (known is null)
        {
            db.Add(known = new Redirect { Id = Guid.CreateVersion7(clock.GetUtcNow()), Source = from, CreatedAt = clock.GetUtcNow(), CreatedByName = actor.Name });
        }

        var before = known.Target;
        known.Target = to;
        foreach (var earlier in await db.Set<Redirect>().Where(r => r.Target == from).ToListAsync(cancel)) earlier.Target = to;
        audit.Add(actor, "Đặt đường dẫn cũ", "redirect", known.Id.ToString(), $"{from} → {to ?? "đã gỡ"}{(before is null || before == to ? "" : $" (trước: {before})")}");
        return null;
    }

    public async Task<bool> RemoveAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<Redirect>().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } redirect) return false;
        db.Remove(redirect);
        audit.Add(actor, "Xóa đường dẫn cũ", "redirect", id.ToString(), $"{redirect.Source} → {redirect.Target ?? "đã gỡ"}");
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static string? KeyOf(string target) => target.StartsWith('/') ? OldAddress.Read(target) : null;

    /// <summary>A page stands there, or once stood and leads on by itself; that of a withdrawn item may lead elsewhere.</summary>
    private async Task<bool> IsAliveAsync(string path, CancellationToken cancel) =>
        Sections.TryFind(path[1..], out _)
        || await db.Addresses.AnyAsync(a => a.Path == path && db.Publications.Any(p => p.ItemId == a.ItemId), cancel)
        || await db.Collections.AnyAsync(c => (c.Kind == Collections.CollectionKind.Series ? "/tuyen-bai/" : "/chuyen-de/") + c.Slug == path, cancel);
}
