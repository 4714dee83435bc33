using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Units;

public static class UnitChoices
{
    public static readonly StringComparer ByName = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>Units that exist today with today's names, for a select box, in Vietnamese order.</summary>
    public static async Task<List<SelectListItem>> ChoicesAsync(this IQueryable<Unit> units, TimeProvider clock, CancellationToken cancel)
    {
        var today = Vietnam.Today(clock);
        var open = await units.AsNoTracking().Include(u => u.Names).Where(u => u.ClosedOn == null || u.ClosedOn > today).ToListAsync(cancel);
        return [.. open.Select(u => new SelectListItem(u.NameOn(today).Name, u.Id)).OrderBy(c => c.Text, ByName)];
    }
}
