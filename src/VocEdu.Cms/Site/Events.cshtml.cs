using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Data;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>What takes place: as a list, still to come or over, and as a month.</summary>
public sealed class EventsModel(CmsDb db, EventList events, ContentChoices choices, PictureLibrary library, TimeProvider clock) : PageModel
{
    private const int PageSize = 20, MostOfMonth = 300, MostInCalendar = 500, FirstYear = 2000, LastYear = 2100;

    public EventFilter Filter { get; private set; } = new(null, null);
    public List<EventShown> Shown { get; private set; } = [];

    /// <summary>Set when a month is shown: its first day.</summary>
    public DateOnly? Month { get; private set; }

    /// <summary>Whether a step back or on leads towards an event or towards today: months without end are for no one.</summary>
    public bool HasEarlier { get; private set; }
    public bool HasLater { get; private set; }

    /// <summary>The list of what is over.</summary>
    public bool Past { get; private set; }
    public string? Next { get; private set; }
    public IReadOnlyList<Choice> Trades { get; private set; } = [];
    public IReadOnlyList<Choice> Schools { get; private set; } = [];
    public Pictures Pictures { get; private set; } = new([]);
    public DateOnly Today => Vietnam.Today(clock);
    public DateOnly MonthNow => new(Today.Year, Today.Month, 1);

    /// <param name="before">Of past events: the time at which the last one of the page before ended, in ticks.</param>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "thang")] string? month, [FromQuery(Name = "da-qua")] string? past, [FromQuery(Name = "nghe")] string? trade, [FromQuery(Name = "truong")] string? school,
        [FromQuery(Name = "sau")] long? before, CancellationToken cancel)
    {
        if (await ReadFilterAsync(trade, school, cancel) is { } unknown) return unknown;
        var now = clock.GetUtcNow();
        if (!string.IsNullOrEmpty(month))
        {
            if (!DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < FirstYear or > LastYear) return NotFound();
            Month = first;
            var (begins, ends) = (Vietnam.Instant(first), Vietnam.Instant(first.AddMonths(1)));
            Shown = await events.BetweenAsync(Filter, begins, ends, MostOfMonth, cancel);
            HasEarlier = first > MonthNow || (await events.PastAsync(Filter, begins, 1, cancel)).Count > 0;
            HasLater = first < MonthNow || (await events.BetweenAsync(Filter, ends, DateTimeOffset.MaxValue, 1, cancel)).Count > 0;
        }
        else
        {
            Past = past == "1";
            var until = before is { } ticks && ticks > 0 && ticks < DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : now;
            Shown = Past ? await events.PastAsync(Filter, until < now ? until : now, PageSize + 1, cancel) : await events.ComingAsync(Filter, now, MostInCalendar, cancel);
            if (Past && Shown.Count > PageSize)
            {
                Shown.RemoveAt(PageSize);
                Next = $"{Filter.Address("/su-kien")}{(Filter.IsEmpty ? '?' : '&')}da-qua=1&sau={Shown[^1].When.End.UtcTicks.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        Pictures = await library.ForAsync(Shown.Select(e => e.Card), cancel);
        new PageHead("Sự kiện", "Ngày hội tư vấn tuyển sinh, hội thi tay nghề, ngày hội việc làm: khi nào, ở đâu.", Filter.IsEmpty && Month is null && !Past ? "/su-kien" : null)
        {
            Section = "su-kien", Feed = "/su-kien/rss.xml",
        }.On(ViewData);
        return Page();
    }

    /// <summary>The days of the month's weeks, from Monday on.</summary>
    public IEnumerable<DateOnly[]> Weeks()
    {
        var first = Month!.Value;
        for (var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7)); monday < first.AddMonths(1); monday = monday.AddDays(7))
            yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
    }

    public IEnumerable<EventShown> On(DateOnly day) => Shown.Where(e => Vietnam.LocalDate(e.When.Start) <= day && day <= Vietnam.LocalDate(e.When.End));

    /// <summary>All that is to come, to subscribe to.</summary>
    internal static async Task<byte[]> CalendarAsync(EventFilter filter, EventList events, SiteOptions site, DateTimeOffset now, CancellationToken cancel) => CalendarFile.Of(
        (await events.BetweenAsync(filter, now.AddDays(-31), DateTimeOffset.MaxValue, MostInCalendar, cancel)).Select(e => Attachments.Entry(e.Card, e.UpdatedAt, site)), "Sự kiện giáo dục nghề nghiệp");

    private async Task<NotFoundResult?> ReadFilterAsync(string? trade, string? school, CancellationToken cancel)
    {
        var named = await db.Publications.Where(p => p.Listed && p.Kind == ContentKind.Event).OrderByDescending(p => p.PublishedAt).Take(MostInCalendar).Select(p => new { p.Guides, p.Schools }).ToListAsync(cancel);
        var (guides, schools) = (await choices.PublicAsync(ContentKind.CareerGuide, cancel), await choices.PublicAsync(ContentKind.School, cancel));
        Trades = [.. guides.Where(g => named.Exists(n => n.Guides.Contains(g.Code)))];
        Schools = [.. schools.Where(s => named.Exists(n => n.Schools.Contains(s.Code)))];
        Filter = new(guides.FirstOrDefault(g => g.Code == trade)?.Code, schools.FirstOrDefault(s => s.Code == school)?.Code);
        return (Filter.Trade ?? "") != (trade ?? "") || (Filter.School ?? "") != (school ?? "") ? NotFound() : null;
    }
}
