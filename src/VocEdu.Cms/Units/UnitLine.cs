using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Units;

/// <summary>One thing that happened to a unit.</summary>
public sealed record UnitMoment(DateOnly On, string What, string? LegalBasis);

/// <summary>A unit's names, mergers and people on a line of time, oldest first.</summary>
public sealed class UnitLineViewComponent(CmsDb db, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string unitId)
    {
        var cancel = HttpContext.RequestAborted;
        var today = Vietnam.Today(clock);
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Id == unitId, cancel);
        var links = await db.UnitLinks.AsNoTracking().Where(l => l.FromId == unitId || l.ToId == unitId).ToListAsync(cancel);
        var ids = links.Select(l => l.FromId == unitId ? l.ToId : l.FromId).ToList();
        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(today).Name);
        var moved = await db.Set<UnitTransfer>().Where(t => t.FromId == unitId || t.ToId == unitId).GroupBy(t => new { t.On, Left = t.FromId == unitId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        UnitMoment[] moments =
        [
            .. unit.Names.Select(n => new UnitMoment(n.ValidFrom, n.Name, n.LegalBasis)),
            .. links.Select(l => new UnitMoment(l.On, l.FromId == unitId ? $"{ReorganiseUnits.Name(l.Type)} → {names[l.ToId]}" : $"{ReorganiseUnits.Name(l.Type)}: từ {names[l.FromId]}", l.LegalBasis)),
            .. moved.Select(m => new UnitMoment(m.Key.On, m.Key.Left ? $"Chuyển đi {m.Count} người" : $"Nhận {m.Count} người", null)),
        ];
        if (unit.ClosedOn is { } closed) moments = [.. moments, new(closed, "Chấm dứt hoạt động", null)];
        return View("/Units/_UnitLine.cshtml", moments.OrderBy(m => m.On).ToList());
    }
}
