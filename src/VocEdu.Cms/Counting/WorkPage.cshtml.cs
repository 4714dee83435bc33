using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Media;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Writing;
using VocEdu.Domain.Content;
using VocEdu.Publishing.Outbox;
using VocEdu.Publishing.Works;

namespace VocEdu.Cms.Counting;

/// <summary>One work: why it counts, what the ledger says of it, what proves it, and where it was posted.</summary>
[NeedsRole(CountingServices.Readers)]
[RequestSizeLimit(TakeEvidence.MaxBytes), RequestFormLimits(MultipartBodyLengthLimit = TakeEvidence.MaxBytes)]
public sealed class WorkPageModel(CmsDb db, AddEvidence addEvidence, TakeEvidence take, TimeProvider clock, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public string? Link { get; set; }
    [BindProperty] public IFormFile? Scan { get; set; }
    [BindProperty] public string? Note { get; set; }

    public Work Work { get; private set; } = null!;
    public IReadOnlyList<LedgerLine> Ledger { get; private set; } = [];
    public IReadOnlyList<OutboxPost> Posts { get; private set; } = [];
    public IReadOnlyDictionary<string, MediaFile> Files { get; private set; } = new Dictionary<string, MediaFile>();
    public Work? Original { get; private set; }
    public IReadOnlyList<Work> SameWork { get; private set; } = [];
    private Dictionary<string, string> UnitNames { get; set; } = [];

    public string UnitName(string code) => UnitNames.GetValueOrDefault(code, code);

    /// <summary>The newsroom's item, when the work is one of ours and the person may open it.</summary>
    public Guid? ItemId { get; private set; }
    private Dictionary<string, string> Terms { get; set; } = [];
    public bool MayAdd => User.Actor().Has(CountingServices.Bookers);

    /// <summary>What a plan in force says under that code; the code itself when its plan has ended.</summary>
    public string TermOf(string code) => Terms.GetValueOrDefault(code, code);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!MayAdd) return Forbid();
        if (await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } work) return NotFound();
        if (await AddAsync(work, cancel) is { } refusal)
        {
            ModelState.AddModelError(nameof(Link), t[refusal.Message]);
            await LoadAsync(id, cancel);
            return Page();
        }
        TempData.SayDone("Đã thêm minh chứng.");
        return RedirectToPage(new { id });
    }

    private async Task<Refusal?> AddAsync(Work work, CancellationToken cancel)
    {
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        var actor = User.Actor();
        if (Scan is null) return await addEvidence.RunAsync(work.Id, TakeEvidence.Link(Link?.Trim() ?? "", note), actor.Name, cancel);
        var (file, refusal) = await take.KeepAsync(Scan, work.Title, work.Outlet ?? work.UnitName, actor, cancel);
        return refusal ?? await addEvidence.RunAsync(work.Id, TakeEvidence.File(file!, note), actor.Name, cancel);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        var work = await db.Works.AsNoTracking().Include(w => w.Evidence).SingleOrDefaultAsync(w => w.Id == id, cancel);
        if (work is null) return false;
        Work = work;
        if (User.Actor().Has(EditModel.Openers) && work.Source.StartsWith("content:", StringComparison.Ordinal) && Guid.TryParse(work.Source["content:".Length..], out var item)
            && await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == item, cancel)) ItemId = item;
        Ledger = await db.LinesAsync(db.Ledger.Where(e => e.WorkId == id), cancel);
        Posts = await db.Outbox.AsNoTracking().Include(p => p.Channel).Where(p => p.WorkId == id).OrderBy(p => p.DueAt).ToListAsync(cancel);
        if (work.Themes.Count + work.Activities.Count > 0)
            Terms = (await PlanTerms.InForceAsync(db, clock.GetUtcNow(), cancel)).SelectMany(p => p.Themes.Concat(p.Activities)).DistinctBy(p => p.Code).ToDictionary(p => p.Code, p => p.Text);
        Files = await take.FilesAsync(work.Evidence, cancel);
        SameWork = await db.Works.AsNoTracking().Where(w => w.MergedInto == id || (work.MergedInto != null && w.Id == work.MergedInto)).OrderBy(w => w.FirstPublicAt).Take(20).ToListAsync(cancel);
        if (work.Contributors.Count > 0)
            UnitNames = (await db.Units.AsNoTracking().Include(u => u.Names).Where(u => work.Contributors.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(work.FirstPublicOn).Name);
        if (work.VersionOf is { } original) Original = await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == original, cancel);
        return true;
    }
}
