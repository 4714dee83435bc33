using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Submissions.Feeds;

/// <summary>The feeds of the own unit; for editors and administrators those of every unit.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Administrator)]
public sealed class FeedsModel(CmsDb db, SafeFetch fetch, PullFeeds pull, AuditLog audit, TimeProvider clock) : PageModel
{
    private const int MostOfUnit = 10, LongestAddress = 1_000;

    [BindProperty] public string? UnitId { get; set; }
    [BindProperty] public string? Address { get; set; }

    public List<SelectListItem> Units { get; private set; } = [];
    public List<(UnitFeed Feed, string Unit)> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        var unit = SeesAll(actor) ? UnitId : actor.UnitId;
        var typed = Address?.Trim() ?? "";
        if (unit is null || !await db.Units.AnyAsync(u => u.Id == unit, cancel)) return await RefuseAsync("Vui lòng chọn đơn vị.", cancel);
        if (typed.Length > LongestAddress || !Uri.TryCreate(typed, UriKind.Absolute, out var address) || !fetch.MayTry(address))
            return await RefuseAsync("Địa chỉ này không dùng được. Hãy nhập địa chỉ công khai bắt đầu bằng https://, ví dụ https://truong.edu.vn/rss.", cancel);
        if (await db.Set<UnitFeed>().CountAsync(f => f.UnitId == unit, cancel) >= MostOfUnit) return await RefuseAsync($"Mỗi đơn vị có nhiều nhất {MostOfUnit} nguồn tin.", cancel);
        if (await db.Set<UnitFeed>().AnyAsync(f => f.UnitId == unit && f.Address == address.AbsoluteUri, cancel)) return await RefuseAsync("Nguồn tin này đã có trong danh sách.", cancel);

        var now = clock.GetUtcNow();
        var feed = new UnitFeed { Id = Guid.CreateVersion7(now), UnitId = unit, Address = address.AbsoluteUri, Active = true, NextAt = now, AddedAt = now, AddedByName = actor.Name };
        db.Add(feed);
        audit.Add(actor, "Thêm nguồn tin RSS", "unit", unit, feed.Address);
        await db.SaveChangesAsync(cancel);
        return await PulledAsync(feed.Id, cancel);
    }

    public async Task<IActionResult> OnPostPullAsync(Guid id, CancellationToken cancel) =>
        await Mine(User.Actor()).AnyAsync(f => f.Id == id, cancel) ? await PulledAsync(id, cancel) : NotFound();

    public async Task<IActionResult> OnPostSwitchAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await Mine(actor).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } feed) return NotFound();
        (feed.Active, feed.NextAt) = (!feed.Active, clock.GetUtcNow());
        audit.Add(actor, feed.Active ? "Chạy lại nguồn tin RSS" : "Tạm dừng nguồn tin RSS", "unit", feed.UnitId, feed.Address);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone(feed.Active ? "Nguồn tin chạy lại." : "Nguồn tin đã tạm dừng. Các bài đã nhận vẫn còn.");
        return Redirect("/quan-tri/nguon-tin");
    }

    /// <summary>What it brought stays, and the unit's memory of it: added again, it brings nothing twice.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (await Mine(actor).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } feed) return NotFound();
        audit.Add(actor, "Gỡ nguồn tin RSS", "unit", feed.UnitId, feed.Address);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await Mine(actor).Where(f => f.Id == id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData.SayDone("Đã gỡ nguồn tin. Các bài đã nhận vẫn còn.");
        return Redirect("/quan-tri/nguon-tin");
    }

    private async Task<IActionResult> PulledAsync(Guid id, CancellationToken cancel)
    {
        await pull.RunAsync(id, cancel);
        if (await db.Set<UnitFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } feed) return NotFound();
        if (feed.LastFailed) TempData.SayFailed($"Nguồn tin được giữ lại nhưng chưa lấy được bài. {feed.LastResult}");
        else TempData.SayDone(feed.LastResult ?? "Nguồn tin đang được lấy.");
        return Redirect("/quan-tri/nguon-tin");
    }

    private async Task<IActionResult> RefuseAsync(string sentence, CancellationToken cancel)
    {
        ModelState.AddModelError("", sentence);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var actor = User.Actor();
        if (SeesAll(actor)) Units = await db.Units.ChoicesAsync(clock, cancel);
        var feeds = await Mine(actor).AsNoTracking().OrderByDescending(f => f.LastFailed).ThenBy(f => f.UnitId).ThenBy(f => f.AddedAt).Take(500).ToListAsync(cancel);
        var ids = feeds.Select(f => f.UnitId).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        Rows = [.. feeds.Select(feed => (feed, units[feed.UnitId].NameOn(Vietnam.Today(clock)).ShortName))];
    }

    private IQueryable<UnitFeed> Mine(Actor actor)
    {
        var (all, units) = (SeesAll(actor), actor.Units);
        return db.Set<UnitFeed>().Where(f => all || units.Contains(f.UnitId));
    }

    private static bool SeesAll(Actor actor) => actor.Has(Role.Editor | Role.Administrator);
}
