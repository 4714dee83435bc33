using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;

namespace VocEdu.Cms.Review.Releases;

/// <summary>What a set is called, what its approver should know and when it becomes public.</summary>
public sealed class ReleaseForm
{
    [Required(ErrorMessage = "Vui lòng nhập tên đợt phát hành."), StringLength(ReleaseSet.LongestName, ErrorMessage = "Tên đợt phát hành không được quá {1} ký tự.")]
    public string? Name { get; set; }

    [StringLength(ReleaseSet.LongestNote, ErrorMessage = "Ghi chú không được quá {1} ký tự.")] public string? Note { get; set; }

    /// <summary>By the clock in Viet Nam.</summary>
    public DateTime? At { get; set; }

    public DateTimeOffset? Instant => At?.AtVietnamClock();

    public static ReleaseForm Of(ReleaseSet set) => new() { Name = set.Name, Note = set.Note, At = set.ScheduledFor?.OnVietnamClock() };
}

/// <summary>Begins a set, empty or with the items that were ticked.</summary>
[NeedsRole(ManageReleases.Makers)]
public sealed class NewReleaseModel(CmsDb db, ManageReleases manage, TimeProvider clock) : PageModel
{
    [BindProperty] public ReleaseForm Fields { get; set; } = new();
    [BindProperty(SupportsGet = true)] public List<Guid> Items { get; set; } = [];

    public List<ContentItem> Chosen { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (ModelState.IsValid)
        {
            var (id, refusal) = await manage.CreateAsync(Fields.Name, Fields.Note, Fields.Instant, [.. Chosen.Select(i => i.Id)], User.Actor(), cancel);
            if (id is { } made)
            {
                TempData.SayDone("Đã lập đợt phát hành.");
                return Redirect(ReleaseSet.PathOf(made));
            }

            ModelState.AddModelError("", refusal!.Message);
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        List<Guid> ids = [.. Items.Distinct().Take(ReleaseSet.MostItems + 1)];
        var found = await db.Items.AsNoTracking().VisibleTo(User.Actor()).Where(i => ids.Contains(i.Id)).ToListAsync(cancel);
        Chosen = [.. found.OrderBy(i => ids.IndexOf(i.Id))];
    }
}
