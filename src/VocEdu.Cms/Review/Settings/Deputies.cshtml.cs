using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Review.Settings;

/// <summary>Who stands in for whom, today and in the days to come.</summary>
[NeedsRole(StepHolders.Deciders | Role.Administrator)]
public sealed class DeputiesModel(CmsDb db, ManageReview manage, StepHolders holders, TimeProvider clock) : PageModel
{
    [BindProperty] public Guid? PersonId { get; set; }
    [BindProperty] public Guid? DeputyId { get; set; }
    [BindProperty] public DateOnly? FirstDay { get; set; }
    [BindProperty] public DateOnly? LastDay { get; set; }
    [BindProperty] public List<string> Steps { get; set; } = [];
    [BindProperty] public Guid? End { get; set; }

    public List<Deputy> Rows { get; private set; } = [];
    public Dictionary<Guid, string> Names { get; private set; } = [];
    public List<Person> People { get; private set; } = [];
    public IReadOnlyList<string> StepNames { get; private set; } = [];
    public DateOnly Today => Vietnam.Today(clock);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var actor = User.Actor();
        var refusal = End is { } end ? await manage.EndDeputyAsync(end, actor, cancel)
            : !ModelState.IsValid || (PersonId, DeputyId, FirstDay, LastDay) is not ({ } person, { } deputy, { } first, { } last)
                ? new("deputy.incomplete", "Vui lòng chọn người thay mặt, ngày đầu và ngày cuối.")
                : await manage.AddDeputyAsync(person, deputy, first, last, [.. Steps.Where(StepNames.Contains)], actor, cancel);
        if (refusal is null)
        {
            TempData.SayDone(End is null ? "Đã lưu người thay mặt." : "Đã thôi thay mặt.");
            return Redirect("/quan-tri/thay-mat");
        }

        ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var today = Today;
        Rows = await db.Deputies.AsNoTracking().Where(d => d.LastDay >= today).OrderBy(d => d.FirstDay).ThenBy(d => d.Id).Take(200).ToListAsync(cancel);
        Names = await holders.NamesAsync([.. Rows.SelectMany(d => new[] { d.PersonId, d.DeputyId }).Distinct()], cancel);
        People = await manage.DecidersAsync(cancel);
        var processes = await db.ReviewProcesses.AsNoTracking().Where(p => !db.ReviewProcesses.Any(later => later.Scope == p.Scope && later.Number > p.Number)).ToListAsync(cancel);
        StepNames = [.. processes.SelectMany(p => p.Steps).Select(s => s.Name).Distinct().Order()];
    }
}
