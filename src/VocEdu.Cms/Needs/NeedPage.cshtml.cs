using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Needs;

/// <summary>One need and what may be decided about it.</summary>
[NeedsRole(NeedAccess.Readers)]
public sealed class NeedPageModel(CmsDb db, ManageNeeds manage, TimeProvider clock) : PageModel
{
    public Need Need { get; private set; } = null!;
    public string UnitName { get; private set; } = "";
    public string? TradeName { get; private set; }
    public DateOnly Today => Vietnam.Today(clock);
    public bool MayWrite => User.Actor().Has(NeedAccess.Newsroom | NeedAccess.OfUnits);
    public bool MayDecide => Need.State is NeedState.Waiting && User.Actor().Has(NeedAccess.Newsroom) && Need.WrittenBy != User.Actor().Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, int version, CancellationToken cancel) =>
        DoAsync(id, () => manage.DecideAsync(id, version, approve: true, null, User.Actor(), cancel), "Đã đăng nhu cầu.", cancel);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, int version, string? reason, CancellationToken cancel) =>
        DoAsync(id, () => manage.DecideAsync(id, version, approve: false, reason, User.Actor(), cancel), "Đã trả lời đơn vị.", cancel);

    public Task<IActionResult> OnPostEndAsync(Guid id, int version, CancellationToken cancel) =>
        DoAsync(id, () => manage.EndAsync(id, version, User.Actor(), cancel), "Đã kết thúc nhu cầu.", cancel);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task<Refusal?>> act, string done, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!MayWrite) return Forbid();
        if (await act() is { } refusal) TempData.SayFailed(refusal.Message);
        else TempData.SayDone(done);
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<Need>().AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } need) return false;
        Need = need;
        UnitName = (await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == need.UnitId, cancel)).NameOn(Today).Name;
        TradeName = need.Trade is null ? null : await db.Publications.Where(p => p.Path == "/nghe/" + need.Trade).Select(p => p.Title).SingleOrDefaultAsync(cancel) ?? need.Trade;
        return true;
    }
}
