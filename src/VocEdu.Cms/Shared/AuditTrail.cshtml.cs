using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Shared;

/// <summary>Who did what, newest first; a page costs the same however long the log is.</summary>
[NeedsRole(Role.Administrator)]
public sealed class AuditTrailModel(CmsDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public string? Who { get; set; }

    [BindProperty(SupportsGet = true)] public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)] public long? Before { get; set; }

    [BindProperty(SupportsGet = true)] public long? After { get; set; }

    public List<AuditLine> Lines { get; private set; } = [];
    public long? Older { get; private set; }
    public long? Newer { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var lines = db.Audit.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Who)) lines = lines.Where(l => EF.Functions.ILike(l.ActorName, $"%{Who.Trim()}%"));
        if (Day is { } day)
        {
            var end = Vietnam.Instant(day.AddDays(1));
            lines = lines.Where(l => l.At < end);
        }

        Lines = After is { } after
            ? await lines.Where(l => l.Id > after).OrderBy(l => l.Id).Take(PageSize + 1).ToListAsync(cancel)
            : await lines.Where(l => Before == null || l.Id < Before).OrderByDescending(l => l.Id).Take(PageSize + 1).ToListAsync(cancel);
        var more = Lines.Count > PageSize;
        if (more) Lines.RemoveAt(PageSize);
        if (After is not null) Lines.Reverse();
        if (Lines.Count == 0) return;

        if (After is not null || more) Older = Lines[^1].Id;
        if (Before is not null || (After is not null && more)) Newer = Lines[0].Id;
    }

    public string Link(string direction, long id)
    {
        var query = new QueryBuilder { { direction, id.ToString(CultureInfo.InvariantCulture) } };
        if (!string.IsNullOrWhiteSpace(Who)) query.Add("who", Who);
        if (Day is { } day) query.Add("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return query.ToString();
    }
}
