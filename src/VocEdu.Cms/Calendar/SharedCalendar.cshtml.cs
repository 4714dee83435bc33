using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Calendar;

/// <summary>The calendar for whoever has a link: read, and nothing else. <c>.ics</c> at the end of the address is for calendar programs.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimitOptions.SearchPolicy)]
public sealed class SharedCalendarModel(CmsDb db, AccountsDb accounts, ReadCalendar read, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    private const string Ics = ".ics";
    private const int DaysBack = 60, DaysAhead = 180;      // what a subscribed calendar holds
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    [BindProperty(SupportsGet = true, Name = "xem")] public string? View { get; set; }
    [BindProperty(SupportsGet = true, Name = "ngay")] public string? Day { get; set; }

    public CalendarLink? Link { get; private set; }
    public CalendarSpan Span { get; private set; } = null!;
    public CalendarEntries Entries { get; private set; } = null!;
    public DateOnly Today => Vietnam.Today(clock);
    public string Root { get; private set; } = "";
    public string SiteName => site.Value.Name;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var asFile = token.EndsWith(Ics, StringComparison.Ordinal);
        var secret = asFile ? token[..^Ics.Length] : token;
        if (await FindAsync(secret, cancel) is not { } link)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        (Link, Root) = (link, $"/lich/{secret}");
        if (asFile)
        {
            Entries = WithoutInside(await read.RunAsync(Today.AddDays(-DaysBack), Today.AddDays(DaysAhead), link.Filter, link.Scope, cancel));
            return File(Encoding.UTF8.GetBytes(Export.Ics(Entries, $"Lịch truyền thông – {site.Value.Name}", site.Value.PublicUrl, clock.GetUtcNow())), Export.IcsType);
        }

        Span = CalendarSpan.Read(View, Day, clock);
        Entries = WithoutInside(await read.RunAsync(Span.From, Span.To, link.Filter, link.Scope, cancel));
        return Page();
    }

    /// <summary>Leads to what is public; pages of the back office are not for this reader.</summary>
    private static CalendarEntries WithoutInside(CalendarEntries entries) =>
        new([.. entries.All.Select(e => e with { Path = e.PublicPath })], entries.Cut);

    private async Task<CalendarLink?> FindAsync(string secret, CancellationToken cancel)
    {
        var (hash, now) = (LinkSecret.HashOf(secret), clock.GetUtcNow());
        if (await db.Set<CalendarLink>().SingleOrDefaultAsync(l => l.Hash == hash && l.RevokedAt == null && l.ExpiresAt > now, cancel) is not { } link) return null;
        // Whoever left takes what they gave away along.
        if (!await accounts.Users.AnyAsync(p => p.Id == link.CreatedBy && p.DisabledAt == null, cancel)) return null;
        if (link.LastOpenedAt is null || now - link.LastOpenedAt > NotedEvery)
        {
            link.LastOpenedAt = now;
            await db.SaveChangesAsync(cancel);
        }

        return link;
    }
}
