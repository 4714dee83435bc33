using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Distribution;
using VocEdu.Cms.Distribution.Manual;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Calendar;

/// <summary>The calendar of everything, by month, week or as a list.</summary>
[NeedsRole(Seers)]
public sealed class CalendarModel(CmsDb db, ReadCalendar read, ContentChoices choices, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    public const Role Seers = Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter;
    private const Role Newsroom = Role.Editor | Role.Approver | Role.ChannelManager | Role.Reporter;
    private const int WithoutDay = 30;

    [BindProperty(SupportsGet = true, Name = "xem")] public string? View { get; set; }
    [BindProperty(SupportsGet = true, Name = "ngay")] public string? Day { get; set; }
    [BindProperty(SupportsGet = true, Name = "loai")] public List<string> Kinds { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "don-vi")] public string? UnitId { get; set; }
    [BindProperty(SupportsGet = true, Name = "kenh")] public Guid? ChannelId { get; set; }
    [BindProperty(SupportsGet = true, Name = "the-loai")] public string? Genre { get; set; }

    public CalendarSpan Span { get; private set; } = null!;
    public CalendarFilter Filter { get; private set; } = null!;
    public CalendarEntries Entries { get; private set; } = null!;
    public IReadOnlyList<CalendarEntry> Undated { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<Choice> Channels { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);
    public bool MayShare => User.Actor().Has(CalendarLinksModel.Sharers);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (User.Actor().Has(Reschedule.Planners) && Filter.Wants(EntryKind.Item) && Filter.ChannelId is null)
            Undated = await read.WithoutDayAsync(WithoutDay, Filter, Scope(), cancel);
    }

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return File(Export.Xlsx(Entries, Span.From, Span.To, FiltersInWords(), User.Actor().Name, clock.GetUtcNow()), Spreadsheet.ContentType, FileName("xlsx"));
    }

    public async Task<IActionResult> OnGetIcsAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return File(Encoding.UTF8.GetBytes(Export.Ics(Entries, "Lịch truyền thông", site.Value.PublicUrl, clock.GetUtcNow())), Export.IcsType, FileName("ics"));
    }

    public string To(CalendarSpan span) => CalendarAddress.Of(span, Filter);

    public string File(string handler) => CalendarAddress.Of(Span, Filter, handler: handler);

    private string FileName(string ending) => $"lich-{CalendarAddress.Day(Span.From)}-{CalendarAddress.Day(Span.To)}.{ending}";

    private CalendarScope Scope()
    {
        var actor = User.Actor();
        var newsroom = actor.Has(Newsroom);
        return new(items => items.VisibleTo(actor), newsroom ? null : actor.Units, newsroom, InProgress: true,
            actor.Has(Reschedule.Planners), actor.Has(DistributionServices.Dispatchers), actor.Has(Reports.ReportServices.Readers), actor.Has(ManualTasks.Workers));
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Span = CalendarSpan.Read(View, Day, clock);
        Units = await choices.UnitsAsync(User.Actor(), cancel);
        if (User.Actor().Has(Newsroom))
            Channels = [.. (await db.Channels.AsNoTracking().OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).ToListAsync(cancel)).Select(c => new Choice(c.Id.ToString(), c.Name))];
        // What is not in the lists is not asked for: an address may hold anything.
        Filter = new(CalendarFilter.ReadKinds(Kinds), Units.Any(u => u.Code == UnitId) ? UnitId : null,
            Channels.Any(c => c.Code == ChannelId?.ToString()) ? ChannelId : null, Genres.TryFind(Genre, out var genre) ? genre.Code : null);
        Entries = await read.RunAsync(Span.From, Span.To, Filter, Scope(), cancel);
    }

    private IEnumerable<string> FiltersInWords()
    {
        if (Filter.Kinds.Count > 0) yield return $"Chỉ gồm: {string.Join(", ", Filter.Kinds.Select(CalendarFilter.NameOf))}";
        if (Filter.UnitId is { } unit) yield return $"Đơn vị: {Units.First(u => u.Code == unit).Name}";
        if (Filter.ChannelId is { } channel) yield return $"Kênh: {Channels.First(c => c.Code == channel.ToString()).Name}";
        if (Filter.Genre is { } genre) yield return $"Thể loại: {Genres.Get(genre).Name}";
        if (Entries.Cut) yield return $"Mỗi loại chỉ gồm {ReadCalendar.Most} mục đầu tiên.";
    }
}
