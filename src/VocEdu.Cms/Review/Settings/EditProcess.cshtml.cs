using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Review;

namespace VocEdu.Cms.Review.Settings;

/// <summary>The steps of one scope. Saving makes a new state of the process.</summary>
[NeedsRole(ManageReview.Managers)]
public sealed class EditProcessModel(CmsDb db, ManageReview manage) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "scope")] public string? Asked { get; set; }
    [BindProperty] public List<StepFields> Steps { get; set; } = [];
    [BindProperty] public bool OnePersonMay { get; set; }
    [BindProperty] public bool More { get; set; }
    [BindProperty] public bool Drop { get; set; }

    public string Scope => Asked ?? ReviewScope.Everything;

    /// <summary>The scope has a process of its own.</summary>
    public bool IsOwn { get; private set; }
    public List<Person> People { get; private set; } = [];
    public IReadOnlyList<(string Value, string Name)> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } process) return NotFound();
        Steps = [.. process.Steps.Select(StepFields.Of)];
        OnePersonMay = process.OnePersonMay;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is null) return NotFound();
        var kept = Steps.Where(s => !s.Remove).OrderBy(s => s.Order).Take(ReviewProcessRules.MostSteps + 1).ToList();
        if (!More && ModelState.IsValid)
        {
            var refusal = await manage.ChangeProcessAsync(Scope, Drop ? [] : [.. kept.Where(s => !s.IsBlank).Select(s => s.Read())], OnePersonMay, User.Actor(), cancel);
            if (refusal is null)
            {
                TempData.SayDone("Đã lưu quy trình. Bài trình duyệt từ bây giờ sẽ theo quy trình này.");
                return Redirect("/quan-tri/quy-trinh-duyet");
            }

            ModelState.AddModelError("", refusal.Message);
        }

        if (More) kept.Add(new());
        Steps = kept;
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Steps[", StringComparison.Ordinal) && ModelState[key]!.Errors.Count == 0).ToList()) ModelState.Remove(key);
        return Page();
    }

    private async Task<ReviewProcess?> LoadAsync(CancellationToken cancel)
    {
        if (!ReviewScope.IsKnown(Scope)) return null;
        People = await manage.DecidersAsync(cancel);
        var groups = await db.Groups.AsNoTracking().OrderBy(g => g.Name).ToListAsync(cancel);
        Choices =
        [
            .. new[] { Role.Editor, Role.Approver, Role.ChannelManager, Role.Reporter }.Select(role => ($"role:{role}", role.Label())),
            .. groups.Select(group => ($"group:{group.Id}", group.Name)), ("people", "Những người cụ thể"),
        ];
        var own = await db.ReviewProcesses.AsNoTracking().Where(p => p.Scope == Scope).OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);
        IsOwn = own?.Steps.Count > 0;
        return IsOwn ? own : await db.ReviewProcesses.AsNoTracking().Where(p => p.Scope == ReviewScope.Everything).OrderByDescending(p => p.Number).FirstAsync(cancel);
    }
}

/// <summary>One step as its form sends it.</summary>
public sealed class StepFields
{
    public string? Name { get; set; }

    /// <summary><c>role:Editor</c>, <c>group:…</c> or <c>people</c>.</summary>
    public string? Who { get; set; } = "role:Approver";
    public List<Guid> People { get; set; } = [];
    public bool Everyone { get; set; }
    public int DueDays { get; set; } = 1;
    public bool Optional { get; set; }
    public bool AuthorMay { get; set; }
    public int Order { get; set; } = 99;
    public bool Remove { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && People.Count == 0;

    public ReviewStep Read() => new()
    {
        Name = Name ?? "",
        Role = Who?.StartsWith("role:", StringComparison.Ordinal) == true && Enum.TryParse<Role>(Who[5..], out var role) ? role & StepHolders.Deciders : Role.None,
        Group = Who?.StartsWith("group:", StringComparison.Ordinal) == true && Guid.TryParse(Who[6..], out var group) ? group : null,
        People = Who == "people" ? [.. People.Distinct()] : [],
        Everyone = Everyone,
        DueDays = DueDays,
        Optional = Optional,
        AuthorMay = AuthorMay,
    };

    public static StepFields Of(ReviewStep step) => new()
    {
        Name = step.Name,
        Who = step.Group is { } group ? $"group:{group}" : step.People.Count > 0 ? "people" : $"role:{step.Role}",
        People = [.. step.People],
        Everyone = step.Everyone,
        DueDays = step.DueDays,
        Optional = step.Optional,
        AuthorMay = step.AuthorMay,
    };
}
