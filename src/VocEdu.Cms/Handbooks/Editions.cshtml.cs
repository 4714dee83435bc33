using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Content;
using VocEdu.Domain.Counting;

namespace VocEdu.Cms.Handbooks;

public sealed record EditionRow(Guid Id, int Year, string Title, int Guides, int Schools, DateTimeOffset? AskedAt, DateTimeOffset? MadeAt, string? Fault, DateTimeOffset UpdatedAt);

/// <summary>The handbook's editions, the newest year first.</summary>
[NeedsRole(Role.Editor)]
public sealed class EditionsModel(CmsDb db, SaveEdition save, TimeProvider clock) : PageModel
{
    public const string Path = "/quan-tri/cam-nang";

    private const int Most = 100;

    [BindProperty] public int? Year { get; set; }

    public List<EditionRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Year = Rows.Count > 0 ? Rows[0].Year + 1 : Vietnam.Today(clock).Year;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (edition, refusal) = ModelState.IsValid ? await save.BeginAsync(Year ?? 0, User.Actor(), cancel) : (null, null);
        if (edition is not null)
        {
            TempData.SayDone($"Đã lập ấn bản {edition.Year} với mọi nghề và trường đang đăng. Hãy bỏ bớt hoặc đổi thứ tự nếu cần.");
            return Redirect($"{Path}/{edition.Id}");
        }

        if (refusal is not null) ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel) => Rows = await db.Handbooks().AsNoTracking().OrderByDescending(e => e.Year).Take(Most)
        .Select(e => new EditionRow(e.Id, e.Year, e.Title, e.Guides.Count, e.Schools.Count, e.AskedAt, e.MadeAt, e.Fault, e.UpdatedAt)).ToListAsync(cancel);
}
