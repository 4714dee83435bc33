using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Data;
using VocEdu.Domain.Documents;

namespace VocEdu.Cms.Review.Releases;

/// <summary>All items of a set as their readers will see them, and one decision about all of them.</summary>
[NeedsRole(StepHolders.Deciders)]
public sealed class ReadReleaseModel(CmsDb db, CheckRelease check, DecideRelease decide, PageRenderer renderer) : PageModel
{
    /// <summary>The versions that were read, by item.</summary>
    [BindProperty] public Dictionary<Guid, int> Seen { get; set; } = [];

    [BindProperty, StringLength(2_000, ErrorMessage = "Ý kiến không được quá 2.000 ký tự.")] public string? Remark { get; set; }

    public ReleaseLook Look { get; private set; } = null!;
    public Dictionary<Guid, string> Html { get; } = [];

    /// <summary>Everything that waits, waits for this person.</summary>
    public bool MayApprove => Look.Set.State is ReleaseState.Open && Look.Unseen == 0 && Look.Lines.Any(l => l.Review is not null) && Look.Lines.All(l => l.Review is null || l.WaitsForMe);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var refusal = ModelState.IsValid ? await decide.ApproveAsync(id, Seen, string.IsNullOrWhiteSpace(Remark) ? null : Remark.Trim(), User.Actor(), cancel) : null;
        if (refusal == ReleaseRefusals.Unknown) return NotFound();
        if (ModelState.IsValid && refusal is null)
        {
            TempData.SayDone("Đã duyệt cả đợt.");
            return Redirect(ReleaseSet.PathOf(id));
        }

        db.ChangeTracker.Clear();
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (refusal is not null) ModelState.AddModelError("", refusal.Message);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await check.RunAsync(id, User.Actor(), cancel) is not { } look) return false;
        Look = look;
        foreach (var line in look.Lines) Html[line.Item.Id] = await renderer.RenderAsync(RichText.Parse(line.Version.Body), cancel);
        return true;
    }
}
