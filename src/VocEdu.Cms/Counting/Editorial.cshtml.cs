using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Submissions;
using VocEdu.Cms.Units;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Counting;

/// <summary>Time in each step, returns, what is used of each school, delay from event to publication, what is downloaded, guides that grow old.</summary>
[NeedsRole(Role.Editor | Role.Approver | Role.Reporter | Role.Administrator)]
public sealed class EditorialModel(CmsDb db, EditorialFigures figures, StoryFigures stories, TimeProvider clock) : PageModel
{
    private static readonly int[] Choices = [30, 90, 365];

    [BindProperty(SupportsGet = true, Name = "ngay")] public int? Asked { get; set; }
    public int Days => Asked is { } asked && Choices.Contains(asked) ? asked : 90;
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public IReadOnlyList<StepTime> Steps { get; private set; } = [];
    public Returns Returns { get; private set; } = null!;
    public EventDelay Delay { get; private set; } = null!;
    public IReadOnlyList<(string Name, UnitFigures Figures)> Schools { get; private set; } = [];
    public IReadOnlyList<DownloadedSheet> Sheets { get; private set; } = [];
    public IReadOnlyList<StaleGuide> Guides { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        To = Vietnam.Today(clock);
        From = To.AddDays(1 - Days);
        Steps = [.. (await figures.StepsAsync(From, To, cancel)).OrderBy(s => Enum.Parse<ContentState>(s.State))];
        Returns = await figures.ReturnsAsync(From, To, cancel);
        Delay = await figures.DelayAsync(From, To, cancel);
        Sheets = await figures.DownloadsAsync(From, To, cancel);
        Guides = await figures.StaleAsync(cancel);
        var units = await stories.RunAsync(From, To, null, cancel);
        var ids = units.ConvertAll(u => u.UnitId);
        var names = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(To).Name);
        Schools = [.. units.Select(u => (names.GetValueOrDefault(u.UnitId, u.UnitId), u)).OrderByDescending(u => u.u.Sent).ThenBy(u => u.Item1, UnitChoices.ByName)];
    }

    public static IReadOnlyList<int> Periods => Choices;
}
