using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Review.Releases;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Channels;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;
using VocEdu.Domain.Text;
using VocEdu.Publishing.Outbox;

namespace VocEdu.Cms.Calendar;

/// <summary>Another time for one item or one post; what speaks against it is said before it is saved.</summary>
[NeedsRole(Reschedule.Planners | DistributionServices.Dispatchers)]
public sealed class MoveModel(CmsDb db, Reschedule reschedule, TimeProvider clock) : PageModel
{
    private const string Item = "bai";
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>By the clock in Viet Nam.</summary>
    [BindProperty] public DateTime? At { get; set; }

    /// <summary>The version the person has seen.</summary>
    [BindProperty] public int Version { get; set; }

    /// <summary>The day it was dropped on.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")] public string? Day { get; set; }

    public string Subject { get; private set; } = "";
    public string Standing { get; private set; } = "";
    public DateTimeOffset? Now { get; private set; }
    public bool MayClear { get; private set; }

    /// <summary>The open set that decides the item's time; null: the item goes by itself.</summary>
    public ReleaseSet? Set { get; private set; }
    public IReadOnlyList<string> Remarks { get; private set; } = [];
    public DateTime Earliest => clock.GetUtcNow().OnVietnamClock();

    public async Task<IActionResult> OnGetAsync(string kind, Guid id, CancellationToken cancel) => await LoadAsync(kind, id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string kind, Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(kind, id, cancel)) return NotFound();
        if (At is not { } local) return Refuse(new("calendar.time", "Hãy chọn ngày và giờ.", nameof(At)));
        var at = local.AtVietnamClock();
        var refusal = kind == Item ? await reschedule.ItemAsync(id, Version, at, User.Actor(), cancel) : await reschedule.PostAsync(id, at, User.Actor(), cancel);
        if (refusal is not null) return Refuse(refusal);
        TempData.SayDone($"“{Subject}”: lịch mới là {VietnameseDates.Time(at)} {VietnameseDates.WithWeekday(at)}.");
        return Redirect(CalendarAddress.Of(new CalendarSpan(CalendarView.Month, Vietnam.LocalDate(at)), new CalendarFilter([])));
    }

    /// <summary>Takes a plan away.</summary>
    public async Task<IActionResult> OnPostClearAsync(string kind, Guid id, CancellationToken cancel)
    {
        if (kind != Item || !await LoadAsync(kind, id, cancel)) return NotFound();
        if (await reschedule.ItemAsync(id, Version, null, User.Actor(), cancel) is { } refusal) return Refuse(refusal);
        TempData.SayDone($"Đã bỏ lịch dự kiến của bài “{Subject}”.");
        return Redirect(CalendarAddress.Root);
    }

    private PageResult Refuse(Refusal why)
    {
        ModelState.AddModelError("", why.Message);
        return Page();
    }

    private Task<bool> LoadAsync(string kind, Guid id, CancellationToken cancel) => kind == Item ? LoadItemAsync(id, cancel) : LoadPostAsync(id, cancel);

    private async Task<bool> LoadItemAsync(Guid id, CancellationToken cancel)
    {
        var actor = User.Actor();
        if (!actor.Has(Reschedule.Planners)) return false;
        if (await db.Items.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return false;
        (Subject, Standing, Now) = (item.Title, StateNames.Of(item.State), item.State is ContentState.Scheduled ? item.ScheduledFor : item.PlannedFor);
        if ((Set = await db.ReleaseOfAsync(id, cancel)) is not null)
        {
            Now = Set.ScheduledFor;
            return true;
        }

        MayClear = item.State is not ContentState.Scheduled && item.PlannedFor is not null;
        if (HttpMethods.IsGet(Request.Method)) Version = item.Version;
        Remarks = await reschedule.RemarksAsync(item, Offer(), cancel);
        return true;
    }

    private async Task<bool> LoadPostAsync(Guid id, CancellationToken cancel)
    {
        if (!User.Actor().Has(DistributionServices.Dispatchers)) return false;
        if (await db.Outbox.AsNoTracking().Include(p => p.Work).Include(p => p.Channel).SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } post) return false;
        (Subject, Standing, Now) = (post.Work!.Title, $"{post.Channel!.Name} – {PostStates.NameOf(post.State)}", post.DueAt);
        Remarks = await reschedule.RemarksAsync(post, Offer(), cancel);
        return true;
    }

    /// <summary>The time it is offered: on the day it was dropped on, at the hour it had.</summary>
    private DateTimeOffset Offer()
    {
        var day = DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dropped) && dropped.Year is > 2000 and < 2100
            ? dropped : Vietnam.LocalDate(Now ?? clock.GetUtcNow().AddDays(1));
        var hour = Now is { } now ? TimeOnly.FromDateTime(now.OnVietnamClock()) : Morning;
        At ??= day.ToDateTime(hour);
        return At.Value.AtVietnamClock();
    }
}
