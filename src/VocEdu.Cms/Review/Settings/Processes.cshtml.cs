using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Calendar;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Review.Settings;

/// <summary>The processes that hold now, the general one first.</summary>
[NeedsRole(ManageReview.Managers)]
public sealed class ProcessesModel(CmsDb db, ConfigFile<WorkingDays> holidays, IEnumerable<ConfigFile> files, TimeProvider clock) : PageModel
{
    private const int Ahead = 60;

    /// <summary>Why days off are not known, so that deadlines count weekends only or as before.</summary>
    public string? HolidayFault => holidays.Fault;

    /// <summary>Why other files of the configuration still hold what they said last.</summary>
    public IEnumerable<string> OtherFaults => files.Where(file => file != holidays).Select(file => file.Fault).OfType<string>();

    /// <summary>Days off to come that are not official yet.</summary>
    public IReadOnlyList<Holiday> Estimated => [.. holidays.Value.Estimated.Where(holiday => holiday.To >= Vietnam.Today(clock))];

    /// <summary>A year that deadlines already reach and of which no day off is known.</summary>
    public int? UnknownYear => Vietnam.Today(clock).AddDays(Ahead).Year is var year && !holidays.Value.Knows(year) ? year : null;
    public IReadOnlyList<ReviewProcess> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await db.ReviewProcesses.AsNoTracking()
        .Where(p => !db.ReviewProcesses.Any(later => later.Scope == p.Scope && later.Number > p.Number)).OrderBy(p => p.Scope).ToListAsync(cancel);
}

/// <summary>What a scope is called.</summary>
public static class ScopeNames
{
    private static readonly Dictionary<string, string> Names = Genres.All.ToDictionary(ReviewScope.Of, genre => $"Thể loại: {genre.Name}");

    /// <summary>Every narrower scope with its name.</summary>
    public static IReadOnlyList<(string Scope, string Name)> All { get; } =
        [.. Enum.GetValues<ContentKind>().Select(kind => (ReviewScope.Of(kind), Of(ReviewScope.Of(kind)))), .. Names.Select(pair => (pair.Key, pair.Value))];

    public static string Of(string scope) => scope switch
    {
        ReviewScope.Everything => "Quy trình chung",
        "kind:Article" => "Mọi tin, bài, ảnh",
        "kind:Video" => "Mọi video",
        "kind:Audio" => "Mọi sản phẩm âm thanh",
        "kind:Leaflet" => "Mọi tờ rơi, áp phích, cẩm nang",
        "kind:CareerGuide" => "Mọi trang nghề",
        "kind:School" => "Mọi trang giới thiệu trường",
        "kind:Event" => "Mọi sự kiện",
        "kind:OfficialDocument" => "Mọi văn bản",
        "kind:Announcement" => "Mọi thông báo",
        _ => Names.GetValueOrDefault(scope, scope),
    };
}
