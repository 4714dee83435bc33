using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Domain.Content;

namespace VocEdu.Cms.Writing.Previews;

/// <summary>Shows an item to people without an account: links to one version, and who may still open which.</summary>
[NeedsRole(Role.Contributor | Role.UnitHead | Role.Editor | Role.Approver)]
public sealed class PreviewPageModel(CmsDb db, PreviewLinks previews, IOptions<SiteOptions> site) : PageModel
{
    private const string Fresh = "preview-address";

    public ContentItem Item { get; private set; } = null!;
    public List<VersionLine> Versions { get; private set; } = [];
    public List<PreviewLink> Links { get; private set; } = [];

    /// <summary>The address of the link just made; it can be seen once.</summary>
    public string? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Items.AsNoTracking().VisibleTo(User.Actor()).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } item) return NotFound();
        Item = item;
        Versions = await db.Versions.Where(v => v.ItemId == id).OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.SavedAt, v.SavedByName, v.Note)).ToListAsync(cancel);
        Links = await previews.OpenOf(id).AsNoTracking().OrderByDescending(l => l.CreatedAt).ToListAsync(cancel);
        Address = TempData[Fresh] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int version, int days, CancellationToken cancel)
    {
        var (token, refusal) = await previews.CreateAsync(id, version, days, User.Actor(), cancel);
        if (refusal is not null && !await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == id, cancel)) return NotFound();
        if (refusal is not null) TempData.SayFailed(refusal.Message);
        else TempData[Fresh] = site.Value.Absolute($"{ItemModel.PreviewPath}/{token}").ToString();
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, Guid link, CancellationToken cancel)
    {
        if (!await previews.RevokeAsync(id, link, User.Actor(), cancel)) return NotFound();
        TempData.SayDone("Đã thu hồi liên kết. Ai mở liên kết này sẽ không còn thấy bài.");
        return Redirect(Request.Path);
    }
}
