using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Shared;
using VocEdu.Cms.Site;
using VocEdu.Cms.Writing.Structured;
using VocEdu.Domain.Content;
using VocEdu.Domain.Text;

namespace VocEdu.Cms.Writing.Templates;

/// <summary>A template, a new one or one made of an item: its skeleton is written as an item is.</summary>
[NeedsRole(Role.Editor | Role.Approver)]
public sealed class EditTemplateModel(CmsDb db, ContentChoices choices, AuditLog audit, IOptions<SiteOptions> site, TimeProvider clock) : PageModel
{
    [BindProperty] public ContentForm Form { get; set; } = new();

    [BindProperty, Required(ErrorMessage = "Vui lòng đặt tên cho mẫu."), StringLength(200, ErrorMessage = "Tên mẫu không được quá 200 ký tự.")]
    public string? Name { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Lời giới thiệu mẫu không được quá 300 ký tự.")] public string? Note { get; set; }

    /// <summary>The unit it is for; empty: everybody.</summary>
    [BindProperty] public string? Scope { get; set; }
    [BindProperty] public string? More { get; set; }

    public Template? Template { get; private set; }

    /// <param name="bai">An item whose newest version is to become a template.</param>
    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? bai, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Template is { } template)
        {
            (Name, Note, Scope) = (template.Name, template.Note, template.UnitId);
            Form = ContentForm.Of(template.ForItem(""), 0);
        }
        else if (bai is { } item)
        {
            if (!await db.Items.VisibleTo(User.Actor()).AnyAsync(i => i.Id == item, cancel)) return NotFound();
            var version = await db.Versions.AsNoTracking().Where(v => v.ItemId == item).OrderByDescending(v => v.Number).FirstAsync(cancel);
            (Name, Form) = (version.Title, ContentForm.Of(version));
        }
        else
        {
            Form = ContentForm.New(Genres.All[0], "");
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancel)
    {
        Form.Details = ShapeInputs.Of(Request.Form, More);
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (More is not null)
        {
            ModelState.Clear();
            return Page();
        }

        Form.IsPublic = false;
        var reading = Form.Read(new(), (section, slug) => site.Value.Absolute($"/{section}/{slug}"), await choices.LookUpsAsync(cancel));
        foreach (var mistake in reading.Mistakes) ModelState.AddModelError($"{nameof(Form)}.{mistake.Field}", mistake.Message);
        if (!Genres.TryFind(reading.Draft.Genre, out _)) ModelState.AddModelError("Form.Genre", "Hãy chọn một thể loại.");
        if (!Sections.TryFind(reading.Draft.Section, out _)) ModelState.AddModelError("Form.Section", "Vui lòng chọn chuyên mục.");
        if (reading.Draft.Title.Length > 300) ModelState.AddModelError("Form.Title", "Tiêu đề không được quá 300 ký tự.");
        var scope = string.IsNullOrEmpty(Scope) ? null : Scope;
        if (scope is not null && !await db.Units.AnyAsync(u => u.Id == scope, cancel)) ModelState.AddModelError(nameof(Scope), "Đơn vị này không có trong danh mục.");
        if (!ModelState.IsValid) return Page();

        await SaveAsync(reading.Draft, scope, cancel);
        TempData.SayDone($"Đã lưu mẫu “{Name}”. Mẫu hiện ở trang “Viết bài mới”.");
        return Redirect($"/quan-tri/mau-bai/{Template!.Id}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid? id, CancellationToken cancel)
    {
        if (id is null || !await LoadAsync(id, cancel)) return NotFound();
        Template!.RemovedAt = clock.GetUtcNow();
        audit.Add(User.Actor(), "Xóa mẫu bài", "template", Template.Id.ToString(), Template.Name);
        await db.SaveChangesAsync(cancel);
        TempData.SayDone($"Đã xóa mẫu “{Template.Name}”.");
        return Redirect("/quan-tri/mau-bai");
    }

    private async Task SaveAsync(ContentDraft draft, string? scope, CancellationToken cancel)
    {
        var actor = User.Actor();
        var isNew = Template is null;
        Template ??= new Template
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = "", Note = "", Genre = "", Section = "", Title = "", Summary = "", Body = "",
            Fields = new(), ChannelTexts = new(), UpdatedAt = clock.GetUtcNow(), UpdatedByName = actor.Name,
        };
        if (isNew) db.Templates.Add(Template);
        Template.Take(draft);
        (Template.Name, Template.Note, Template.UnitId) = (Clean(Name), Clean(Note), scope);
        (Template.UpdatedAt, Template.UpdatedByName) = (clock.GetUtcNow(), actor.Name);
        audit.Add(actor, isNew ? "Tạo mẫu bài" : "Sửa mẫu bài", "template", Template.Id.ToString(), Template.Name);
        await db.SaveChangesAsync(cancel);
    }

    /// <returns>False when there is no such template for this person.</returns>
    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancel)
    {
        if (id is null) return true;
        Template = await db.Templates.VisibleTo(User.Actor()).SingleOrDefaultAsync(t => t.Id == id, cancel);
        return Template is not null;
    }

    private static string Clean(string? text) => VietnameseText.Normalize(text).Trim();
}
