using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Resources;
using VocEdu.Cms.Shared;
using VocEdu.Domain.Reports;

namespace VocEdu.Cms.Reports.Writing;

/// <summary>Writes a report. What is typed is kept every few seconds; two who write at once are shown each other's text.</summary>
[NeedsRole(ReportServices.Writers)]
public sealed class EditReportModel(CmsDb db, WriteReport write, IStringLocalizer<SharedStrings> t) : PageModel
{
    [BindProperty] public ReportForm Form { get; set; } = new();

    public Report Report { get; private set; } = null!;

    /// <summary>When the text on the screen was typed, if it is not the saved one.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>Their text where both wrote; null: nobody else saved.</summary>
    public IReadOnlyDictionary<string, string>? Clashes { get; private set; }

    public IEnumerable<(string Code, string Title)> TableNames => Report.Snapshot.Tables.Select(table => (table.Code, table.Title))
        .Concat([("Biểu 05", "Tin, bài trên báo chí"), ("Biểu 09", "Danh mục tin, bài đã đăng")]).OrderBy(table => table.Item1, StringComparer.Ordinal);

    public ReportSection? StoredOf(string? key) => Report.Content.Sections.FirstOrDefault(s => s.Key == key);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return NotFound();
        Report = report;
        if (report.State is not ReportState.Draft) return Redirect($"/quan-tri/bao-cao/{id}");
        var me = User.Actor().Id;
        var kept = await db.Set<KeptReport>().AsNoTracking().SingleOrDefaultAsync(k => k.ReportId == id && k.PersonId == me, cancel);
        if (kept is null)
        {
            Form = ReportForm.Of(report.Content, report.Version);
        }
        else
        {
            KeptAt = kept.KeptAt;
            await MergeAsync(kept.BaseVersion, kept.Content, cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) => await SaveAsync(id, Form, $"/quan-tri/bao-cao/{id}/viet", cancel);

    /// <summary>Saves, and adds an empty chapter.</summary>
    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancel)
    {
        Form.Sections.Add(new() { Key = $"them-{Guid.NewGuid():N}"[..20], Level = 1, Heading = t["Mục mới"], Text = "" });
        return await SaveAsync(id, Form, $"/quan-tri/bao-cao/{id}/viet#s-{Form.Sections.Count - 1}", cancel);
    }

    /// <summary>Keeps what is being typed; the page asks for it by itself.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return NotFound();
        if (report.State is not ReportState.Draft) return StatusCode(StatusCodes.Status409Conflict);
        await write.KeepAsync(id, Form.Version, Form.Over(report.Content), User.Actor(), cancel);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id, CancellationToken cancel)
    {
        await write.DropKeptAsync(id, User.Actor(), cancel);
        return Redirect($"/quan-tri/bao-cao/{id}/viet");
    }

    private async Task<IActionResult> SaveAsync(Guid id, ReportForm form, string then, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return NotFound();
        Report = report;
        ModelState.Clear();      // what is missing is asked for when it is sent, not while it is written
        var mine = form.Over(report.Content);
        var (theirs, refusal) = await write.SaveAsync(id, form.Version, mine, User.Actor(), cancel);
        if (theirs is null && refusal is null)
        {
            TempData.SayDone("Đã lưu.");
            return Redirect(then);
        }

        if (refusal is not null) ModelState.AddModelError("", t[refusal.Message]);
        if (theirs is not null) Report = theirs;
        var version = form.Version;
        if (theirs is not null) await MergeAsync(version, mine, cancel);
        else Form = ReportForm.Of(mine, version);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task MergeAsync(int baseVersion, ReportContent mine, CancellationToken cancel)
    {
        var common = baseVersion == Report.Version ? Report.Content
            : (await db.Set<ReportVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.ReportId == Report.Id && v.Number == baseVersion, cancel))?.Content ?? Report.Content;
        var merged = ReportForm.Merge(common, mine, Report.Content, out var clashes);
        if (baseVersion != Report.Version) Clashes = clashes;
        Form = ReportForm.Of(merged, Report.Version);
        ModelState.Clear();
    }

    private Task<Report?> FindAsync(Guid id, CancellationToken cancel) => db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
}
