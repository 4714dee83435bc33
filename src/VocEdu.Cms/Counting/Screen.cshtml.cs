using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Plans;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Counting;
using VocEdu.Publishing.Targets;

namespace VocEdu.Cms.Counting;

/// <summary>A plan's progress on a wall, for whoever has the link: read, and nothing else.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimitOptions.SearchPolicy)]
public sealed class ScreenModel(CmsDb db, AccountsDb accounts, CountProgress count, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    public TargetProgress? Standing { get; private set; }
    public bool Found { get; private set; }
    public string SiteName => site.Value.Name;
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var (hash, now) = (LinkSecret.HashOf(token), clock.GetUtcNow());
        if (await db.Set<ScreenLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.RevokedAt == null && l.ExpiresAt > now, cancel) is not { } link
            || !await accounts.Users.AnyAsync(p => p.Id == link.CreatedBy && p.DisabledAt == null, cancel))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        Found = true;
        Response.Headers["Refresh"] = "300";
        var target = await db.Targets.AsNoTracking().Where(t => t.PlanCode == link.PlanCode).OrderBy(t => t.Code).Select(t => t.Code).FirstOrDefaultAsync(cancel);
        if (target is not null) Standing = await count.RunAsync(link.PlanCode, target, Vietnam.Today(clock), cancel);
        return Page();
    }
}
