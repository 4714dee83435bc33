using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Writing;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Site;

/// <summary>Days on which a school takes applications.</summary>
public sealed record AdmissionDays(SchoolEntry School, AdmissionWindow Window);

/// <summary>When which school takes applications: open now, and month by month.</summary>
public sealed class AdmissionsModel(SchoolRegister register, LookUps lists, TimeProvider clock) : PageModel
{
    public IReadOnlyList<AdmissionDays> Open { get; private set; } = [];

    /// <summary>What is still to open, by the first day of its month.</summary>
    public IReadOnlyList<IGrouping<DateOnly, AdmissionDays>> Coming { get; private set; } = [];
    public IReadOnlyList<Choice> Levels { get; private set; } = [];
    public string? Level { get; private set; }
    public DateOnly Today => Vietnam.Today(clock);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "trinh-do")] string? level, CancellationToken cancel)
    {
        Level = lists["levels"].FirstOrDefault(l => l.Code == level)?.Code;
        if (Level is null && !string.IsNullOrEmpty(level)) return NotFound();
        var all = await AllAsync(register, Level, Today, cancel);
        Levels = lists["levels"];
        Open = [.. all.Where(d => d.Window.IsOpen(Today)).OrderBy(d => d.Window.ClosesOn)];
        Coming = [.. all.Where(d => d.Window.OpensOn > Today).OrderBy(d => d.Window.OpensOn).GroupBy(d => new DateOnly(d.Window.OpensOn.Year, d.Window.OpensOn.Month, 1))];
        new PageHead("Lịch tuyển sinh", "Trường nào đang nhận hồ sơ học nghề, trường nào sắp nhận.", Level is null ? "/lich-tuyen-sinh" : null) { Section = "truong" }.On(ViewData);
        return Page();
    }

    /// <summary>Every window that is not over.</summary>
    public static async Task<IReadOnlyList<AdmissionDays>> AllAsync(SchoolRegister register, string? level, DateOnly today, CancellationToken cancel) =>
        [.. from school in await register.AllAsync(cancel)
            from window in school.School.Admissions?.Windows ?? []
            where !window.IsOver(today) && window.Takes(level)
            select new AdmissionDays(school, window)];
}
