using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VocEdu.Cms.Accounts;
using VocEdu.Cms.Data;
using VocEdu.Cms.Review.Steps;
using VocEdu.Cms.Shared;

namespace VocEdu.Cms.Review.Settings;

[NeedsRole(ManageReview.Managers)]
public sealed class GroupsModel(CmsDb db, ManageReview manage) : PageModel
{
    [BindProperty] public Guid? Id { get; set; }
    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public List<Guid> Members { get; set; } = [];
    [BindProperty] public bool Delete { get; set; }

    public List<PeopleGroup> Groups { get; private set; } = [];
    public List<Person> People { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Delete) ModelState.Clear();
        var refusal = !ModelState.IsValid ? null : Delete && Id is { } id
            ? await manage.DeleteGroupAsync(id, User.Actor(), cancel)
            : await manage.SaveGroupAsync(Id, Name, Members, User.Actor(), cancel);
        if (refusal is not null) ModelState.AddModelError("", refusal.Message);
        if (ModelState.IsValid)
        {
            TempData.SayDone(Delete ? "Đã xóa nhóm." : "Đã lưu nhóm.");
            return Redirect("/quan-tri/nhom");
        }

        db.ChangeTracker.Clear();
        await LoadAsync(cancel);
        if (Groups.Find(g => g.Id == Id) is { } typed) (typed.Name, typed.Members) = (Name, Members);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Groups = await db.Groups.AsNoTracking().OrderBy(g => g.Name).ToListAsync(cancel);
        People = await manage.DecidersAsync(cancel);
    }
}
